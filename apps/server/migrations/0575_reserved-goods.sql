-- Goods of a store that are kept for a customer.

create schema reserved;

create table reserved.goods (
  position bigint generated always as identity unique,
  number text collate "C" generated always as ('R-' || store_id || '-' || lpad(position::text, greatest(6, length(position::text)), '0')) stored primary key,
  request_id uuid not null unique,
  store_id text collate "C" not null,
  article_id text collate "C" not null,
  unit text not null,
  quantity_milli bigint not null check (quantity_milli > 0),
  customer_id text collate "C",
  name text not null,
  phone text,
  note text,
  made_at timestamptz not null default now(),
  made_in text collate "C" not null,
  made_by text not null,
  valid_to date not null,
  state text not null default 'open' check (state in ('open', 'putAside', 'collected', 'expired', 'cancelled')),
  put_aside_at timestamptz,
  put_aside_by text,
  ended_at timestamptz,
  ended_by text,
  why text,
  receipt_number text collate "C",
  check ((state in ('collected', 'expired', 'cancelled')) = (ended_at is not null)),
  check ((state = 'collected') = (receipt_number is not null))
);
comment on table reserved.goods is 'What a store keeps for a customer until a day. While it waits (open, put aside) nobody else is promised it; a receipt collects it, once.';
comment on column reserved.goods.request_id is 'Made by the till that asks: the same request again gets the first answer.';
comment on column reserved.goods.made_in is 'The till.';
comment on column reserved.goods.valid_to is 'The last day, in the time zone of the store that keeps it.';
create index goods_waiting on reserved.goods (article_id, store_id) where state in ('open', 'putAside');
create index goods_ended on reserved.goods (ended_at) where ended_at is not null;
