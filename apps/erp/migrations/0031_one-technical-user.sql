-- Technical users have one shape in every program (packages/platform/src/technical-users).

alter table access.technical_user rename to technical_user_before;
alter table access.technical_user_before drop constraint technical_user_pkey;

create table access.technical_user (
  user_name text primary key,
  description text not null default '',
  permissions text[] not null,
  networks text[] not null default '{}',
  secret_hash bytea not null,
  salt bytea,
  secret_changed_at timestamptz not null default now(),
  previous_hash bytea,
  previous_until timestamptz,
  failures integer not null default 0,
  last_failure_at timestamptz,
  last_failure_address text,
  created_at timestamptz not null default now(),
  created_by text not null,
  locked_at timestamptz,
  last_used_at timestamptz
);
comment on table access.technical_user is 'A system that calls us (SAP: communication user). Cannot sign in to screens.';
comment on column access.technical_user.secret_hash is 'SHA-256 of a secret of 256 random bits that was shown once.';
comment on column access.technical_user.salt is 'Set: the secret is from before and kept as scrypt with it, until it is used.';
comment on column access.technical_user.previous_hash is 'The secret before, which works until previous_until, so that the other system can be changed in between.';
comment on column access.technical_user.networks is 'From where it may call; empty: from everywhere.';
comment on column access.technical_user.failures is 'Wrong secrets since it was last used; they lock nobody out.';

insert into access.technical_user
  (user_name, permissions, secret_hash, secret_changed_at, created_at, created_by, locked_at, last_used_at)
select name, permissions, secret_hash, created_at, created_at, created_by, case when locked then now() end, last_used_at
from access.technical_user_before;
drop table access.technical_user_before;

create table access.access_token (
  token_hash bytea primary key,
  user_name text not null references access.technical_user (user_name) on delete cascade,
  scopes text[] not null,
  expires_at timestamptz not null
);
create index access_token_user on access.access_token (user_name);
create index access_token_expiry on access.access_token (expires_at);
comment on table access.access_token is 'OAuth2 bearer tokens of technical users, as SHA-256: a token has 256 random bits.';
