-- A system may want to know us by a client certificate. Its private key is sealed where passwords are.
ALTER TABLE communication.outbound_user ADD certificate text;
COMMENT ON COLUMN communication.outbound_user.certificate IS 'PEM, our own first, then its chain; the key is the sealed secret';
ALTER TABLE communication.outbound_user
  DROP CONSTRAINT outbound_user_kind_check,
  ADD CHECK (kind IN ('basic', 'oauth2', 'certificate')),
  ADD CHECK ((kind = 'certificate') = (certificate IS NOT NULL));
