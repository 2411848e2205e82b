-- Receipts that were taken back as a whole by a counter-receipt.

create table sales.cancellation (
  store_id text collate "C" not null,
  receipt_number text collate "C" not null,
  transaction_id uuid not null,
  number text collate "C" not null,
  primary key (store_id, receipt_number, transaction_id)
);
comment on table sales.cancellation is 'Which receipt a counter-receipt takes back; two for one receipt are doubted, and both are kept.';
comment on column sales.cancellation.number is 'Of the counter-receipt.';
create index cancellation_by_transaction on sales.cancellation (store_id, transaction_id);
