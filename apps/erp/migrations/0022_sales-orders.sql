CREATE SCHEMA orders;

CREATE TABLE orders.sales_order (
  order_id text PRIMARY KEY CHECK (order_id ~ '^[0-9]{10}$'),
  -- What was ordered; checked by the schema of the API.
  content jsonb NOT NULL,
  -- What it costs, with every condition; null while nobody could say so.
  pricing jsonb,
  state text NOT NULL CHECK (state IN ('complete', 'incomplete')),
  reason_code text,
  reason text,
  -- Grows with each change of the content: an answer for an older one is not taken.
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  customer_id text NOT NULL GENERATED ALWAYS AS (content ->> 'customerId') STORED,
  site_id text NOT NULL GENERATED ALWAYS AS (content ->> 'siteId') STORED,
  total_minor bigint GENERATED ALWAYS AS ((pricing ->> 'total')::bigint) STORED,
  CHECK ((state = 'complete') = (pricing IS NOT NULL AND reason_code IS NULL))
);
COMMENT ON TABLE orders.sales_order IS 'Sales orders, priced by the central price calculation';
CREATE INDEX sales_order_customer ON orders.sales_order (customer_id, order_id);

CREATE TABLE orders.pricing_call (
  call_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id text NOT NULL REFERENCES orders.sales_order,
  order_version integer NOT NULL,
  called_at timestamptz NOT NULL,
  called_by text NOT NULL,
  duration_ms integer NOT NULL,
  status_code integer,
  outcome text NOT NULL CHECK (outcome IN ('priced', 'refused', 'unreachable', 'unusable')),
  reason text,
  -- As they went over the wire; Zstandard.
  request bytea STORAGE EXTERNAL NOT NULL,
  answer bytea STORAGE EXTERNAL
);
COMMENT ON TABLE orders.pricing_call IS 'Every call of the price calculation and its answer, to be looked at';
CREATE INDEX pricing_call_order ON orders.pricing_call (order_id, call_id);

-- One row each: there is one procedure and one calculation.
CREATE TABLE orders.pricing_procedure (
  single_row boolean PRIMARY KEY DEFAULT true CHECK (single_row),
  content jsonb NOT NULL,
  version integer NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL
);
COMMENT ON TABLE orders.pricing_procedure IS 'Steps of a price with their condition types, and which discount of the calculation is which condition type';
INSERT INTO orders.pricing_procedure (content, version, changed_at, changed_by) VALUES ('{
  "priceCondition": "PPR0",
  "steps": [
    {"step": 10, "conditionType": "PPR0", "texts": {"en": "Sales price", "de": "Verkaufspreis"}},
    {"step": 100, "conditionType": "OPPI", "texts": {"en": "Discount on the item", "de": "Positionsrabatt"}},
    {"step": 110, "conditionType": "OPPB", "texts": {"en": "Bonus buy", "de": "Bonuskauf"}},
    {"step": 200, "conditionType": "OPPT", "texts": {"en": "Discount on the whole order", "de": "Rabatt auf den ganzen Auftrag"}}
  ],
  "mappings": [
    {"share": true, "conditionType": "OPPT", "returned": "summed"},
    {"applicationType": "MixMatch", "conditionType": "OPPB", "returned": "singly"},
    {"applicationType": "DiscountPercent", "conditionType": "OPPI", "returned": "singly"},
    {"applicationType": "DiscountSingle", "conditionType": "OPPI", "returned": "singly"},
    {"applicationType": "DiscountTotal", "conditionType": "OPPI", "returned": "singly"},
    {"applicationType": "FixedPrice", "conditionType": "OPPI", "returned": "singly"},
    {"applicationType": "SetPriceTotal", "conditionType": "OPPB", "returned": "singly"}
  ]
}', 1, now(), 'setup');

CREATE TABLE orders.pricing_destination (
  single_row boolean PRIMARY KEY DEFAULT true CHECK (single_row),
  calculate_url text NOT NULL,
  token_url text NOT NULL,
  client_id text NOT NULL,
  -- AES-256-GCM with a key that is not in the database.
  client_secret_sealed text NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL
);

INSERT INTO masterdata.number_range VALUES
  ('60', '{"en": "Sales orders", "de": "Kundenaufträge"}', 5000000001, 5999999999, 5000000001);
