-- The receipts of one day were looked for from the newest on: those of yesterday behind all of today's.

create index transaction_by_business_date on sales.transaction (business_date, occurred_at desc, id desc);
