-- The hub asks by IDoc or by receipt number; both ways lead over receipts that came again.
CREATE INDEX repeated_receipt_receipt ON documents.repeated_receipt (receipt_id);
CREATE INDEX repeated_receipt_idoc_text ON documents.repeated_receipt (lpad(idoc_number::text, 16, '0'));
