CREATE TABLE customers.own_part (
  partner_id text PRIMARY KEY,
  content jsonb NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL
);
COMMENT ON TABLE customers.own_part IS 'What Counterfoil owns of a customer: consents, ways to be contacted, loyalty, roles of its own. No message of the ERP touches it';
CREATE UNIQUE INDEX own_part_loyalty ON customers.own_part ((content ->> 'loyaltyNumber')) WHERE content ? 'loyaltyNumber';

-- By the rule of today: a partner whose customer roles were withdrawn is none any more.
UPDATE customers.partner SET is_customer = false, changed_xid = pg_current_xact_id()
WHERE is_customer AND json_array_length(state -> 'roles') > 0
  AND NOT EXISTS (SELECT FROM json_array_elements(state -> 'roles') AS role WHERE role ->> 'code' LIKE 'FLCU%');
