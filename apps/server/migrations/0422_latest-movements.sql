-- The latest money and goods movements among millions of receipts: what their mappings are tried on.

create index transaction_movements on sales.transaction (occurred_at desc, id desc) where kind <> 'receipt';
