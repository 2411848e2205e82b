-- The messages of 24 hours of a chain, written straight into the server's tables: only for measuring, after real ones were made.
-- Sizes come as settings: bench.stores, bench.receipts (of each of the three tills of a store), bench.calls, bench.objects.
-- The outbound services are switched off before, so that nothing of it is sent.
set synchronous_commit = off;

create temp table till as
select 'B' || lpad(store::text, 3, '0') as store_id, 'B' || lpad(store::text, 3, '0') || '-0' || till as till_id,
  row_number() over () as place
from generate_series(0, current_setting('bench.stores')::int - 1) as store, generate_series(1, 3) as till;

insert into organisation.store (store_id, name) select distinct store_id, 'Branch ' || store_id from till;
insert into organisation.till (till_id, store_id, number, kind, name, device_name, paired_at)
select till_id, store_id, right(till_id, 2), 'regular', 'Till ' || till_id, 'bench', now() - interval '30 days' from till;
insert into organisation.till_state (till_id, last_seen_at, unsent, price_book, clock_ahead_ms, app_version)
select till_id, now() - case when place % 50 = 0 then interval '3 hours' else interval '10 seconds' end, 0, 1, 0, 'bench' from till;

-- One receipt that was really sold, with its own number and id left open.
create temp table pattern as
select replace(replace(replace(replace(replace(body::text, '%', '%%'), number, '%1$s'), id::text, '%2$s'),
  '"' || store_id || '"', '"%3$s"'), '"' || till_id || '"', '"%4$s"') as body,
  content_hash, currency, total_minor, pieces_milli, cashier_name
from sales.transaction where kind = 'receipt' order by accepted_at desc limit 1;

-- One in 21 is set aside, one in 700 given up, five of each till are not answered yet and ten wait.
create temp table receipt as
select till.*, running, till_id || '-' || lpad(running::text, 6, '0') as number, uuidv7(at - now()) as id, at,
  case when running > receipts - 10 then 'waiting' when running > receipts - 15 then 'delivered'
    when running % 700 = 350 then 'dead' when running % 21 = 0 then 'setAside' else 'posted' end as state,
  (place * 31 + running * 7) as seed,
  -- Few causes have most of the cases.
  floor(200 * power((place * 31 + running * 7) * 7919 % 1000 / 1000::float8, 3))::int as cause
from till, (select current_setting('bench.receipts')::int as receipts) as size, generate_series(1, receipts) as running,
  lateral (select now() - interval '24 hours' * (1 - (running - place::numeric / 10000) / receipts) as at) as moment
order by moment.at;
analyze receipt;

insert into sales.transaction (store_id, id, till_id, running, number, kind, occurred_at, accepted_at, business_date, cashier_name,
  customer_id, external_reference, currency, total_minor, pieces_milli, line_count, deviation_count, content_hash, body)
select store_id, id, till_id, running, number, 'receipt', at, at, at::date, cashier_name,
  case when seed % 4 = 0 then buyer.partner_id end, null, currency, total_minor + seed % 500, pieces_milli, 3,
  case when seed % 1000 = 0 then 1 else 0 end, content_hash, format(body, number, id, store_id, till_id)::json
from receipt cross join pattern left join (
  select partner_id, row_number() over (order by partner_id) as place from customers.partner where is_customer) as buyer
  on receipt.seed % 4 = 0 and buyer.place = receipt.seed % 20000 + 1
order by receipt.at;

insert into sales.line (store_id, article_id, transaction_id, position, unit, stock_change_milli)
select store_id, article_id, id, position, 'PC', -1000
from receipt cross join generate_series(0, 2) as position cross join (select count(*) as articles from catalog.article) as size join (
  select article_id, row_number() over (order by article_id) - 1 as place from catalog.article) as article
  on article.place = (seed * 13 + position * 4999) % articles
order by store_id, article_id;

insert into sales.till_day (store_id, till_id, business_date, receipts)
select store_id, till_id, business_date, count(*) from sales.transaction where till_id in (select till_id from till) group by store_id, till_id, business_date;
insert into sales.posting (store_id, transaction_id, state, occurred_at) select store_id, id, state, at from receipt order by store_id, id;

-- A document has up to a hundred receipts of a store.
create temp table document as
select store_id, running / 34 as part, row_number() over (order by max(at)) + (select coalesce(max(id), 0) from hub.outbound_document) as id,
  max(at) as at, count(*) as messages, bool_or(state = 'delivered') as asked
from receipt where state <> 'waiting' group by store_id, running / 34;
insert into hub.outbound_document (id, store_id, service, message_key, state, content, content_bytes, message_count, created_at,
  attempts, idoc_number, delivered_at, polls, next_poll_at)
overriding system value
select id, store_id, 'WPUBON01', gen_random_uuid(), case when asked then 'delivered' else 'settled' end, content, content_bytes,
  messages, at, 1, lpad((9000000000 + id)::text, 16, '0'), at, 3, case when asked then now() + interval '1 year' end
from document cross join (select content, content_bytes from hub.outbound_document where service = 'WPUBON01' order by id desc limit 1) as real;
select setval(pg_get_serial_sequence('hub.outbound_document', 'id'), (select max(id) from hub.outbound_document));

create temp table cause as
select number, (array['tax-code-unknown', 'article-unknown', 'payment-method-unknown', 'unit-unknown', 'condition-unknown'])[number % 5 + 1] as code,
  'X' || number as subject from generate_series(0, 199) as number;
create view pg_temp.caused as select receipt.*, code, subject from receipt join cause on cause.number = receipt.cause;

insert into hub.outbound_message (store_id, id, till_id, running, service, business_key, line_count, created_at, state, attempts,
  reason_code, reason, document_id, posted_at, erp_documents, cause_code, cause_subject, mapping_version)
select receipt.store_id, receipt.id, till_id, running, 'WPUBON01', number, 3, receipt.at, state,
  case when state = 'waiting' then 0 else 1 end, case state when 'setAside' then 'erpSetAside' when 'dead' then 'mapping' end,
  case when caused.code is not null then caused.code || ' ' || caused.subject end, document.id,
  case when state = 'posted' then receipt.at end,
  case when state = 'posted' then '{"revenueDocument":"1900000001","paymentDocument":"1900000002","stockDocument":"4900000003"}'::json end,
  caused.code, caused.subject, case when state <> 'waiting' then 1 end
from receipt
  left join document on document.store_id = receipt.store_id and document.part = receipt.running / 34 and receipt.state <> 'waiting'
  left join (select id, code, subject from caused where state in ('setAside', 'dead')) as caused on caused.id = receipt.id
order by receipt.at;

insert into hub.mending_case (direction, service, error_class, cause_code, cause_subject, store_id, message_id, business_key,
  amount_minor, currency, reason, opened_at, changed_at, failures, resolved_at, resolved_how, resolved_by, retried_at, retried_how, retried_by)
select 'outbound', 'salesTransactions', 'missingMasterData', code, subject, store_id, id, number, total_minor + seed % 500, currency,
  code || ' ' || subject, at, at, 1, case when state = 'posted' then at + interval '20 minutes' end,
  case when state = 'posted' then 'lookup' end, case when state = 'posted' then 'Bench' end,
  case when state = 'posted' then at + interval '19 minutes' end, case when state = 'posted' then 'lookup' end,
  case when state = 'posted' then 'Bench' end
from caused cross join pattern where state in ('setAside', 'dead') or running % 21 = 1
order by caused.at
-- The server's own look for what is stuck may have come in between.
on conflict do nothing;

insert into sales.deviation (store_id, transaction_id, position, code, line_id, expected, actual, detail, late)
select store_id, id, 1, 'price-differs', '1', '199', '189', 'Bench', true from receipt where seed % 1000 = 0;

-- What the ERP sent: small changes all day, one call in twenty with an object that was refused.
create temp table call as
select number, uuidv7(at - now()) as id, at, number % 20 = 0 as faulty,
  case when number % 2 = 0 then 'article' else 'businessPartner' end as object_type
from generate_series(1, current_setting('bench.calls')::int) as number,
  lateral (select now() - interval '24 hours' * (1 - number / current_setting('bench.calls')::numeric) as at) as moment
order by moment.at;
insert into hub.inbound_document (id, service, object_type, sender, message_id, technical_user, received_at, finished_at, bytes, sha256,
  state, reason, objects_done, changed, rejected)
select id, case object_type when 'article' then 'ProductMerchandiseViewReplicationBulkRequest_In' else 'BusinessPartnerSUITEBulkReplicateRequest_In' end,
  object_type, 'CFERP', gen_random_uuid()::text, 'bench', at, at + interval '1 second', 60000, sha256(id::text::bytea),
  case when faulty then 'appliedWithErrors' else 'applied' end, null, objects, objects - faulty::int, faulty::int
from call cross join (select current_setting('bench.objects')::int as objects) as size order by call.at;

create temp table object as
select call.id, position, object_type, faulty and position = 0 as refused, at,
  (number * 17 + position * 41) % case object_type when 'article' then articles else partners end as place
from call cross join (
  select (select count(*) from catalog.article) as articles, (select count(*) from customers.partner) as partners) as size cross join generate_series(0, current_setting('bench.objects')::int - 1) as position;
create temp table known as
select 'article' as object_type, article_id as key, row_number() over (order by article_id) - 1 as place from catalog.article
union all
select 'businessPartner', partner_id, row_number() over (order by partner_id) - 1 from customers.partner;
insert into hub.inbound_object (document_id, position, object_key, text, outcome, reason, changes)
select id, position, key, key, case when refused then 'rejected' else 'changed' end,
  case when refused then 'Tax code X9 has no rate here.' end, '[{"field":"text.en","before":"old","after":"new"}]'
from object join known on known.object_type = object.object_type and known.place = object.place
order by id, position;
insert into hub.mending_case (direction, service, error_class, cause_code, cause_subject, document_id, position, business_key, reason,
  opened_at, changed_at)
select 'inbound', case object_type when 'article' then 'articles' else 'businessPartners' end, 'missingMasterData', 'tax-code-unknown',
  'X9', id, position, 'bench', 'Tax code X9 has no rate here.', at, at
from object where refused;

-- Each till's day three times over, one in a hundred unequal.
insert into hub.completeness (store_id, business_date, till_id, till_count, till_sum, till_source, server_count, server_sum, gaps,
  erp_count, erp_sum, erp_posted, erp_set_aside, currency, equal, compared_at)
select store_id, current_date - age, till_id, receipts, 1000 * receipts, 'closing', receipts, 1000 * receipts, 0,
  receipts - (place % 100 = age)::int, 1000 * receipts, receipts, 0, 'GBP', place % 100 <> age, now()
from till cross join generate_series(0, 30) as age cross join (select current_setting('bench.receipts')::int as receipts) as size
-- The server's own comparing may have come in between.
on conflict do nothing;

-- The autovacuum does this within minutes.
vacuum (analyze) sales.transaction, sales.line, sales.posting, hub.outbound_message, hub.outbound_document, hub.mending_case,
  hub.inbound_document, hub.inbound_object, hub.completeness, organisation.till, organisation.till_state;
