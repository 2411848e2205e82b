-- How many receipts a period has, without reading them: a chain of 500 stores makes a million a day.

create table sales.till_day (
  store_id text collate "C" not null,
  till_id text collate "C" not null,
  business_date date not null,
  receipts integer not null,
  primary key (till_id, business_date)
) with (fillfactor = 50);
create index till_day_by_date on sales.till_day (business_date, store_id);
comment on table sales.till_day is 'Receipts of a till''s business date, counted as they are accepted.';

insert into sales.till_day (store_id, till_id, business_date, receipts)
select store_id, till_id, business_date, count(*) from sales.transaction where kind = 'receipt' group by store_id, till_id, business_date;

create index deviation_late on sales.deviation (store_id, transaction_id) where late;
