-- Regular prices, kept so that every published book can be read again for ever.

create schema prices;

create table prices.book (
  number integer primary key check (number > 0),
  published_at timestamptz not null default now(),
  taxes json not null
);
comment on table prices.book is 'A published price book. A row belongs to the books from its from_book to before its to_book; rows of the book after the last published one are staged.';
comment on column prices.book.taxes is 'Tax codes and rates of this book.';

create table prices.price (
  price_id bigint generated always as identity primary key,
  article_id text collate "C" not null,
  unit text not null,
  store_id text,
  price_list text,
  sales_organisation text,
  distribution_channel text,
  valid_from date not null,
  valid_to date not null,
  currency text not null,
  amount_minor bigint not null,
  per_milli bigint not null,
  from_quantity_milli bigint not null,
  from_book integer not null,
  to_book integer
);
create index price_article on prices.price (article_id);
create index price_from_book on prices.price (from_book);
create index price_to_book on prices.price (to_book) where to_book is not null;
comment on table prices.price is 'A regular price: of a store, of a price list or of the whole channel. Days are the store''s own, the last one included.';

create table prices.article_facts (
  article_id text collate "C" not null,
  from_book integer not null,
  to_book integer,
  base_unit text not null,
  tax_code text not null,
  category_id text,
  non_discountable boolean not null,
  primary key (article_id, from_book)
);
create index article_facts_from_book on prices.article_facts (from_book);
create index article_facts_to_book on prices.article_facts (to_book) where to_book is not null;
comment on table prices.article_facts is 'What prices depend on besides prices, by book like them: a receipt is priced again with the tax code of its day.';
