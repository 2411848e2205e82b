-- To confirm a request, the whole document was read a second time for ids that we have no other use for.
alter table hub.inbound_object add column sender_ids json;
comment on column hub.inbound_object.sender_ids is 'By what else its sender knows it, where it is told what became of it.';
