-- Vouchers (gift cards): what is on each, and every step that made it so.

create schema vouchers;

create table vouchers.voucher (
  number text collate "C" primary key,
  currency text not null,
  balance_minor bigint not null default 0,
  sold_at timestamptz,
  sold_in text,
  valid_to date,
  blocked_at timestamptz,
  blocked_by text,
  blocked_why text,
  changed_at timestamptz not null default now()
);
comment on table vouchers.voucher is 'The balance is the sum of the movements. One that was never sold here (sold_at null) is known by what was paid with it.';
create index voucher_by_change on vouchers.voucher (changed_at desc, number);

create table vouchers.movement (
  number text collate "C" not null references vouchers.voucher (number),
  position integer not null,
  kind text not null check (kind in ('sell', 'topUp', 'redeem', 'takeBack')),
  amount_minor bigint not null,
  balance_minor bigint not null,
  store_id text not null,
  till_id text not null,
  transaction_id uuid not null,
  receipt_number text not null,
  item text not null,
  offline boolean not null,
  doubt text,
  occurred_at timestamptz not null,
  primary key (number, position),
  unique (transaction_id, item)
);
comment on column vouchers.movement.item is 'The line or payment of the receipt: line/0001, payment/2.';
comment on column vouchers.movement.doubt is 'What was wrong with it when it arrived; the receipt has it as a deviation.';

create table vouchers.reservation (
  reservation_id uuid primary key,
  number text collate "C" not null references vouchers.voucher (number),
  basket_id text not null,
  amount_minor bigint not null check (amount_minor > 0),
  till_id text not null,
  expires_at timestamptz not null,
  unique (number, basket_id)
);
comment on table vouchers.reservation is 'What open baskets hold of a voucher; it ends with the receipt, by itself, or when the basket lets go of it.';
