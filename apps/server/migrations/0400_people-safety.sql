-- What makes signing in safer: a second factor, temporary passwords, single permissions, confirmed sessions, and an audit
-- trail that nobody can change. The same text in every program that has screens.

alter table access.person add column two_factor_enabled boolean not null default false;
alter table access.person add column password_temporary boolean not null default false;
comment on column access.person.password_temporary is 'Somebody else knows it: the person has to choose another before anything else.';

alter table access.session add column confirmed_at timestamptz not null default now();
comment on column access.session.confirmed_at is 'When the person last proved to be there, by signing in or by the password again.';

-- The shape is better-auth's (its model twoFactor); secret and backup codes are encrypted by it.
create table access.two_factor (
  id text primary key,
  secret text not null,
  backup_codes text not null,
  user_id text not null references access.person (id) on delete cascade,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
create unique index two_factor_user on access.two_factor (user_id);

create table access.person_permission (
  person_id text not null references access.person (id) on delete cascade,
  permission text not null,
  primary key (person_id, permission)
);
comment on table access.person_permission is 'What a person may do beside what the roles allow.';

create table access.setting (
  name text primary key,
  value jsonb not null
);
comment on table access.setting is 'Who may enter and how: twoFactorRoles, serviceNetworks.';

create index audit_actor on access.audit (actor_id, id desc);
create index audit_at on access.audit (at, id);

create function access.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% of %.% is refused: what was recorded stays', tg_op, tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
create trigger audit_stays before update or delete or truncate on access.audit
  for each statement execute function access.refuse_change();
