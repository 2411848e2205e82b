-- What does not get through, from its first failure until it does, and what people do about it.

create table hub.mending_case (
  id bigint generated always as identity primary key,
  direction text not null check (direction in ('outbound', 'inbound')),
  service text collate "C" not null,
  error_class text not null
    check (error_class in ('connection', 'intermittent', 'missingMasterData', 'value', 'duplicate', 'authorisation')),
  cause_code text collate "C" not null,
  cause_subject text collate "C" not null,
  group_key text collate "C" not null
    generated always as (direction || '/' || service || '/' || cause_code || '/' || cause_subject) stored,
  store_id text collate "C",
  message_id uuid,
  document_id uuid,
  position integer,
  business_key text collate "C" not null,
  amount_minor bigint,
  currency text,
  reason text,
  opened_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  failures integer not null default 1,
  under_way boolean not null default false,
  retried_at timestamptz,
  retried_how text check (retried_how in ('retry', 'lookup', 'edit')),
  retried_by text,
  resolved_at timestamptz,
  resolved_how text check (resolved_how in ('itself', 'retry', 'lookup', 'edit', 'later', 'settled')),
  resolved_by text,
  resolved_why text,
  check ((direction = 'outbound') = (message_id is not null and store_id is not null)),
  check ((direction = 'inbound') = (document_id is not null and position is not null))
);
create unique index mending_case_message on hub.mending_case (message_id, store_id)
  where resolved_at is null and message_id is not null;
create unique index mending_case_object on hub.mending_case (document_id, position)
  where resolved_at is null and document_id is not null;
create index mending_case_group on hub.mending_case (group_key, id) where resolved_at is null;
create index mending_case_object_key on hub.mending_case (business_key, id desc);
create index mending_case_resolved on hub.mending_case (resolved_at desc, id desc) where resolved_at is not null;
create index mending_case_retried on hub.mending_case (retried_at desc, id desc) where retried_at is not null;
create index mending_case_of_message on hub.mending_case (message_id, id) where message_id is not null;
comment on table hub.mending_case is 'A message to the ERP or an object of one from it that does not get through. One open case per message.';
comment on column hub.mending_case.group_key is 'The root cause: what one cure helps.';
comment on column hub.mending_case.position is 'Of the object in its document; -1: the document as a whole.';
comment on column hub.mending_case.under_way is 'It was sent again, and nobody has answered yet.';

create table hub.mending_task (
  subject text collate "C" primary key,
  owner_id text,
  owner_name text,
  due_at timestamptz,
  assigned_at timestamptz not null default now()
);
comment on table hub.mending_task is 'Who looks after a group (group:<key>) or a single case (case:<id>), and until when.';

create table hub.mending_note (
  id bigint generated always as identity primary key,
  subject text collate "C" not null,
  written_at timestamptz not null default now(),
  written_by text not null,
  kind text not null check (kind in ('comment', 'assigned', 'retried', 'lookup', 'edited', 'settled')),
  text text not null
);
create index mending_note_subject on hub.mending_note (subject, id desc);
comment on table hub.mending_note is 'The history of a group or a case.';

create table hub.message_edit (
  store_id text collate "C" not null,
  id uuid not null,
  version integer not null,
  edited_at timestamptz not null default now(),
  edited_by text not null,
  why text not null,
  changes json not null,
  body json not null,
  primary key (store_id, id, version)
);
comment on table hub.message_edit is 'A transaction as a person has corrected it for the ERP; the original stays with sales. The highest version is told.';

create index outbound_document_idoc on hub.outbound_document (idoc_number) where idoc_number is not null;
