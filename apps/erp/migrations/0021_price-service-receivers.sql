-- Receivers that take prices and promotions as SAP's price service does ask for a token first.
ALTER TABLE replication.receiver
  ADD COLUMN token_url text,
  ADD COLUMN client_id text,
  -- Sealed like the secret of the technical user.
  ADD COLUMN client_secret_sealed text;
