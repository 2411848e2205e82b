-- Orders redeem coupons as receipts do, and give them back when nothing comes of the order.

alter table prices.coupon_redemption rename column receipt_number to document_number;
-- Null: by a sales order.
alter table prices.coupon_redemption alter column till_id drop not null;
-- From then on it counts no more.
alter table prices.coupon_redemption add column released_at timestamptz;
drop index prices.coupon_redemption_once;
create unique index coupon_redemption_once on prices.coupon_redemption (code_hash)
  where code_hash is not null and not used_twice and released_at is null;
comment on table prices.coupon_redemption is
  'What receipts and orders redeemed, written with them. used_twice: a till without a network took a code that was used already. released_at: the order was cancelled or rejected.';
