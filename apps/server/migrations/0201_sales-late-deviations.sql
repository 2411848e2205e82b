-- A second arrival gets the first answer: what was found later is not in it.

alter table sales.deviation add column late boolean not null default false;
comment on column sales.deviation.late is 'Found after the transaction was accepted, when it was priced again.';
