-- Of a call that nobody has heard an answer to, the ERP may still be doing the work: nothing is sent again until it cannot any more.

alter table hub.creation add column unanswered_at timestamptz;
comment on column hub.creation.unanswered_at is 'When the last call went out, until an answer to it is heard';
