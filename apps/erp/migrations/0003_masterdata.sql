-- Master data. An object (article, partner …) is one document in `content`, checked by the schema of its API; what is searched,
-- filtered or referred to is generated from it. Replication then reads one row per object where
-- units, listings and texts in tables of their own would need joins and aggregates for each.
CREATE SCHEMA masterdata;

-- Taken under the lock of the object type, so that numbers of one type become visible in their order. Starts above every
-- number of an older database: receivers skip what is not newer than they know.
CREATE SEQUENCE masterdata.change_number AS bigint;
SELECT setval('masterdata.change_number', (extract(epoch FROM now()) * 1000)::bigint);

CREATE TABLE masterdata.site (
  site_id text PRIMARY KEY CHECK (site_id ~ '^[A-Z0-9]{1,4}$'),
  content jsonb NOT NULL,
  change_number bigint NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  name text GENERATED ALWAYS AS (content ->> 'name') STORED,
  customer_number text GENERATED ALWAYS AS (content ->> 'customerNumber') STORED
);
COMMENT ON TABLE masterdata.site IS 'Plants (SAP: plant): stores and distribution centres';
CREATE UNIQUE INDEX site_customer_number ON masterdata.site (customer_number);

CREATE TABLE masterdata.category (
  category_id text PRIMARY KEY,
  content jsonb NOT NULL,
  change_number bigint NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  parent_id text GENERATED ALWAYS AS (content ->> 'parentId') STORED REFERENCES masterdata.category DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE masterdata.category IS 'Merchandise hierarchy; articles hang on any of its nodes';
CREATE INDEX category_parent ON masterdata.category (parent_id);

CREATE TABLE masterdata.article (
  article_id text PRIMARY KEY,
  content jsonb NOT NULL,
  change_number bigint NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  type text NOT NULL GENERATED ALWAYS AS (content ->> 'type') STORED,
  base_unit text NOT NULL GENERATED ALWAYS AS (content ->> 'baseUnit') STORED,
  category_id text GENERATED ALWAYS AS (content ->> 'categoryId') STORED REFERENCES masterdata.category,
  status text NOT NULL GENERATED ALWAYS AS (CASE WHEN content @> '{"deleted": true}' THEN 'deleted'
                                                 WHEN content @> '{"blocked": true}' THEN 'blocked' ELSE 'active' END) STORED,
  search_text text NOT NULL GENERATED ALWAYS AS (lower((content ->> 'articleId') || ' ' || (content ->> 'texts'))) STORED
);
CREATE INDEX article_change_number ON masterdata.article (change_number);
CREATE INDEX article_category ON masterdata.article (category_id);

CREATE TABLE masterdata.gtin (
  gtin text PRIMARY KEY,
  article_id text NOT NULL REFERENCES masterdata.article,
  unit text NOT NULL
);
COMMENT ON TABLE masterdata.gtin IS 'Each bar code leads to one unit of one article; kept from the articles'' contents';
CREATE INDEX gtin_article ON masterdata.gtin (article_id);

CREATE TABLE masterdata.sales_price (
  price_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  article_id text NOT NULL REFERENCES masterdata.article,
  site_id text REFERENCES masterdata.site,
  price_list text,
  unit text NOT NULL,
  currency text NOT NULL,
  from_quantity_milli bigint NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
  per_milli bigint NOT NULL CHECK (per_milli > 0),
  valid_from date NOT NULL,
  valid_to date NOT NULL CHECK (valid_to >= valid_from),
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  -- Periods of one series never overlap: writers hold the articles' lock while they check; this catches the rest.
  CONSTRAINT sales_price_start UNIQUE NULLS NOT DISTINCT (article_id, site_id, price_list, unit, currency, from_quantity_milli, valid_from),
  CHECK (site_id IS NULL OR price_list IS NULL)
);
CREATE INDEX sales_price_list ON masterdata.sales_price (price_list, article_id) WHERE price_list IS NOT NULL;

CREATE TABLE masterdata.business_partner (
  partner_id text PRIMARY KEY,
  content jsonb NOT NULL,
  change_number bigint NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  uuid uuid NOT NULL DEFAULT gen_random_uuid(),
  category text NOT NULL GENERATED ALWAYS AS (content ->> 'category') STORED,
  grouping_code text NOT NULL GENERATED ALWAYS AS (content ->> 'grouping') STORED,
  status text NOT NULL GENERATED ALWAYS AS (CASE WHEN content @> '{"deleted": true}' THEN 'deleted'
                                                 WHEN content @> '{"blocked": true}' THEN 'blocked' ELSE 'active' END) STORED,
  name text NOT NULL GENERATED ALWAYS AS (coalesce(content #>> '{organisation,line1}', content #>> '{group,name}',
                       coalesce((content #>> '{person,given}') || ' ', '') || (content #>> '{person,family}'), '')) STORED,
  search_text text NOT NULL GENERATED ALWAYS AS (lower((content ->> 'partnerId') || ' ' || coalesce(content ->> 'person', '')
                       || coalesce(content ->> 'organisation', '') || coalesce(content ->> 'group', '')
                       || coalesce(content ->> 'searchTerm', '') || coalesce(content ->> 'addresses', ''))) STORED
);
CREATE INDEX business_partner_change_number ON masterdata.business_partner (change_number);

CREATE TABLE masterdata.change_document (
  change_number bigint PRIMARY KEY,
  object_type text NOT NULL,
  object_key text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('created', 'changed')),
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  changes jsonb NOT NULL
);
COMMENT ON TABLE masterdata.change_document IS 'Who changed what and when (SAP: change document); changes = [{field, before, after}]';
CREATE INDEX change_document_object ON masterdata.change_document (object_type, object_key, change_number);

CREATE TABLE masterdata.number_range (
  range_id text PRIMARY KEY,
  texts jsonb NOT NULL,
  first_number bigint NOT NULL,
  last_number bigint NOT NULL CHECK (last_number > first_number),
  next_number bigint NOT NULL CHECK (next_number BETWEEN first_number AND last_number + 1)
);

CREATE TABLE masterdata.grouping (
  grouping_code text PRIMARY KEY,
  texts jsonb NOT NULL,
  range_id text REFERENCES masterdata.number_range,
  account_group text NOT NULL CHECK (account_group IN ('0001', '0002', '0003', '0004'))
);
COMMENT ON TABLE masterdata.grouping IS 'Partner groupings: where the number comes from (no range: given from outside) and the account group of a customer';

INSERT INTO masterdata.number_range VALUES
  ('10', '{"en": "Organisations", "de": "Organisationen"}', 1000000, 1999999, 1000000),
  ('20', '{"en": "Consumers", "de": "Verbraucher"}', 2000000, 2999999, 2000000),
  ('30', '{"en": "Ship-to parties, payers, bill-to parties", "de": "Warenempfänger, Regulierer, Rechnungsempfänger"}', 3000000, 3999999, 3000000);
INSERT INTO masterdata.grouping VALUES
  ('BP01', '{"en": "Organisation, own number", "de": "Organisation, interne Nummer"}', '10', '0001'),
  ('BP02', '{"en": "Consumer, own number", "de": "Verbraucher, interne Nummer"}', '20', '0001'),
  ('BP03', '{"en": "Ship-to party", "de": "Warenempfänger"}', '30', '0002'),
  ('BP04', '{"en": "Payer", "de": "Regulierer"}', '30', '0003'),
  ('BP05', '{"en": "Bill-to party", "de": "Rechnungsempfänger"}', '30', '0004'),
  ('BPEE', '{"en": "Number from outside", "de": "Externe Nummer"}', NULL, '0001');

CREATE TABLE masterdata.tax_code (
  tax_code text PRIMARY KEY,
  texts jsonb NOT NULL,
  rate numeric(6, 3) NOT NULL CHECK (rate >= 0)
);
INSERT INTO masterdata.tax_code VALUES
  ('A0', '{"en": "Zero rate", "de": "Steuerfrei"}', 0),
  ('A1', '{"en": "Standard rate", "de": "Voller Satz"}', 20),
  ('A2', '{"en": "Reduced rate", "de": "Ermäßigter Satz"}', 5);

CREATE TABLE masterdata.value_list (
  list text NOT NULL,
  code text NOT NULL,
  texts jsonb NOT NULL,
  PRIMARY KEY (list, code)
);
COMMENT ON TABLE masterdata.value_list IS 'Codes that a field may have, with their texts (SAP: customizing)';
INSERT INTO masterdata.value_list VALUES
  ('unit', 'PC', '{"en": "Piece", "de": "Stück"}'),
  ('unit', 'SET', '{"en": "Set", "de": "Satz"}'),
  ('unit', 'PAK', '{"en": "Pack", "de": "Packung"}'),
  ('unit', 'BX', '{"en": "Box", "de": "Schachtel"}'),
  ('unit', 'CAR', '{"en": "Carton", "de": "Karton"}'),
  ('unit', 'PR', '{"en": "Pair", "de": "Paar"}'),
  ('unit', 'DZ', '{"en": "Dozen", "de": "Dutzend"}'),
  ('unit', 'KG', '{"en": "Kilogram", "de": "Kilogramm"}'),
  ('unit', 'G', '{"en": "Gram", "de": "Gramm"}'),
  ('unit', 'M', '{"en": "Metre", "de": "Meter"}'),
  ('unit', 'L', '{"en": "Litre", "de": "Liter"}'),
  ('role', 'BUP001', '{"en": "Contact person", "de": "Ansprechpartner"}'),
  ('role', 'FLCU00', '{"en": "Customer (accounting)", "de": "Debitor (Finanzbuchhaltung)"}'),
  ('role', 'FLCU01', '{"en": "Customer (sales)", "de": "Kunde (Vertrieb)"}'),
  ('partnerFunction', 'SP', '{"en": "Sold-to party", "de": "Auftraggeber"}'),
  ('partnerFunction', 'SH', '{"en": "Ship-to party", "de": "Warenempfänger"}'),
  ('partnerFunction', 'BP', '{"en": "Bill-to party", "de": "Rechnungsempfänger"}'),
  ('partnerFunction', 'PY', '{"en": "Payer", "de": "Regulierer"}'),
  ('accountGroup', '0001', '{"en": "Sold-to party", "de": "Auftraggeber"}'),
  ('accountGroup', '0002', '{"en": "Ship-to party", "de": "Warenempfänger"}'),
  ('accountGroup', '0003', '{"en": "Payer", "de": "Regulierer"}'),
  ('accountGroup', '0004', '{"en": "Bill-to party", "de": "Rechnungsempfänger"}'),
  ('salesOrganisation', '1000', '{"en": "Counterfoil Gifts", "de": "Counterfoil Gifts"}'),
  ('distributionChannel', '10', '{"en": "Stores", "de": "Filialen"}'),
  ('distributionChannel', '20', '{"en": "Web shop", "de": "Webshop"}'),
  ('division', '00', '{"en": "All articles", "de": "Alle Artikel"}'),
  ('priceList', '01', '{"en": "Retail", "de": "Einzelhandel"}'),
  ('priceList', '02', '{"en": "Trade", "de": "Großhandel"}'),
  ('priceList', '03', '{"en": "Web", "de": "Web"}'),
  ('paymentTerms', '0001', '{"en": "At once", "de": "Sofort"}'),
  ('paymentTerms', '0002', '{"en": "14 days 2 %, 30 days net", "de": "14 Tage 2 %, 30 Tage netto"}');
