-- Sales that were put aside in a store, to be gone on with at any of its tills.

create schema parked;

create table parked.sale (
  id uuid primary key,
  store_id text collate "C" not null,
  parked_at timestamptz not null,
  arrived_at timestamptz not null default now(),
  body json not null,
  held_by text collate "C",
  held_until timestamptz,
  resumed_by text collate "C",
  resumed_at timestamptz,
  check (held_until is null or held_by is not null),
  check ((resumed_by is null) = (resumed_at is null))
);
comment on table parked.sale is 'A sale as a till put it aside. One till resumes it, once; then it stays for some weeks, for whoever asks where it went.';
comment on column parked.sale.held_by is 'The till that alone may have it now: it put it aside and has not let go of it, or it is about to resume it.';
comment on column parked.sale.held_until is 'Then the hold ends by itself; null: only that till ends it.';
create index sale_open on parked.sale (store_id, parked_at) where resumed_at is null;
