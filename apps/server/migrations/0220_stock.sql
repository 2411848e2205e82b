-- The last word of the ERP on stock, for when it does not answer.

create table catalog.stock_seen (
  article_id text collate "C" primary key,
  as_of timestamptz not null,
  unit text not null,
  plants json not null
);
comment on table catalog.stock_seen is 'Per article what the ERP said last, and beside it what it did not know of then: [{plant, quantityMilli, unpostedMilli}].';
