-- What a till says of its closing beside what it closes.

alter table sales.closing
  add column z_number integer,
  add column automatic boolean not null default false,
  add column left_minor bigint,
  add column occurred_at timestamptz,
  add column counted_by text;
comment on column sales.closing.z_number is 'Counts the closings of the till; null: of a till that does not count them.';
comment on column sales.closing.automatic is 'Nobody counted.';
comment on column sales.closing.left_minor is 'What stayed in the drawer for the next day.';

update sales.closing set occurred_at = transaction.occurred_at, counted_by = transaction.body ->> 'countedBy'
from sales.transaction where transaction.store_id = closing.store_id and transaction.id = closing.id;

alter table sales.closing
  alter column occurred_at set not null,
  alter column counted_by set not null;
create index closing_by_time on sales.closing (occurred_at desc, id);
