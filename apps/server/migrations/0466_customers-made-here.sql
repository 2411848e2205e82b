-- Customers that people of ours make, and that the ERP gives a number later.

CREATE TABLE customers.made_here (
  partner_id text COLLATE "C" PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  made_at timestamptz NOT NULL,
  made_by text NOT NULL,
  erp_state text NOT NULL DEFAULT 'waiting'
    CHECK (erp_state IN ('waiting', 'sending', 'failed', 'refused', 'created', 'withdrawn')),
  erp_number text COLLATE "C" UNIQUE,
  reason text,
  cause_code text,
  cause_subject text
);
COMMENT ON TABLE customers.made_here IS 'Partners with a number of ours. Once the ERP has them they have both numbers, and its messages are about these rows';
COMMENT ON COLUMN customers.made_here.id IS 'Given by who made it: a repeated request is known by it.';

CREATE INDEX partner_name ON customers.partner (lower(name));

INSERT INTO customers.contact_point (address, partner_id)
SELECT lower(state ->> 'externalId'), partner_id FROM customers.partner WHERE state ->> 'externalId' IS NOT NULL
ON CONFLICT DO NOTHING;
COMMENT ON TABLE customers.contact_point IS 'Phone numbers (E.164), mail addresses and numbers in other systems (lower case) by which a partner is found.';
