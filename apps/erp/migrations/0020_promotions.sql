-- Promotions, bonus buys and purchase prices: documents like all master data, with what is searched generated from them.
CREATE TABLE masterdata.promotion (
  promotion_id text PRIMARY KEY CHECK (promotion_id ~ '^[0-9]{10}$'),
  content jsonb NOT NULL,
  change_number bigint NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  status text NOT NULL GENERATED ALWAYS AS (content ->> 'status') STORED,
  valid_from text NOT NULL GENERATED ALWAYS AS (content ->> 'validFrom') STORED,
  valid_to text NOT NULL GENERATED ALWAYS AS (content ->> 'validTo') STORED,
  search_text text NOT NULL GENERATED ALWAYS AS (lower((content ->> 'promotionId') || ' ' || (content ->> 'names') || ' ' || coalesce(content ->> 'coupon', ''))) STORED
);
COMMENT ON TABLE masterdata.promotion IS 'Promotions (SAP: promotion, replicated as POFF): articles at a promotion price for some days';
CREATE INDEX promotion_change_number ON masterdata.promotion (change_number);

CREATE TABLE masterdata.bonus_buy (
  bonus_buy_id text PRIMARY KEY CHECK (bonus_buy_id ~ '^[0-9]{10}$'),
  content jsonb NOT NULL,
  change_number bigint NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  status text NOT NULL GENERATED ALWAYS AS (content ->> 'status') STORED,
  valid_from text NOT NULL GENERATED ALWAYS AS (content ->> 'validFrom') STORED,
  valid_to text NOT NULL GENERATED ALWAYS AS (content ->> 'validTo') STORED,
  search_text text NOT NULL GENERATED ALWAYS AS (lower((content ->> 'bonusBuyId') || ' ' || (content ->> 'names') || ' ' || coalesce(content ->> 'coupon', ''))) STORED
);
COMMENT ON TABLE masterdata.bonus_buy IS 'Bonus buys (SAP: bonus buy, replicated as PBBY): whoever buys this gets that';
CREATE INDEX bonus_buy_change_number ON masterdata.bonus_buy (change_number);

CREATE TABLE masterdata.purchase_prices (
  article_id text PRIMARY KEY REFERENCES masterdata.article,
  content jsonb NOT NULL,
  change_number bigint NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL
);
COMMENT ON TABLE masterdata.purchase_prices IS 'What an article costs us (replicated as PSOS): one document with all prices of the article, so that sales prices and purchase prices change and travel apart';
CREATE INDEX purchase_prices_change_number ON masterdata.purchase_prices (change_number);

INSERT INTO masterdata.number_range VALUES
  ('40', '{"en": "Promotions", "de": "Aktionen"}', 7000000001, 7999999999, 7000000001),
  ('50', '{"en": "Bonus buys", "de": "Bonuskäufe"}', 8000000001, 8999999999, 8000000001);
INSERT INTO masterdata.value_list VALUES
  ('promotionType', '0001', '{"en": "Weekly offers", "de": "Wochenangebote"}'),
  ('promotionType', '0002', '{"en": "Season", "de": "Saison"}'),
  ('promotionType', '0003', '{"en": "Clearance", "de": "Ausverkauf"}'),
  ('customerGroup', '01', '{"en": "Consumers", "de": "Verbraucher"}'),
  ('customerGroup', '02', '{"en": "Trade", "de": "Handel"}'),
  ('customerGroup', '03', '{"en": "Club members", "de": "Clubmitglieder"}');
