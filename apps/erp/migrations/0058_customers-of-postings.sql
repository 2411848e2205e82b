-- A receipt's customer was read and forgotten: it stands on the revenue now, and one that is not here stops it, or becomes the one-time customer.
ALTER TABLE documents.posting ADD COLUMN customer_id text;
COMMENT ON COLUMN documents.posting.customer_id IS 'To whom it was sold, as far as the till knew; not there, the store''s anonymous customers';

CREATE TABLE documents.intake_setting (
  "only" boolean PRIMARY KEY DEFAULT true CHECK ("only"),
  one_time_customer text
);
COMMENT ON TABLE documents.intake_setting IS 'To which business partner the receipts of unknown customers are posted; null: they are set aside';
INSERT INTO documents.intake_setting DEFAULT VALUES;
