-- Tills know when listings begin and end, and turn by their own calendar, offline too: nobody has to announce the day any more.
DROP TABLE catalog.listing_day;

CREATE SCHEMA tillfeed;
CREATE TABLE tillfeed.progress (
  till_id text PRIMARY KEY,
  store_id text NOT NULL,
  -- The end of the last whole round that was fetched: everything changed in a transaction before it is at the till.
  served_at timestamptz NOT NULL,
  served_since xid8 NOT NULL,
  served_book bigint NOT NULL
);
COMMENT ON TABLE tillfeed.progress IS 'How far each till has fetched master data; a till that applied it says so with its price book in its heartbeat';
