-- The systems that the hub speaks with, where they answer, and what is agreed with each: in the place of the one connection.

create table hub.communication_system (
  system_id text collate "C" primary key check (system_id ~ '^[A-Z0-9_]{1,20}$'),
  name text not null,
  kind text not null check (kind in ('s4hana', 'embedded', 'other')),
  active boolean not null default true,
  client text not null,
  sender_port text not null,
  receiver_port text not null,
  receiver text not null,
  authorities text,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
comment on table hub.communication_system is 'A system we exchange messages with (SAP: communication system).';
comment on column hub.communication_system.authorities is 'Certificates (PEM) of authorities trusted for this system beside the usual ones.';

create table hub.communication_destination (
  system_id text collate "C" not null references hub.communication_system (system_id) on delete cascade,
  use text not null check (use in ('standard', 'idoc', 'odata', 'soap')),
  url text not null,
  auth_kind text not null check (auth_kind in ('basic', 'oauth2', 'certificate')),
  user_name text,
  token_url text,
  certificate text,
  secret text not null,
  changed_at timestamptz not null default now(),
  primary key (system_id, use),
  check ((auth_kind = 'certificate') = (certificate is not null) and (auth_kind = 'certificate') = (user_name is null)
    and (auth_kind = 'oauth2') = (token_url is not null))
);
comment on table hub.communication_destination is 'Where a system answers, per use; "standard" where a use has none of its own.';
comment on column hub.communication_destination.user_name is 'The user (basic) or client (oauth2) that we are there.';
comment on column hub.communication_destination.secret is 'Password, client secret or private key, encrypted (AES-256-GCM) with a key that is not in the database.';

create table hub.communication_contact (
  system_id text collate "C" primary key references hub.communication_system (system_id) on delete cascade,
  last_contact_at timestamptz,
  failures integer not null default 0,
  retry_at timestamptz,
  reason_code text,
  reason text
);
comment on table hub.communication_contact is 'When a system answered last, and while it does not, when it is tried again: one try for all that waits.';

create table hub.communication_arrangement (
  system_id text collate "C" not null references hub.communication_system (system_id) on delete cascade,
  scenario text not null,
  technical_user text,
  changed_at timestamptz not null default now(),
  primary key (system_id, scenario)
);
comment on table hub.communication_arrangement is 'That a scenario is used with a system. technical_user: the only one that may send by it; null: any that has the permission.';

create table hub.communication_service (
  system_id text collate "C" not null,
  scenario text not null,
  service text not null,
  direction text not null check (direction in ('inbound', 'outbound')),
  active boolean not null default false,
  settings jsonb not null default '{}',
  changed_at timestamptz not null default now(),
  primary key (system_id, scenario, service),
  foreign key (system_id, scenario) references hub.communication_arrangement (system_id, scenario) on delete cascade
);
create unique index communication_service_outbound on hub.communication_service (service)
  where direction = 'outbound' and active;
comment on table hub.communication_service is 'A service of an arrangement, on or off, with its settings. What goes out goes to one system.';

-- The one connection there was becomes the first system, with everything active that it did.
insert into hub.communication_system (system_id, name, kind, client, sender_port, receiver_port, receiver)
  select 'ERP', 'ERP', 'other', client, sender_port, receiver_port, receiver from hub.erp_connection;
insert into hub.communication_destination (system_id, use, url, auth_kind, user_name, secret)
  select 'ERP', 'standard', url, 'basic', user_name, secret from hub.erp_connection;
insert into hub.communication_contact (system_id, last_contact_at, failures, retry_at, reason_code, reason)
  select 'ERP', last_contact_at, failures, retry_at, reason_code, reason from hub.erp_contact, hub.erp_connection;
-- Who only received until now has no connection, and goes on receiving.
insert into hub.communication_system (system_id, name, kind, client, sender_port, receiver_port, receiver)
  select 'ERP', 'ERP', 'other', '100', 'CFSERVER', 'CFERP', 'CFERP100'
  where exists (select from hub.inbound_document) on conflict do nothing;
insert into hub.communication_arrangement (system_id, scenario)
  select 'ERP', scenario from hub.communication_system,
    unnest(array['SAP_COM_0008', 'SAP_COM_0640', 'SAP_COM_0652', 'SAP_COM_0164', 'OPP']) as scenario;
insert into hub.communication_service (system_id, scenario, service, direction, active)
  select 'ERP', scenario, service, direction, direction = 'inbound' or exists (select from hub.erp_connection)
  from hub.communication_system, (values
    ('SAP_COM_0008', 'businessPartners', 'inbound'), ('SAP_COM_0640', 'articles', 'inbound'),
    ('OPP', 'regularPrices', 'inbound'), ('OPP', 'promotions', 'inbound'), ('OPP', 'purchasePrices', 'inbound'),
    ('SAP_COM_0652', 'salesTransactions', 'outbound'), ('SAP_COM_0652', 'financialTransactions', 'outbound'),
    ('SAP_COM_0652', 'goodsMovements', 'outbound'), ('SAP_COM_0652', 'postingStatus', 'outbound'),
    ('SAP_COM_0164', 'stockOverview', 'outbound')) as known (scenario, service, direction);

drop table hub.erp_connection;
drop table hub.erp_contact;
