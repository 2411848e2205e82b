-- What people have to know: told once when it begins and once when it is over.

create table hub.alert (
  id bigint generated always as identity primary key,
  key text collate "C" not null,
  severity text not null check (severity in ('warning', 'error')),
  title text not null,
  detail text not null,
  link text not null,
  raised_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  cleared_at timestamptz
);
create unique index alert_open on hub.alert (key) where cleared_at is null;
create index alert_newest on hub.alert (id desc) where cleared_at is not null;
comment on column hub.alert.key is 'What it is about, its kind before the colon: till-silent:1010-03. At most one of a key is open.';

create table hub.alert_rule (
  id bigint generated always as identity primary key,
  name text not null unique,
  active boolean not null default true,
  least_severity text not null check (least_severity in ('warning', 'error')),
  kinds text[] not null default '{}',
  tell_cleared boolean not null default true,
  channel text not null check (channel in ('mail', 'webhook')),
  addresses text[] not null default '{}',
  url text,
  secret text,
  changed_at timestamptz not null default now(),
  check (case channel when 'mail' then cardinality(addresses) > 0 else url is not null and secret is not null end)
);
comment on column hub.alert_rule.kinds is 'Kinds of alerts that it tells; none named: all.';
comment on column hub.alert_rule.secret is 'Of the signature of a webhook, encrypted (AES-256-GCM) with a key that is not in the database.';

create table hub.alert_delivery (
  id uuid primary key,
  alert_id bigint references hub.alert (id) on delete cascade,
  rule_id bigint references hub.alert_rule (id) on delete set null,
  event text not null check (event in ('raised', 'cleared', 'assigned', 'test')),
  channel text not null check (channel in ('mail', 'webhook')),
  address text not null,
  subject text not null,
  content text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'kept', 'dead')),
  attempts integer not null default 0,
  next_attempt_at timestamptz default now(),
  reason text,
  created_at timestamptz not null default now(),
  sent_at timestamptz
);
create index alert_delivery_waiting on hub.alert_delivery (next_attempt_at) where state = 'waiting';
create index alert_delivery_newest on hub.alert_delivery (created_at desc, id desc);
comment on table hub.alert_delivery is 'A mail or a call of a webhook, sent at least once; its id tells a second arrival. kept: no mail server is set up, so it can only be read here.';

create table hub.alert_address (
  person_id text primary key,
  address text not null
);
comment on table hub.alert_address is 'Where a person gets mail of what is assigned to them.';
