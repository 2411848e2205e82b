-- Receipts that were asked for by mail at a till.

create schema papers;

create table papers.receipt_mail (
  id uuid primary key,
  receipt_number text collate "C" not null,
  till_id text collate "C" not null,
  asked_at timestamptz not null default now()
);
comment on table papers.receipt_mail is 'A receipt that a till asked to be sent by mail, once per id. The address stands in the outbox alone, and goes with the mail.';
create index receipt_mail_by_receipt on papers.receipt_mail (receipt_number);

alter table hub.alert_delivery drop constraint alert_delivery_event_check,
  add constraint alert_delivery_event_check check (event in ('raised', 'cleared', 'assigned', 'test', 'receipt'));
