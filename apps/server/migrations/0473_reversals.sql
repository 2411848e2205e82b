-- A receipt that a person reversed in the ERP stayed "posted" here for good: nobody asked again for what was settled.
ALTER TABLE hub.outbound_message ADD COLUMN reversal jsonb;
COMMENT ON COLUMN hub.outbound_message.reversal IS 'Who took it back in the ERP last, when and why: {by, at, why}; stays when it was posted again';

CREATE TABLE hub.heard_reversals (
  system_id text PRIMARY KEY REFERENCES hub.communication_system ON DELETE CASCADE,
  latest_at timestamptz NOT NULL
);
COMMENT ON TABLE hub.heard_reversals IS 'The latest reversal that a system told us of; it is asked for those since';

ALTER TABLE hub.completeness ADD COLUMN erp_reversed integer;
COMMENT ON COLUMN hub.completeness.erp_reversed IS 'Of those that the ERP has set aside, what people reversed there';
