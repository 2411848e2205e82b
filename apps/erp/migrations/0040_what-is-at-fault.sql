-- Which tax code, article, payment method … a reason speaks of: 38 receipts with one cause are one case only when they share it.
ALTER TABLE documents.receipt ADD COLUMN reason_subject text;
DROP INDEX documents.receipt_set_aside;
CREATE INDEX receipt_set_aside ON documents.receipt (reason_code, reason_subject, receipt_id) WHERE state = 'setAside';
