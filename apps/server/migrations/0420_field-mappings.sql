-- How transactions are told to the ERP, in versions; why one could not be; what waits for its closing or for its time.

create table hub.field_mapping (
  service text not null,
  version integer not null,
  document json not null,
  created_at timestamptz not null default now(),
  created_by text not null,
  why text not null,
  tested_at timestamptz,
  test json,
  primary key (service, version)
);
comment on table hub.field_mapping is 'How the transactions of an outbound service become SAP''s documents. A version never changes; another one is written.';
comment on column hub.field_mapping.test is 'What it would have made of the last transactions: how many differ, in which fields, how many fail.';

create table hub.field_mapping_activation (
  id bigint generated always as identity primary key,
  service text not null,
  version integer not null,
  activated_at timestamptz not null default now(),
  activated_by text not null,
  why text not null,
  despite_failures boolean not null default false,
  foreign key (service, version) references hub.field_mapping (service, version)
);
create index field_mapping_activation_latest on hub.field_mapping_activation (service, id desc);
comment on table hub.field_mapping_activation is 'Which version is mapped by since when: the latest row of a service counts, so activating an earlier version undoes a later one.';

alter table hub.outbound_message
  add column cause_code text,
  add column cause_subject text,
  add column mapping_version integer,
  add column held boolean not null default false,
  add column collected_in uuid,
  add column of_closing uuid;
comment on column hub.outbound_message.cause_code is 'Root cause of what stops it, ours or the ERP''s: with the subject the same for all messages that one cure helps.';
comment on column hub.outbound_message.mapping_version is 'Version of the field mapping that its document was made with.';
comment on column hub.outbound_message.held is 'Does not go by itself: it waits for its till''s closing, or travels in the sum of one.';
comment on column hub.outbound_message.collected_in is 'The message (a sum) that it travels in.';
comment on column hub.outbound_message.of_closing is 'The closing that this message tells a part of; its own id is made of that id and the service.';

drop index hub.outbound_message_waiting;
drop index hub.outbound_message_next;
create index outbound_message_waiting on hub.outbound_message (created_at, store_id, service) where state = 'waiting' and not held;
create index outbound_message_next on hub.outbound_message (store_id, service, till_id, running) where state = 'waiting' and not held;
create index outbound_message_held on hub.outbound_message (store_id, till_id, running) where held and collected_in is null;
create index outbound_message_collected on hub.outbound_message (collected_in) where collected_in is not null;
create index outbound_message_of_closing on hub.outbound_message (of_closing) where of_closing is not null;
create index outbound_message_cause on hub.outbound_message (service, cause_code, cause_subject) where cause_code is not null;

create table hub.send_time (
  service text primary key,
  ran_at timestamptz not null,
  released_until timestamptz not null
);
comment on table hub.send_time is 'For services that send by a schedule: when they did last, and up to when what was accepted may go.';

create table hub.payment_use (
  method text not null,
  card_type text not null,
  till_id text not null,
  first_number text not null,
  first_at timestamptz not null default now(),
  primary key (method, card_type, till_id)
);
comment on table hub.payment_use is 'Which ways to pay which till has used, so that one without a code of the ERP is told at its first use.';

alter table hub.outbound_document add column form text not null default 'idoc' check (form in ('idoc', 'soap'));
