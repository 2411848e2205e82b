-- Business partners as the ERP says they are.

create schema customers;

create table customers.partner (
  partner_id text collate "C" primary key,
  change_number bigint,
  state json not null,
  is_customer boolean not null,
  withdrawn boolean not null,
  changed_at timestamptz not null default now(),
  changed_xid xid8 not null default pg_current_xact_id()
);
create index partner_changed on customers.partner (changed_xid);
comment on table customers.partner is 'A person, organisation or group with roles, addresses, sales areas and blocks. Never deleted, only withdrawn.';
comment on column customers.partner.state is 'json, not jsonb: written in one canonical form, so that equal texts mean an unchanged partner.';

create table customers.contact_point (
  address text collate "C" not null,
  partner_id text collate "C" not null,
  primary key (address, partner_id)
);
comment on table customers.contact_point is 'Phone numbers (E.164) and mail addresses (lower case) by which a partner is found.';
