-- Orders that channels take: priced here, created in the ERP.

create schema orders;

create table orders.number_range (
  channel text not null check (channel in ('store', 'web')),
  store_id text not null,
  last_number integer not null,
  primary key (channel, store_id)
);
comment on table orders.number_range is 'The latest number given, by channel and store';

create table orders.sales_order (
  id uuid primary key,
  number text not null unique,
  channel text not null check (channel in ('store', 'web')),
  store_id text not null,
  customer_id text not null,
  currency text not null,
  total_minor bigint not null,
  line_count integer not null,
  taken_at timestamptz not null,
  -- As it was asked for: the same again gets the first answer, anything else under its id is refused.
  request json not null,
  -- Priced, with the reasons; corrections of its delivery included.
  body json not null,
  -- Grows with each correction.
  version integer not null default 0,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'inErp', 'refused', 'cancelled')),
  reason text,
  erp_number text,
  erp_status text check (erp_status in ('open', 'delivered', 'rejected')),
  -- When the ERP was last asked for it.
  asked_at timestamptz,
  check ((state = 'inErp') = (erp_number is not null))
);
comment on table orders.sales_order is 'Sales orders of stores and the web shop on their way to the ERP';
create index sales_order_newest on orders.sales_order (taken_at desc, id desc);
create index sales_order_customer on orders.sales_order (customer_id, taken_at desc);
create index sales_order_erp_number on orders.sales_order (erp_number) where erp_number is not null;
create index sales_order_under_way on orders.sales_order (state, taken_at desc) where state in ('waiting', 'sent', 'refused');
create index sales_order_to_ask on orders.sales_order (asked_at nulls first) where erp_status = 'open';

create table orders.event (
  order_id uuid not null references orders.sales_order,
  number integer generated always as identity,
  at timestamptz not null default now(),
  by text not null,
  what text not null,
  detail text,
  primary key (order_id, number)
);
comment on table orders.event is 'What happened to an order, in its order';

-- Mappings that are kept get the lookup of order types, which none of them uses.
update hub.field_mapping set document = (jsonb_set(document::jsonb, '{lookups,orderType}',
  '{"entries": {"store": "ZSTO", "web": "ZWEB"}, "otherwise": "refuse"}'))::json
where not (document::jsonb -> 'lookups') ? 'orderType';
