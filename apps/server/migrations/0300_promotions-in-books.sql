-- Promotions and all that they look at, by book like the prices: a receipt is priced again with the promotions of its day.

create table prices.promotion (
  promotion_id text collate "C" not null,
  from_book integer not null,
  to_book integer,
  offer_id text collate "C",
  origin text not null check (origin in ('app', 'csv', 'erp', 'pps')),
  source_system text,
  stores text[],
  store_groups text[],
  valid_to timestamp not null,
  content json not null,
  primary key (promotion_id, from_book)
);
create index promotion_from_book on prices.promotion (from_book);
create index promotion_to_book on prices.promotion (to_book) where to_book is not null;
create index promotion_offer on prices.promotion (offer_id) where offer_id is not null;
comment on table prices.promotion is 'A promotion in the engine''s native form. Stores and groups stand beside it so that a store''s book is a query; none of both: everywhere.';
comment on column prices.promotion.source_system is 'The system that sent it (SAP LOGSYS); null: the retailer''s own.';
comment on column prices.promotion.valid_to is 'Local time of the store that sells.';

create table prices.product_group_members (
  group_id text collate "C" not null,
  from_book integer not null,
  to_book integer,
  article_ids text[] not null,
  primary key (group_id, from_book)
);
create index product_group_members_from_book on prices.product_group_members (from_book);
create index product_group_members_to_book on prices.product_group_members (to_book) where to_book is not null;
comment on table prices.product_group_members is 'Which articles a product group has, by book.';

create table prices.store_group_members (
  group_id text collate "C" not null,
  from_book integer not null,
  to_book integer,
  store_ids text[] not null,
  primary key (group_id, from_book)
);
create index store_group_members_from_book on prices.store_group_members (from_book);
create index store_group_members_to_book on prices.store_group_members (to_book) where to_book is not null;
comment on table prices.store_group_members is 'Which stores a group of stores has, by book.';

create table prices.category_node (
  category_id text collate "C" not null,
  from_book integer not null,
  to_book integer,
  parent_id text,
  primary key (category_id, from_book)
);
create index category_node_from_book on prices.category_node (from_book);
create index category_node_to_book on prices.category_node (to_book) where to_book is not null;
comment on table prices.category_node is 'The catalog''s category tree as the book knows it, so that a later move of a category changes no old price.';

alter table prices.article_facts add column attributes json, add column min_price_minor bigint;
comment on column prices.article_facts.min_price_minor is 'No promotion may lower a unit''s price below it.';

alter table prices.price add column source_system text;
comment on column prices.price.source_system is 'The system that sent it (SAP LOGSYS); null: the retailer''s own.';

alter table prices.book
  add column policies json not null default '{}',
  add column ended_before date not null default '-infinity';
comment on column prices.book.policies is 'How this book rounds, spreads and taxes.';
comment on column prices.book.ended_before is 'Promotions that ended before this day are not in the book. It only grows, so that a till''s book is reached by differences alone.';

create table prices.policy (
  only_one boolean primary key default true check (only_one),
  policies json not null,
  version integer not null default 1,
  changed_at timestamptz not null default now(),
  changed_by text not null
);
comment on table prices.policy is 'The policies that the next book is published with.';
