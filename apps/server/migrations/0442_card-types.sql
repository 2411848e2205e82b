-- Which cards customers pay with, below a payment method of kind card. The ERP's codes are in the field mapping's lookup.

create table organisation.card_type (
  method text not null references organisation.payment_method (code),
  code text collate "C" not null check (code ~ '^[A-Z0-9]{1,20}$'),
  names jsonb not null,
  position integer not null,
  active boolean not null default true,
  primary key (method, code)
);
comment on table organisation.card_type is 'What a till offers to choose when somebody pays by card; none: it does not ask.';
