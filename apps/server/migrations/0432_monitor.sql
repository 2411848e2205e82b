-- Is all there that was sold, and does everybody speak who should.

create table hub.completeness (
  store_id text collate "C" not null,
  business_date date not null,
  till_id text collate "C" not null,
  till_count integer,
  till_sum bigint,
  till_source text not null check (till_source in ('closing', 'heartbeat', 'none')),
  server_count integer not null,
  server_sum bigint not null,
  first_running integer,
  last_running integer,
  gaps integer not null,
  erp_count integer,
  erp_sum bigint,
  erp_posted integer,
  erp_set_aside integer,
  currency text not null,
  equal boolean not null,
  problem text,
  compared_at timestamptz not null,
  primary key (store_id, business_date, till_id)
);
create index completeness_by_day on hub.completeness (business_date desc, store_id, till_id);
create index completeness_unequal on hub.completeness (business_date desc, store_id, till_id) where not equal;
comment on table hub.completeness is 'Per till and business date: what the till says, what the server has, what the ERP has. Amounts in minor units.';
comment on column hub.completeness.problem is 'Why the ERP could not be asked.';

create table hub.opening_hours (
  store_id text collate "C" not null,
  weekday smallint not null check (weekday between 1 and 7),
  opens text not null check (opens ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  closes text not null check (closes ~ '^(([01]\d|2[0-3]):[0-5]\d|24:00)$'),
  primary key (store_id, weekday, opens),
  check (opens < closes)
);
comment on table hub.opening_hours is 'When tills of a store should be heard of, in the store''s time zone; 1 is Monday.';

create table hub.silence_setting (
  only_one boolean primary key default true check (only_one),
  till_minutes integer not null default 30 check (till_minutes between 5 and 1440)
);
insert into hub.silence_setting default values;

create table hub.expected_message (
  service text collate "C" primary key,
  within_hours integer not null check (within_hours between 1 and 744),
  since timestamptz not null default now()
);
comment on table hub.expected_message is 'Inbound services of which something should come at least so often.';
