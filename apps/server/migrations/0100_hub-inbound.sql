-- What partner systems send: kept as it came, then applied once, object by object.

create schema if not exists hub;

create table hub.inbound_document (
  id uuid primary key,
  service text not null,
  object_type text not null check (object_type in ('article', 'businessPartner')),
  sender text,
  message_id text,
  technical_user text not null,
  received_at timestamptz not null,
  finished_at timestamptz,
  bytes bigint not null,
  sha256 bytea not null,
  state text not null check (state in ('received', 'applying', 'applied', 'appliedWithErrors', 'duplicate', 'rejected', 'failed')),
  reason text,
  objects_done integer not null default 0,
  only_rejected boolean not null default false,
  created integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  stale integer not null default 0,
  rejected integer not null default 0,
  unmodelled json not null default '{}'
);
-- Exactly once: of all documents with one message id, one is applied. A refused one may be sent again.
create unique index inbound_document_once on hub.inbound_document (service, sender, message_id) nulls not distinct
  where state not in ('duplicate', 'rejected');
create index inbound_document_message on hub.inbound_document (message_id);
create index inbound_document_open on hub.inbound_document (id) where state in ('received', 'applying');
create index inbound_document_errors on hub.inbound_document (id) where state in ('appliedWithErrors', 'rejected', 'failed');
comment on table hub.inbound_document is 'A message as it arrived and what became of it. Ids are UUIDv7: they sort by arrival.';
comment on column hub.inbound_document.objects_done is 'Objects before this position are applied or refused; after a crash work goes on here.';
comment on column hub.inbound_document.only_rejected is 'A person asked to try the refused objects again.';
comment on column hub.inbound_document.unmodelled is 'Elements that we do not read, by path, with how often each came.';

-- No foreign keys on the two big tables: a check for each of a thousand rows a document costs more than the rows.
create table hub.inbound_chunk (
  document_id uuid not null,
  position integer not null,
  stored_at timestamptz not null default now(),
  raw bytea storage external not null,
  primary key (document_id, position)
);
comment on table hub.inbound_chunk is 'The raw message in pieces, each compressed for itself (gzip). Written while it arrives; pieces without a document are swept.';

create table hub.inbound_object (
  document_id uuid not null,
  position integer not null,
  object_key text collate "C" not null,
  text text,
  outcome text not null check (outcome in ('created', 'changed', 'unchanged', 'stale', 'rejected')),
  reason text,
  changes json not null,
  primary key (document_id, position)
);
create index inbound_object_key on hub.inbound_object (object_key, document_id);
comment on table hub.inbound_object is 'What became of one object of a document, with the fields that changed.';
