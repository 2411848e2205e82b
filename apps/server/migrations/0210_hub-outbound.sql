-- What has to reach the ERP, the documents it travels in, and how the ERP is reached.

create table hub.outbound_document (
  id bigint generated always as identity primary key,
  store_id text collate "C" not null,
  service text not null,
  message_key uuid not null unique,
  state text not null default 'ready' check (state in ('ready', 'delivered', 'settled', 'dead', 'replaced')),
  content bytea not null,
  content_bytes integer not null,
  message_count integer not null,
  created_at timestamptz not null default now(),
  attempts integer not null default 0,
  reason_code text,
  reason text,
  idoc_number text,
  delivered_at timestamptz,
  polls integer not null default 0,
  next_poll_at timestamptz
);
create index outbound_document_ready on hub.outbound_document (id) where state = 'ready';
create index outbound_document_delivered on hub.outbound_document (next_poll_at) where state = 'delivered';
alter table hub.outbound_document alter column content set storage external;
comment on table hub.outbound_document is 'An IDoc exactly as it is sent, each time it is sent.';
comment on column hub.outbound_document.content is 'The bytes, compressed with gzip.';
comment on column hub.outbound_document.message_key is 'ARCKEY of the IDoc, by which the ERP knows a second arrival.';
comment on column hub.outbound_document.state is 'replaced: split into smaller ones after it was refused. settled: the ERP has posted all of it.';

create table hub.outbound_message (
  store_id text collate "C" not null,
  id uuid not null,
  till_id text collate "C" not null,
  running integer not null,
  service text not null,
  business_key text collate "C" not null,
  line_count integer not null,
  created_at timestamptz not null default now(),
  state text not null default 'waiting'
    check (state in ('waiting', 'sending', 'delivered', 'posted', 'setAside', 'failed', 'dead')),
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  reason_code text,
  reason text,
  document_id bigint references hub.outbound_document (id),
  posted_at timestamptz,
  erp_documents json,
  primary key (store_id, id)
) with (fillfactor = 70);
create index outbound_message_waiting on hub.outbound_message (created_at, store_id, service) where state = 'waiting';
create index outbound_message_next on hub.outbound_message (store_id, service, till_id, running) where state = 'waiting';
create index outbound_message_open on hub.outbound_message (state, created_at desc, id desc) where state <> 'posted';
create index outbound_message_newest on hub.outbound_message (created_at desc, id desc);
create index outbound_message_key on hub.outbound_message (business_key);
create index outbound_message_document on hub.outbound_message (document_id);
create index outbound_message_posted on hub.outbound_message (posted_at) where posted_at is not null;
comment on table hub.outbound_message is 'The outbox: a row for each transaction, written with it. Its id is the transaction''s.';

create table hub.erp_connection (
  only_one boolean primary key default true check (only_one),
  url text not null,
  user_name text not null,
  secret text not null,
  client text not null,
  sender_port text not null,
  receiver_port text not null,
  receiver text not null,
  changed_at timestamptz not null default now()
);
comment on column hub.erp_connection.secret is 'Encrypted (AES-256-GCM) with a key that is not in the database.';

create table hub.erp_contact (
  only_one boolean primary key default true check (only_one),
  last_contact_at timestamptz,
  failures integer not null default 0,
  retry_at timestamptz,
  reason_code text,
  reason text
);
insert into hub.erp_contact default values;
comment on table hub.erp_contact is 'When the ERP answered last, and while it does not, when it is tried again: one try for all that waits.';
