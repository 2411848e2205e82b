-- A receipt of a customer whom the ERP has no number for yet goes when it has.

ALTER TABLE hub.outbound_message ADD COLUMN awaits_customer text COLLATE "C";
ALTER TABLE hub.outbound_message ADD CHECK (awaits_customer IS NULL OR held);
CREATE INDEX outbound_message_awaits ON hub.outbound_message (awaits_customer) WHERE awaits_customer IS NOT NULL;
COMMENT ON COLUMN hub.outbound_message.awaits_customer IS 'The customer made here whose number in the ERP it waits for; held until then.';
