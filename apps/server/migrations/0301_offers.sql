-- Offers, as people write, check, approve and activate them.

create sequence prices.offer_number;

create table prices.offer (
  offer_id text collate "C" primary key,
  origin text not null check (origin in ('app', 'csv')),
  version integer not null default 1,
  draft json,
  draft_state text check (draft_state in ('draft', 'checked', 'approved')),
  deleted_draft json,
  edited_by text not null,
  approved_by text,
  active json,
  active_book integer,
  changed_at timestamptz not null default now(),
  changed_by text not null,
  name text not null,
  style text not null,
  valid_from timestamp not null,
  valid_to timestamp not null,
  sequence integer not null,
  resolution integer not null,
  exclusive boolean not null,
  stores text[],
  channels text[],
  coupon text,
  offer_set text,
  target_keys text[] not null,
  check ((draft is null) = (draft_state is null))
);
create index offer_target on prices.offer using gin (target_keys);
create index offer_changed on prices.offer (changed_at desc, offer_id);
comment on table prices.offer is 'An offer: what is worked on (draft), what is sold by (active), or both. Columns from name on are those of the active one, else of the draft, for lists.';
comment on column prices.offer.edited_by is 'Who changed the draft last, and therefore may not approve it.';
comment on column prices.offer.valid_from is 'Local time of the store that sells, as valid_to, whose last second is included.';
comment on column prices.offer.target_keys is 'Goods it names: all, article:…, group:…, category:…, attribute:name=value.';

create table prices.offer_history (
  history_id bigint generated always as identity primary key,
  offer_id text collate "C" not null,
  at timestamptz not null default now(),
  by_id text not null,
  by_name text not null,
  action text not null,
  version integer not null,
  changes json not null,
  comment text
);
create index offer_history_offer on prices.offer_history (offer_id, history_id);
comment on table prices.offer_history is 'Who did what with an offer, with the fields that changed. Only added to.';

create table prices.product_group (
  group_id text collate "C" primary key,
  names json not null,
  article_ids text[] not null,
  version integer not null default 1,
  changed_at timestamptz not null default now(),
  changed_by text not null
);
create index product_group_article on prices.product_group using gin (article_ids);
comment on table prices.product_group is 'Articles under a name, for offers (SAP: merchandise set). Its members go into the next book with every change.';

create table prices.offer_import (
  import_id uuid primary key,
  at timestamptz not null default now(),
  by_id text not null,
  by_name text not null,
  counts json not null,
  failed text not null,
  undone_at timestamptz
);
comment on column prices.offer_import.failed is 'The rows that were not taken, as CSV with the reason.';

create table prices.offer_import_row (
  import_id uuid not null references prices.offer_import,
  offer_id text collate "C" not null,
  version_after integer not null,
  before json,
  primary key (import_id, offer_id)
);
comment on table prices.offer_import_row is 'What an import did to an offer, so that it can be undone as a whole. No before: it was new.';

alter table prices.promotion
  add column name text not null default '',
  add column valid_from timestamp not null default '0001-01-01',
  add column staged_at timestamptz not null default now(),
  add column target_keys text[] not null default '{}',
  add column head json not null default '{}';
comment on column prices.promotion.head is 'What a list of offers shows beside: sequence, resolution, exclusive, coupon, style, channels.';
