-- Who shows a badge at a till is signed in there at once.

create table access.badge (
  person_id text primary key references access.person (id) on delete cascade,
  code_hash text not null unique,
  made_at timestamptz not null default now()
);
comment on table access.badge is 'SHA-256 (base64) of the code on a person''s badge, which is random and long enough for a hash without salt.';
