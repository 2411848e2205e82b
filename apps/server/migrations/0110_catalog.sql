-- Articles as the ERP says they are; the lookups beside them are derived from their state.

create schema catalog;

create table catalog.article (
  article_id text collate "C" primary key,
  change_number bigint,
  state json not null,
  withdrawn boolean not null,
  changed_at timestamptz not null default now(),
  changed_xid xid8 not null default pg_current_xact_id()
);
create index article_changed on catalog.article (changed_xid);
comment on table catalog.article is 'An article: texts, units with GTINs, category, taxes, attributes, listings, flags. Never deleted, only withdrawn.';
comment on column catalog.article.state is 'json, not jsonb: written in one canonical form, so that equal texts mean an unchanged article.';
comment on column catalog.article.changed_xid is 'Feeds select by it: rows from the oldest transaction on that was still running at their last visit.';

create table catalog.gtin (
  gtin text collate "C" not null,
  article_id text collate "C" not null,
  unit text not null,
  primary key (gtin, article_id, unit)
);
comment on table catalog.gtin is 'Which articles and units a scanned number means; more than one is allowed, the till asks.';

create table catalog.listing (
  store_id text collate "C" not null,
  article_id text collate "C" not null,
  valid_from date not null,
  valid_to date not null,
  blocked boolean not null,
  primary key (store_id, article_id, valid_from)
);
comment on table catalog.listing is 'That a store may sell an article on these days, the last one included.';

create table catalog.listing_day (
  store_id text collate "C" primary key,
  day date not null
);
comment on table catalog.listing_day is 'Up to which day listings that begin or end were announced to the tills of a store.';

create table catalog.category (
  category_id text collate "C" primary key,
  parent_id text collate "C",
  names json not null,
  changed_xid xid8 not null default pg_current_xact_id()
);
create index category_changed on catalog.category (changed_xid);
comment on table catalog.category is 'A node of the merchandise hierarchy.';

create table catalog.tax (
  code text primary key,
  rate numeric(6, 3) not null check (rate >= 0 and rate <= 100),
  names json not null default '{}'
);
comment on table catalog.tax is 'Tax codes of the home country with their rate in percent; the ERP sends the codes only.';
