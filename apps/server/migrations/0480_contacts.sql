-- Contact persons: which business partner is one of which company, and relationships that wait for a partner to come.

ALTER TABLE hub.inbound_document DROP CONSTRAINT inbound_document_object_type_check;
ALTER TABLE hub.inbound_document ADD CONSTRAINT inbound_document_object_type_check
  CHECK (object_type IN ('article', 'businessPartner', 'relationship', 'price', 'promotion', 'purchasePrice'));

CREATE TABLE hub.awaited_partner (
  partner_id text COLLATE "C" NOT NULL,
  document_id uuid NOT NULL REFERENCES hub.inbound_document ON DELETE CASCADE,
  arrived boolean NOT NULL DEFAULT false,
  PRIMARY KEY (partner_id, document_id)
);
COMMENT ON TABLE hub.awaited_partner IS 'Business partners that objects of a document were refused for, as they were not known yet. Once they have arrived the document''s refused objects are tried again, and its rows go.';
CREATE INDEX awaited_partner_document ON hub.awaited_partner (document_id);

CREATE TABLE customers.contact (
  company_id text COLLATE "C" NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  change_number bigint,
  removed boolean NOT NULL DEFAULT false,
  state json NOT NULL,
  points text[] COLLATE "C" NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (company_id, person_id)
);
COMMENT ON TABLE customers.contact IS 'Person as contact person of company, both business partners, as the ERP says it. One that is removed keeps its change number, so that an older message does not bring it back.';
COMMENT ON COLUMN customers.contact.points IS 'Mail addresses (lower case) and phone numbers (E.164) of the workplace, by which the company is found.';
CREATE INDEX contact_person ON customers.contact (person_id);
CREATE INDEX contact_points ON customers.contact USING gin (points);
