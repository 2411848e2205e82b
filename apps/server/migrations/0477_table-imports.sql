-- A table of floors or purchase prices that was the wrong one could not be taken back.
create table prices.table_import (
  import_id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('floors', 'purchasePrices')),
  at timestamptz not null default now(),
  by_name text not null,
  row_count integer not null,
  changes json not null,
  undone_at timestamptz
);
create index table_import_kind on prices.table_import (kind, at desc);
comment on table prices.table_import is 'What an import of a table has changed, so that it can be undone as a whole: each row as it was before and as it was made.';
