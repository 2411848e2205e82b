-- How each service fares, and the confirmations that a sender of business partners may want.

create index inbound_document_service on hub.inbound_document (service, id desc);
create index outbound_document_service on hub.outbound_document (service, id desc);

create table hub.communication_call (
  system_id text collate "C" not null references hub.communication_system (system_id) on delete cascade,
  service text not null,
  last_at timestamptz,
  failures integer not null default 0,
  failed_at timestamptz,
  reason text,
  primary key (system_id, service)
);
comment on table hub.communication_call is 'Of services that ask and keep no document: when they were answered last, and what they failed with since.';

create table hub.confirmation (
  document_id uuid primary key references hub.inbound_document (id),
  system_id text collate "C" not null,
  message_id uuid not null unique,
  state text not null default 'due' check (state in ('due', 'ready', 'sent', 'dead')),
  content bytea,
  content_bytes integer,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  reason_code text,
  reason text,
  created_at timestamptz not null default now(),
  sent_at timestamptz
);
create index confirmation_open on hub.confirmation (next_attempt_at) where state in ('due', 'ready');
create index confirmation_dead on hub.confirmation (created_at) where state = 'dead';
comment on table hub.confirmation is 'What the sender of a document is told became of it, once a document: due with its application, written (zstd) and then sent, each time the same bytes.';
