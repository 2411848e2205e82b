-- Machines that call us, tills that sell, and the PINs of the people who stand at them.

create table access.technical_user (
  user_name text primary key,
  description text not null,
  salt bytea not null,
  secret_hash bytea not null,
  failures integer not null default 0,
  created_at timestamptz not null default now(),
  locked_at timestamptz,
  last_used_at timestamptz
);
comment on table access.technical_user is 'A system that calls by HTTP Basic (SAP: communication user). Cannot sign in to screens.';
comment on column access.technical_user.secret_hash is 'scrypt of a secret that was shown once.';

create table access.device_token (
  token_hash bytea primary key,
  store_id text not null,
  till_id text not null,
  till_kind text not null,
  device_name text not null default '',
  issued_at timestamptz not null default now(),
  revoked_at timestamptz
);
create index device_token_till on access.device_token (till_id);
comment on table access.device_token is 'The bearer token a paired till holds, as SHA-256: the token has 256 random bits, so nothing slower is needed.';

create table access.cashier_pin (
  person_id text primary key references access.person (id) on delete cascade,
  salt text not null,
  iterations integer not null,
  hash text not null,
  changed_at timestamptz not null default now()
);
comment on table access.cashier_pin is 'PBKDF2-SHA256 of the PIN, delivered to tills so that people can sign in there without a network.';
