-- Other makers' tills and programs that get prices and promotions in SAP's form.

create table prices.target (
  target_id text collate "C" primary key,
  name text not null,
  url text not null,
  auth_kind text not null check (auth_kind in ('oauth2', 'basic')),
  auth_user text not null,
  token_url text,
  secret text not null,
  stores text[] not null,
  mode text not null check (mode in ('delta', 'full')),
  active boolean not null default true,
  logical_system text not null,
  planned_book integer not null default 0,
  book integer not null default 0,
  book_since timestamptz,
  prices integer not null default 0,
  promotions integer not null default 0,
  untold json not null default '[]',
  failure text,
  failures integer not null default 0,
  next_attempt_at timestamptz,
  changed_at timestamptz not null default now()
);
comment on table prices.target is 'Where prices and promotions go as /ROP documents, what is there and since when.';
comment on column prices.target.secret is 'Encrypted; the key is not in the database.';
comment on column prices.target.planned_book is 'Documents are written up to this book; the target has it when all of them are delivered.';
comment on column prices.target.untold is 'Promotions and prices of the planned book that SAP''s form cannot say, each with the reason.';

create table prices.target_document (
  document_id bigint generated always as identity primary key,
  target_id text collate "C" not null references prices.target (target_id) on delete cascade,
  type text not null,
  mode text not null check (mode in ('delta', 'full')),
  from_book integer not null,
  to_book integer not null,
  prices integer not null,
  promotions integer not null,
  objects integer not null,
  content bytea not null,
  content_bytes integer not null,
  state text not null default 'ready' check (state in ('ready', 'delivered', 'refused', 'replaced')),
  attempts integer not null default 0,
  reason text,
  created_at timestamptz not null default now(),
  delivered_at timestamptz
);
create index target_document_ready on prices.target_document (target_id, document_id) where state = 'ready';
create index target_document_target on prices.target_document (target_id, document_id desc);
comment on table prices.target_document is 'A document as it is sent (zstd), stored before; a repetition sends the same bytes.';
comment on column prices.target_document.prices is 'What the target has in all when this and all documents before it are delivered.';
