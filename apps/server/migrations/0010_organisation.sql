-- The retailer: company, stores, tills, ways to pay.

create schema organisation;

create table organisation.company (
  company_code text primary key,
  name text not null,
  currency text not null,
  sales_organisation text not null,
  division text not null,
  only_one boolean not null default true unique check (only_one)
);
comment on table organisation.company is 'The one company that this installation works for (SAP: company code and sales organisation).';

create table organisation.store (
  store_id text primary key,
  name text not null,
  address_lines text[] not null default '{}',
  time_zone text not null,
  currency text not null,
  language text not null,
  tax_number text,
  sales_organisation text not null,
  distribution_channel text not null,
  storage_locations jsonb not null default '[]',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table organisation.store is 'A site; its id is the ERP''s plant.';

create table organisation.till (
  till_id text primary key,
  store_id text not null references organisation.store (store_id),
  number text not null check (number ~ '^\d{2}$'),
  kind text not null check (kind in ('regular', 'replay')),
  name text not null,
  device_name text,
  paired_at timestamptz,
  created_at timestamptz not null default now(),
  unique (store_id, number)
);
comment on table organisation.till is 'A place to sell. Tills are never deleted: their receipts stay.';

create table organisation.till_state (
  till_id text primary key references organisation.till (till_id),
  last_seen_at timestamptz not null,
  unsent integer not null,
  oldest_unsent_at timestamptz,
  price_book integer not null,
  clock_ahead_ms bigint not null,
  app_version text not null
) with (fillfactor = 70);
comment on table organisation.till_state is 'What a till said of itself last. Written each minute by each till, hence apart and with room for updates in place.';

create table organisation.pairing_code (
  till_id text primary key references organisation.till (till_id),
  code_hash bytea not null unique,
  expires_at timestamptz not null
);
comment on table organisation.pairing_code is 'A code that pairs one device once. Hashed with a key that is not in the database, since eight characters can be tried out.';

create table organisation.payment_method (
  code text primary key check (code ~ '^[A-Z0-9]{1,10}$'),
  kind text not null check (kind in ('cash', 'card', 'account')),
  names jsonb not null,
  erp_code text not null check (length(erp_code) between 1 and 4),
  position integer not null
);
comment on column organisation.payment_method.erp_code is 'ZAHLART in SAP''s documents (4 characters, the customer''s own).';

insert into organisation.payment_method (code, kind, names, erp_code, position) values
  ('CASH', 'cash', '{"en": "Cash", "de": "Bar"}', 'CASH', 1),
  ('CARD', 'card', '{"en": "Card", "de": "Karte"}', 'CARD', 2),
  ('ACCOUNT', 'account', '{"en": "On account", "de": "Auf Rechnung"}', 'ACCT', 3);
