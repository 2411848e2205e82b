-- What was sold. Keys lead with the store, so that the tables can be partitioned by it one day.

create schema sales;

create table sales.transaction (
  store_id text collate "C" not null,
  id uuid not null,
  till_id text collate "C" not null,
  running integer not null,
  number text collate "C" not null,
  kind text not null,
  occurred_at timestamptz not null,
  accepted_at timestamptz not null default now(),
  business_date date not null,
  cashier_name text not null,
  customer_id text,
  external_reference text,
  currency text not null,
  total_minor bigint not null,
  pieces_milli bigint not null,
  line_count integer not null,
  deviation_count integer not null default 0,
  content_hash bytea not null,
  body json not null,
  primary key (store_id, id),
  unique (store_id, till_id, running)
);
create index transaction_by_day on sales.transaction (store_id, business_date, occurred_at);
create index transaction_by_time on sales.transaction (occurred_at desc, id desc);
create index transaction_by_customer on sales.transaction (customer_id, occurred_at desc) where customer_id is not null;
create index transaction_by_reference on sales.transaction (external_reference) where external_reference is not null;
create index transaction_deviating on sales.transaction (occurred_at desc, id desc) where deviation_count > 0;
comment on table sales.transaction is 'Every receipt, cash movement and goods movement of a till, accepted once by its id and once by its number.';
comment on column sales.transaction.body is 'The transaction as the till sent it: json, not jsonb, for it is only ever read whole.';

create table sales.line (
  store_id text collate "C" not null,
  article_id text collate "C" not null,
  transaction_id uuid not null,
  position smallint not null,
  unit text not null,
  stock_change_milli bigint not null,
  primary key (store_id, article_id, transaction_id, position)
);
comment on table sales.line is 'Lines by article, for search and for stock that the ERP does not know of yet.';
comment on column sales.line.stock_change_milli is 'What the store''s stock gains, in thousandths of the unit: negative for a sale.';

create table sales.returned_line (
  store_id text collate "C" not null,
  receipt_number text collate "C" not null,
  line_id text not null,
  return_store_id text not null,
  return_id uuid not null,
  return_number text not null,
  return_line_id text not null,
  quantity_milli bigint not null,
  amount_minor bigint not null,
  primary key (store_id, receipt_number, line_id, return_store_id, return_id, return_line_id)
);
comment on table sales.returned_line is 'What came back of a line that was sold: positive quantities and amounts. The store is the one that sold.';

create table sales.posting (
  store_id text collate "C" not null,
  transaction_id uuid not null,
  state text not null default 'waiting',
  reason text,
  primary key (store_id, transaction_id)
) with (fillfactor = 70);
create index posting_open on sales.posting (state, store_id, transaction_id) where state <> 'posted';
comment on table sales.posting is 'Where a transaction stands on its way into the ERP, as the hub says. Apart from the transaction, for it changes and the transaction does not.';

create table sales.deviation (
  store_id text collate "C" not null,
  transaction_id uuid not null,
  position integer not null,
  code text not null,
  line_id text,
  expected text,
  actual text,
  detail text not null,
  primary key (store_id, transaction_id, position)
);
comment on table sales.deviation is 'What the server found different from the till; shown to people, never corrected.';

create table sales.to_price_again (
  store_id text collate "C" not null,
  transaction_id uuid not null,
  primary key (store_id, transaction_id)
);
comment on table sales.to_price_again is 'Receipts that the server has not priced again yet.';

create table sales.rejected (
  id bigint generated always as identity primary key,
  till_id text not null,
  store_id text not null,
  transaction_id text,
  number text,
  running integer,
  content_hash bytea not null,
  raw text not null,
  code text not null,
  detail text not null,
  at_field text,
  first_at timestamptz not null default now(),
  last_at timestamptz not null default now(),
  times integer not null default 1,
  accepted_at timestamptz,
  unique (till_id, content_hash)
);
create index rejected_open on sales.rejected (id desc) where accepted_at is null;
create index rejected_running on sales.rejected (till_id, running);
comment on table sales.rejected is 'What a till sent and the server could not take, as it came; the till keeps its copy and may send it again.';
comment on column sales.rejected.accepted_at is 'The same content was accepted later, after what was missing had been set up.';
