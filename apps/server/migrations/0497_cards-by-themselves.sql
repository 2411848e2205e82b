-- Every card went as its payment method does, so none was ever without a code: a method of cards may leave it to its cards.
alter table organisation.payment_method
  alter column erp_code drop not null,
  add constraint payment_method_erp_code_left_out check (erp_code is not null or kind = 'card');
comment on column organisation.payment_method.erp_code is 'ZAHLART in SAP''s documents (4 characters, the customer''s own); null: each card has a code of its own, or none.';
