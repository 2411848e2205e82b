-- A posted document is never taken away: its counter document takes back what it booked, and both stay with their receipt.
CREATE TABLE documents.reversal (
  receipt_id bigint NOT NULL REFERENCES documents.receipt,
  task text NOT NULL CHECK (task IN ('revenue', 'payment', 'stock')),
  year integer NOT NULL,
  number bigint NOT NULL,
  counter_year integer NOT NULL,
  counter_number bigint NOT NULL,
  reversed_at timestamptz NOT NULL DEFAULT now(),
  reversed_by text NOT NULL,
  why text NOT NULL,
  PRIMARY KEY (receipt_id, task, year, number)
);
COMMENT ON TABLE documents.reversal IS 'Which document took back which, of what task of a receipt, who did it and why';
-- From either of the two documents to the other.
CREATE INDEX reversal_document ON documents.reversal (year, number);
CREATE INDEX reversal_counter ON documents.reversal (counter_year, counter_number);
