-- Each task of a receipt is posted, set aside and tried again on its own; a closing's sums and payment lists come besides receipts.
ALTER TABLE documents.receipt
  DROP CONSTRAINT receipt_kind_check,
  ADD CONSTRAINT receipt_kind_check CHECK (kind IN ('receipt', 'cashMovement', 'goodsMovement', 'salesSum', 'paymentList')),
  -- One per task that stopped: {task, code, subject, reason}. The first is in the reason columns too, for lists.
  ADD COLUMN faults jsonb,
  -- Grows whenever the content is replaced; what it was before is in receipt_version.
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  -- What the posted tasks of a receipt that is set aside have booked, so that other content cannot differ from it unnoticed.
  ADD COLUMN booked jsonb,
  -- The last digits of its number: what a till counts up.
  ADD COLUMN running_number bigint GENERATED ALWAYS AS (substring(receipt_number from '(\d{1,15})$')::bigint) STORED;

UPDATE documents.receipt SET
  revenue_state = CASE WHEN kind = 'receipt' THEN 'error' ELSE 'notNeeded' END,
  payment_state = CASE WHEN kind IN ('receipt', 'cashMovement') THEN 'error' ELSE 'notNeeded' END,
  stock_state = CASE WHEN kind IN ('receipt', 'goodsMovement') THEN 'error' ELSE 'notNeeded' END,
  faults = (SELECT jsonb_agg(jsonb_build_object('task', task, 'code', reason_code, 'subject', coalesce(reason_subject, ''), 'reason', reason))
    FROM unnest(CASE kind WHEN 'receipt' THEN ARRAY['revenue', 'payment', 'stock'] WHEN 'cashMovement' THEN ARRAY['payment'] ELSE ARRAY['stock'] END) AS task)
WHERE state = 'setAside';

DROP INDEX documents.receipt_day;
CREATE INDEX receipt_till_day ON documents.receipt (site_id, business_date, till, running_number) INCLUDE (kind, state, total_minor);
CREATE INDEX receipt_till_number ON documents.receipt (site_id, till, running_number);
-- The few that speak of a whole closing.
CREATE INDEX receipt_closing ON documents.receipt (site_id, till, business_date) WHERE kind IN ('salesSum', 'paymentList');

CREATE TABLE documents.till_day (
  site_id text NOT NULL,
  till text NOT NULL,
  business_date date NOT NULL,
  PRIMARY KEY (site_id, till, business_date)
);
COMMENT ON TABLE documents.till_day IS 'Days of tills that anything came from. Receipts hold a row shared while they post, sums hold it alone, so that no sale is posted by both';
INSERT INTO documents.till_day SELECT DISTINCT site_id, till, business_date FROM documents.receipt WHERE business_date IS NOT NULL;

CREATE TABLE documents.closing (
  receipt_id bigint PRIMARY KEY REFERENCES documents.receipt,
  first_number text,
  last_number text,
  receipt_count integer,
  total_minor bigint
);
COMMENT ON TABLE documents.closing IS 'What a payment list or a sum says of the closing it comes from';

CREATE TABLE documents.summed_receipt (
  receipt_id bigint NOT NULL REFERENCES documents.receipt,
  receipt_number text NOT NULL,
  amount_minor bigint NOT NULL,
  PRIMARY KEY (receipt_id, receipt_number)
);
COMMENT ON TABLE documents.summed_receipt IS 'The receipts inside a sum';
CREATE INDEX summed_receipt_number ON documents.summed_receipt (receipt_number);

CREATE TABLE documents.receipt_version (
  receipt_id bigint NOT NULL REFERENCES documents.receipt,
  version integer NOT NULL,
  content json NOT NULL,
  content_hash bytea NOT NULL,
  idoc_number bigint NOT NULL REFERENCES documents.idoc,
  replaced_at timestamptz NOT NULL DEFAULT now(),
  replaced_by text NOT NULL,
  how text NOT NULL CHECK (how IN ('sent', 'form', 'mass')),
  why text NOT NULL,
  PRIMARY KEY (receipt_id, version)
);
COMMENT ON TABLE documents.receipt_version IS 'Contents that were replaced, as they were, with who replaced them, how and why';
-- As ReceiptStatusSet is asked.
CREATE INDEX receipt_version_idoc_text ON documents.receipt_version (lpad(idoc_number::text, 16, '0')) WHERE how = 'sent';

INSERT INTO documents.account_code VALUES
  ('condition', 'MWST', '*', '{"en": "Tax on top of the price", "de": "Steuer zum Preis"}'),
  ('receiptCondition', 'RUND', '480950', '{"en": "Rounding difference", "de": "Rundungsdifferenz"}')
  ON CONFLICT DO NOTHING;
