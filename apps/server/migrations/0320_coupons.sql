-- Coupons: what an offer asks for, the codes that unlock it, who holds one while a basket is open, and what was redeemed.

create table prices.coupon (
  coupon_id text collate "C" primary key,
  kind text not null check (kind in ('single', 'series')),
  code text collate "C" unique,
  prefix text collate "C" unique,
  code_length integer,
  name text not null,
  valid_from timestamp,
  valid_to timestamp,
  total_limit integer check (total_limit > 0),
  per_customer_limit integer check (per_customer_limit > 0),
  offline text not null check (offline in ('accept', 'refuse', 'acceptOnce')),
  blocked_at timestamptz,
  version integer not null default 1,
  changed_at timestamptz not null default now(),
  changed_by text not null,
  changed_xid xid8 not null default pg_current_xact_id(),
  check ((kind = 'single') = (code is not null)),
  check ((kind = 'series') = (prefix is not null)),
  check ((kind = 'series') = (code_length is not null))
);
create index coupon_changed on prices.coupon (changed_xid);
comment on table prices.coupon is 'A coupon that an offer names. A single one has one code for everybody, a series has many that work once each.';
comment on column prices.coupon.prefix is 'What the codes of a series begin with: of one series only, so that a till without a network knows which coupon a code is of.';
comment on column prices.coupon.valid_from is 'Local time of the store that asks, like the validity of offers; both ends are inclusive.';
comment on column prices.coupon.offline is 'What a till does with it without a network: take it, refuse it, or take each code once by its own memory.';

create table prices.coupon_batch (
  batch_id bigint generated always as identity primary key,
  coupon_id text collate "C" not null references prices.coupon,
  code_count integer not null,
  made_at timestamptz not null default now(),
  made_by text not null,
  sealed_codes text,
  handed_out_at timestamptz,
  handed_out_to text,
  blocked_at timestamptz
);
create index coupon_batch_coupon on prices.coupon_batch (coupon_id, batch_id);
comment on column prices.coupon_batch.sealed_codes is 'The codes, encrypted, until somebody has downloaded them; after that nobody can read them any more.';

create table prices.coupon_code (
  code_hash bytea primary key,
  coupon_id text collate "C" not null references prices.coupon,
  batch_id bigint not null references prices.coupon_batch,
  hint text not null
);
comment on table prices.coupon_code is 'Single-use codes, known by a keyed hash only: a copy of the database redeems nothing.';
comment on column prices.coupon_code.hint is 'The last characters, by which people recognise one.';

create table prices.coupon_reservation (
  reservation_id uuid primary key,
  coupon_id text collate "C" not null references prices.coupon,
  code_hash bytea references prices.coupon_code,
  basket_id text collate "C" not null,
  customer_id text,
  store_id text not null,
  expires_at timestamptz not null
);
create unique index coupon_reservation_code on prices.coupon_reservation (code_hash) where code_hash is not null;
create unique index coupon_reservation_basket on prices.coupon_reservation (coupon_id, basket_id) where code_hash is null;
create index coupon_reservation_expires on prices.coupon_reservation (expires_at);
comment on table prices.coupon_reservation is 'Who holds a coupon while a basket is open. One that has expired holds nothing, whether it is still here or not.';

create table prices.coupon_redemption (
  store_id text collate "C" not null,
  transaction_id uuid not null,
  position smallint not null,
  redemption_id bigint generated always as identity unique,
  coupon_id text collate "C" not null,
  code_hash bytea,
  hint text not null,
  receipt_number text not null,
  till_id text not null,
  customer_id text,
  redeemed_at timestamptz not null,
  used_twice boolean not null,
  primary key (store_id, transaction_id, position)
);
create unique index coupon_redemption_once on prices.coupon_redemption (code_hash) where code_hash is not null and not used_twice;
create index coupon_redemption_coupon on prices.coupon_redemption (coupon_id, redemption_id);
create index coupon_redemption_customer on prices.coupon_redemption (coupon_id, customer_id) where customer_id is not null;
comment on table prices.coupon_redemption is 'What receipts redeemed, written with the receipt. used_twice: a till without a network took a code that was used already.';
