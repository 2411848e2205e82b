-- The way back from a material document to its receipt, and corrections newest first.
CREATE INDEX receipt_stock_document ON documents.receipt (document_year, stock_document) WHERE stock_document IS NOT NULL;
CREATE INDEX receipt_version_replaced ON documents.receipt_version (replaced_at DESC) WHERE how <> 'sent';
-- Set-aside receipts by any of their faults, not only by the first.
CREATE INDEX receipt_faults ON documents.receipt USING gin (faults jsonb_path_ops) WHERE state = 'setAside';
