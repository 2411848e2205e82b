-- What is sold as a voucher is owed, not earned; what cash has no coins for is a difference of its own, as payment too.
INSERT INTO documents.account_code VALUES
  ('liability', 'VOUC', '170500', '{"en": "Vouchers sold", "de": "Verkaufte Gutscheine"}'),
  ('payment', 'RUND', '480950', '{"en": "Rounding of cash", "de": "Rundung von Bargeld"}')
  ON CONFLICT DO NOTHING;
