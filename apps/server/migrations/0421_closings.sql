-- Closings of tills: what a business day of a till came to.

create table sales.closing (
  store_id text collate "C" not null,
  id uuid not null,
  till_id text collate "C" not null,
  running integer not null,
  business_date date not null,
  from_running integer,
  to_running integer,
  receipt_count integer not null,
  total_minor bigint not null,
  difference_minor bigint not null,
  primary key (store_id, id),
  unique (store_id, till_id, running)
);
create index closing_by_day on sales.closing (store_id, business_date, till_id);
comment on table sales.closing is 'Beside its transaction: closes the till''s business date for all that has a higher number.';
comment on column sales.closing.difference_minor is 'Counted less expected, over all ways to pay.';
