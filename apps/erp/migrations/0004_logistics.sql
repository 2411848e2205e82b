CREATE SCHEMA logistics;

CREATE TABLE logistics.stock (
  article_id text NOT NULL,
  site_id text NOT NULL,
  storage_location text NOT NULL,
  stock_type text NOT NULL CHECK (stock_type IN ('01', '02', '07')),
  quantity_milli bigint NOT NULL,
  base_unit text NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (article_id, site_id, storage_location, stock_type)
);
COMMENT ON TABLE logistics.stock IS 'Stock in the base unit: 01 unrestricted, 02 quality inspection, 07 blocked. A sale is a fact, so it may go below zero';
CREATE INDEX stock_site ON logistics.stock (site_id, article_id);

CREATE TABLE logistics.movement_number (year integer PRIMARY KEY, next_number bigint NOT NULL);
COMMENT ON TABLE logistics.movement_number IS 'Material documents are numbered per year from 4900000000, without gaps';

CREATE TABLE logistics.goods_movement (
  year integer NOT NULL,
  number bigint NOT NULL,
  document_key text UNIQUE,
  posting_date date NOT NULL,
  reference text NOT NULL,
  text text NOT NULL,
  posted_at timestamptz NOT NULL,
  posted_by text NOT NULL,
  PRIMARY KEY (year, number)
);
COMMENT ON TABLE logistics.goods_movement IS 'Material documents; document_key makes a repeated request find the first answer';
CREATE INDEX goods_movement_reference ON logistics.goods_movement (reference);

CREATE TABLE logistics.goods_movement_item (
  year integer NOT NULL,
  number bigint NOT NULL,
  item integer NOT NULL,
  movement_type text NOT NULL,
  article_id text NOT NULL,
  site_id text NOT NULL,
  storage_location text NOT NULL,
  stock_type text NOT NULL,
  -- What the stock gained, in the base unit.
  quantity_milli bigint NOT NULL,
  base_unit text NOT NULL,
  PRIMARY KEY (year, number, item)
);
CREATE INDEX goods_movement_item_article ON logistics.goods_movement_item (article_id, site_id, year DESC, number DESC);
