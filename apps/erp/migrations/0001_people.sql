-- People who sign in to screens. The same text is the people migration of every program that has screens
-- (people.test.ts compares them), since a migration that has run may not change, wherever it came from.

create schema access;

-- The shape of person, account, session and verification is better-auth's (its models user, account, session and
-- verification); the columns below a blank line are ours.
create table access.person (
  id text primary key,
  username text not null unique,
  display_username text,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  locked_at timestamptz,
  last_used_at timestamptz
);
comment on table access.person is 'A member of staff who may sign in to screens.';
comment on column access.person.id is 'Ten characters, so that it fits SAP''s cashier field (KASSIERER).';

create table access.account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references access.person (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index account_provider on access.account (provider_id, account_id);
create index account_user on access.account (user_id);
comment on table access.account is 'How a person proves who they are: password (scrypt), later single sign-on.';

create table access.session (
  id text primary key,
  token text not null unique,
  user_id text not null references access.person (id) on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_user_id on access.session (user_id);

create table access.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on access.verification (identifier);

create table access.person_role (
  person_id text not null references access.person (id) on delete cascade,
  role text not null,
  primary key (person_id, role)
);
comment on table access.person_role is 'Roles by name; what each may do stands in the program''s table of roles.';

create table access.attempt (
  key text primary key,
  count integer not null,
  window_started_at timestamptz not null
);
comment on table access.attempt is 'Tries at a secret (sign-in, pairing) per name and per address in the running window.';

create table access.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  action text not null,
  object_type text not null,
  object_id text not null,
  detail jsonb not null default '{}'
);
create index audit_object on access.audit (object_type, object_id, id desc);
comment on table access.audit is 'Who changed what, and when. Rows are only ever added.';
