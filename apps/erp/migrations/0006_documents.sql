CREATE SCHEMA documents;

CREATE TABLE documents.idoc (
  idoc_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Sender and its message key: the same document sent again is recognised before anything is done.
  document_key text UNIQUE,
  idoc_type text NOT NULL,
  sender text NOT NULL,
  archive_key text NOT NULL,
  technical_user text NOT NULL,
  received_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('accepted', 'rejected')),
  reason text,
  record_count integer NOT NULL,
  bytes integer NOT NULL,
  raw bytea STORAGE EXTERNAL NOT NULL
);
COMMENT ON TABLE documents.idoc IS 'IDocs as they arrived; raw is compressed with Zstandard';
CREATE INDEX idoc_received ON documents.idoc (received_at);

CREATE TABLE documents.receipt (
  receipt_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Type, site, till, number and day: posts once, in however many IDocs it comes.
  receipt_key text NOT NULL UNIQUE,
  idoc_number bigint NOT NULL REFERENCES documents.idoc,
  position integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('receipt', 'cashMovement', 'goodsMovement')),
  site_id text NOT NULL,
  till text NOT NULL,
  receipt_number text NOT NULL,
  business_date date,
  occurred_time time,
  currency text NOT NULL,
  total_minor bigint NOT NULL,
  pieces_milli bigint NOT NULL,
  line_count integer NOT NULL,
  content json NOT NULL,
  -- A set-aside receipt that comes again with other content replaces it; a posted one never changes.
  content_hash bytea NOT NULL,
  state text NOT NULL CHECK (state IN ('pending', 'posted', 'setAside')),
  revenue_state text NOT NULL CHECK (revenue_state IN ('open', 'posted', 'notNeeded', 'error')),
  payment_state text NOT NULL CHECK (payment_state IN ('open', 'posted', 'notNeeded', 'error')),
  stock_state text NOT NULL CHECK (stock_state IN ('open', 'posted', 'notNeeded', 'error')),
  reason_code text,
  reason text,
  attempts integer NOT NULL DEFAULT 0,
  posted_at timestamptz,
  revenue_document bigint,
  payment_document bigint,
  stock_document bigint,
  document_year integer
);
CREATE INDEX receipt_pending ON documents.receipt (receipt_id) WHERE state = 'pending';
CREATE INDEX receipt_set_aside ON documents.receipt (reason_code, receipt_id) WHERE state = 'setAside';
CREATE INDEX receipt_number ON documents.receipt (receipt_number);
CREATE INDEX receipt_day ON documents.receipt (site_id, business_date, receipt_number);
CREATE INDEX receipt_idoc ON documents.receipt (idoc_number, position);
-- As ReceiptStatusSet is asked.
CREATE INDEX receipt_idoc_text ON documents.receipt (lpad(idoc_number::text, 16, '0'));

CREATE TABLE documents.repeated_receipt (
  idoc_number bigint NOT NULL REFERENCES documents.idoc,
  position integer NOT NULL,
  receipt_id bigint NOT NULL REFERENCES documents.receipt,
  differs boolean NOT NULL,
  PRIMARY KEY (idoc_number, position)
);
COMMENT ON TABLE documents.repeated_receipt IS 'Receipts that came again; differs: with another content, which was not posted';

CREATE TABLE documents.unreadable_receipt (
  idoc_number bigint NOT NULL REFERENCES documents.idoc,
  position integer NOT NULL,
  receipt_number text,
  reason text NOT NULL,
  PRIMARY KEY (idoc_number, position)
);
COMMENT ON TABLE documents.unreadable_receipt IS 'Records whose fields could not be read or that name no receipt; kept in the raw IDoc';

CREATE TABLE documents.document_number (kind text NOT NULL, year integer NOT NULL, next_number bigint NOT NULL, PRIMARY KEY (kind, year));

CREATE TABLE documents.posting (
  year integer NOT NULL,
  number bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('revenue', 'payment', 'cash')),
  receipt_id bigint NOT NULL REFERENCES documents.receipt,
  site_id text NOT NULL,
  till text NOT NULL,
  posting_date date NOT NULL,
  currency text NOT NULL,
  reference text NOT NULL,
  posted_at timestamptz NOT NULL,
  PRIMARY KEY (year, number)
);
COMMENT ON TABLE documents.posting IS 'Accounting documents; the reference is the receipt number and so names site and till';
CREATE INDEX posting_receipt ON documents.posting (receipt_id);

CREATE TABLE documents.posting_item (
  year integer NOT NULL,
  number bigint NOT NULL,
  item integer NOT NULL,
  account text NOT NULL,
  -- Debit above zero, credit below; the items of a document add up to zero.
  amount_minor bigint NOT NULL,
  article_id text,
  quantity_milli bigint,
  tax_code text,
  code text,
  PRIMARY KEY (year, number, item)
);

CREATE TABLE documents.account_code (
  purpose text NOT NULL,
  code text NOT NULL,
  account text NOT NULL,
  texts jsonb NOT NULL,
  PRIMARY KEY (purpose, code)
);
COMMENT ON TABLE documents.account_code IS 'Account determination: which codes of a till are known and where they post; * leaves it to the tax code of the line';
INSERT INTO documents.account_code VALUES
  ('clearing', '*', '194100', '{"en": "Point-of-sale clearing", "de": "Verrechnung Kasse"}'),
  ('condition', 'PN10', '*', '{"en": "Sales price", "de": "Verkaufspreis"}'),
  ('condition', 'VKP0', '*', '{"en": "Sales price", "de": "Verkaufspreis"}'),
  ('condition', 'DISC', '*', '{"en": "Discount", "de": "Rabatt"}'),
  ('receiptCondition', 'DISC', '800900', '{"en": "Discount on the receipt", "de": "Bonrabatt"}'),
  ('revenue', 'A0', '800000', '{"en": "Revenue, zero rate", "de": "Erlöse steuerfrei"}'),
  ('revenue', 'A1', '800100', '{"en": "Revenue, standard rate", "de": "Erlöse voller Satz"}'),
  ('revenue', 'A2', '800200', '{"en": "Revenue, reduced rate", "de": "Erlöse ermäßigter Satz"}'),
  ('tax', 'A0', '175000', '{"en": "Output tax, zero rate", "de": "Ausgangssteuer steuerfrei"}'),
  ('tax', 'A1', '175100', '{"en": "Output tax, standard rate", "de": "Ausgangssteuer voller Satz"}'),
  ('tax', 'A2', '175200', '{"en": "Output tax, reduced rate", "de": "Ausgangssteuer ermäßigter Satz"}'),
  ('payment', 'CASH', '100000', '{"en": "Cash", "de": "Bargeld"}'),
  ('payment', 'PTCS', '100000', '{"en": "Cash", "de": "Bargeld"}'),
  ('payment', 'CARD', '113100', '{"en": "Card", "de": "Karte"}'),
  ('payment', 'PTCC', '113100', '{"en": "Card", "de": "Karte"}'),
  ('payment', 'ACCT', '140000', '{"en": "On account", "de": "Auf Rechnung"}'),
  ('payment', 'PTAC', '140000', '{"en": "On account", "de": "Auf Rechnung"}'),
  ('payment', 'VOUC', '170500', '{"en": "Voucher", "de": "Gutschein"}'),
  ('cash', 'PAYI', '480000', '{"en": "Pay in: other income", "de": "Einzahlung: sonstiger Ertrag"}'),
  ('cash', 'PAYO', '476000', '{"en": "Pay out: petty expenses", "de": "Auszahlung: Kleinausgaben"}'),
  ('cash', 'CSHI', '100900', '{"en": "Cash in: from the safe", "de": "Bargeldeinlage: aus dem Tresor"}'),
  ('cash', 'CSHO', '100900', '{"en": "Cash out: to the safe", "de": "Bargeldentnahme: in den Tresor"}'),
  ('cash', 'DIFF', '480900', '{"en": "Till difference", "de": "Kassendifferenz"}');
