-- Which business partner is a contact person of which company.

CREATE TABLE masterdata.relationship (
  relationship_number text COLLATE "C" PRIMARY KEY,
  content jsonb NOT NULL,
  change_number bigint NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  company_id text COLLATE "C" NOT NULL GENERATED ALWAYS AS (content ->> 'companyId') STORED,
  person_id text COLLATE "C" NOT NULL GENERATED ALWAYS AS (content ->> 'personId') STORED,
  status text NOT NULL GENERATED ALWAYS AS (CASE WHEN content @> '{"deleted": true}' THEN 'deleted' ELSE 'active' END) STORED,
  UNIQUE (company_id, person_id)
);
COMMENT ON TABLE masterdata.relationship IS 'Contact persons (SAP: relationship BUR001). A pair of partners has one for good; deleted ones stay, so that receivers can be told.';
CREATE INDEX relationship_person ON masterdata.relationship (person_id);
CREATE INDEX relationship_changed ON masterdata.relationship (change_number);

INSERT INTO masterdata.number_range VALUES
  ('80', '{"en": "Relationships of business partners", "de": "Beziehungen von Geschäftspartnern"}', 1, 999999999999, 1);

INSERT INTO masterdata.value_list VALUES
  ('contactFunction', '0001', '{"en": "Managing director", "de": "Geschäftsführung"}'),
  ('contactFunction', '0002', '{"en": "Head of buying", "de": "Leitung Einkauf"}'),
  ('contactFunction', '0003', '{"en": "Buyer", "de": "Einkauf"}'),
  ('contactFunction', '0004', '{"en": "Secretary", "de": "Sekretariat"}'),
  ('contactFunction', '0005', '{"en": "Accountant", "de": "Buchhaltung"}'),
  ('contactDepartment', '0001', '{"en": "Management", "de": "Geschäftsleitung"}'),
  ('contactDepartment', '0002', '{"en": "Purchasing", "de": "Einkauf"}'),
  ('contactDepartment', '0003', '{"en": "Sales", "de": "Vertrieb"}'),
  ('contactDepartment', '0004', '{"en": "Accounting", "de": "Buchhaltung"}'),
  ('contactDepartment', '0005', '{"en": "Goods receipt", "de": "Wareneingang"}');
