-- How many messages of a service are open is counted from this index alone.
drop index hub.outbound_message_open;
create index outbound_message_open on hub.outbound_message (state, created_at desc, id desc) include (service) where state <> 'posted';

-- The parts of a document that was refused go before what was made while it was on its way.
alter table hub.outbound_document add column place bigint;
comment on column hub.outbound_document.place is 'Of a part: where the whole stood among the documents; else it stands by its id.';

-- Documents are never taken away, and each message locked its document for this: a fifth of writing 200 of them.
alter table hub.outbound_message drop constraint outbound_message_document_id_fkey;
