-- Why an order waits, as a code for words in any language; and what a channel asks for: its own orders that have changed.

alter table orders.sales_order
  add column reason_code text,
  -- What the reason is about: a customer's number.
  add column reason_subject text,
  add column taken_by text generated always as (body ->> 'takenBy') stored,
  add column changed_xid xid8 not null default pg_current_xact_id();
create index sales_order_changed on orders.sales_order (taken_by, changed_xid);
