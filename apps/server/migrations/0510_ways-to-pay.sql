-- Vouchers pay as well, and cash that has no coins small enough is rounded.
alter table organisation.payment_method
  drop constraint payment_method_kind_check,
  add constraint payment_method_kind_check check (kind in ('cash', 'card', 'account', 'voucher', 'rounding'));
