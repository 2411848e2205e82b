-- Orders that another system took: each kind with a number range of its own, so that the number tells the channel, and with the price
-- that the customer was told.

INSERT INTO masterdata.number_range VALUES
  ('61', '{"en": "Orders taken in stores", "de": "Aufträge aus Filialen"}', 5100000001, 5199999999, 5100000001),
  ('62', '{"en": "Orders of the web shop", "de": "Aufträge aus dem Webshop"}', 5200000001, 5299999999, 5200000001);
-- Ranges do not overlap: those that people enter end where the channels' begin.
UPDATE masterdata.number_range SET last_number = 5099999999 WHERE range_id = '60' AND next_number <= 5100000000;

CREATE TABLE orders.order_type (
  order_type text PRIMARY KEY CHECK (order_type ~ '^[A-Z0-9]{1,4}$'),
  texts jsonb NOT NULL,
  range_id text NOT NULL REFERENCES masterdata.number_range,
  -- Taken by another system, which names its own number; its conditions are kept as given.
  sent boolean NOT NULL
);
COMMENT ON TABLE orders.order_type IS 'Order types (SAP: VOV8) with their number ranges';
INSERT INTO orders.order_type VALUES
  ('OR', '{"en": "Standard order", "de": "Terminauftrag"}', '60', false),
  ('ZSTO', '{"en": "Order taken in a store", "de": "Auftrag aus einer Filiale"}', '61', true),
  ('ZWEB', '{"en": "Web shop order", "de": "Auftrag aus dem Webshop"}', '62', true);

ALTER TABLE orders.sales_order
  ADD COLUMN order_type text NOT NULL DEFAULT 'OR' REFERENCES orders.order_type,
  ADD COLUMN sender text,
  ADD COLUMN reference text GENERATED ALWAYS AS (content ->> 'reference') STORED,
  ADD COLUMN status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'delivered', 'rejected')),
  ADD COLUMN status_reason text,
  ADD COLUMN delivery text,
  ADD COLUMN own_pricing jsonb,
  ADD COLUMN own_reason text,
  ADD COLUMN difference_minor bigint GENERATED ALWAYS AS ((pricing ->> 'total')::bigint - (own_pricing ->> 'total')::bigint) STORED;
COMMENT ON COLUMN orders.sales_order.sender IS 'The communication system that took it; none: entered here';
COMMENT ON COLUMN orders.sales_order.own_pricing IS 'Of an order that was sent with its price: what it would cost by our own calculation';
COMMENT ON COLUMN orders.sales_order.own_reason IS 'Why that is not known';
COMMENT ON COLUMN orders.sales_order.delivery IS 'The material document of its goods issue';
CREATE UNIQUE INDEX sales_order_sent ON orders.sales_order (sender, reference) WHERE sender IS NOT NULL;
CREATE INDEX sales_order_reference ON orders.sales_order (reference) WHERE reference IS NOT NULL;
