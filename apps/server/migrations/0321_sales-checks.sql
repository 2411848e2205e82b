-- Receipts are priced again for good measure each night, to prove that the server still agrees with itself and with the tills.

create table sales.nightly_check (
  check_id bigint generated always as identity primary key,
  checked_at timestamptz not null,
  receipts integer not null,
  differing integer not null,
  changed integer not null,
  took_ms integer not null,
  examples json not null
);
comment on table sales.nightly_check is 'A sample of kept receipts, priced again with the books of their tills.';
comment on column sales.nightly_check.differing is 'Receipts where the till had something else.';
comment on column sales.nightly_check.changed is 'Receipts where the server finds something else than when it first looked: none, or an engine or a book has changed.';

create index deviation_code on sales.deviation (code, store_id, transaction_id);
