-- The numbers inside sums count as there.
ALTER TABLE documents.summed_receipt
  ADD COLUMN running_number bigint GENERATED ALWAYS AS (substring(receipt_number from '(\d{1,15})$')::bigint) STORED;
-- A day over all tills, newest first.
CREATE INDEX till_day_date ON documents.till_day (business_date DESC, site_id, till);
