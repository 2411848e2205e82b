CREATE SCHEMA communication;

CREATE TABLE communication.system (
  system_id text PRIMARY KEY,
  name text NOT NULL,
  active boolean NOT NULL,
  -- None: it only calls us.
  base_url text,
  business_system text NOT NULL,
  own_system text NOT NULL,
  authorities text,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  last_contact_at timestamptz,
  last_failure text
);
COMMENT ON TABLE communication.system IS 'A system that we exchange messages with (SAP: communication system)';
COMMENT ON COLUMN communication.system.business_system IS 'What it is called in messages; own_system is what we are called in those to it';

CREATE TABLE communication.outbound_user (
  system_id text NOT NULL REFERENCES communication.system ON DELETE CASCADE,
  user_name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('basic', 'oauth2')),
  token_url text,
  -- AES-256-GCM with a key that is not in the database. None: the address is another one since, and it must not be sent there.
  secret_sealed text,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  PRIMARY KEY (system_id, user_name),
  CHECK ((kind = 'oauth2') = (token_url IS NOT NULL))
);
COMMENT ON TABLE communication.outbound_user IS 'As whom we call it';

CREATE TABLE communication.inbound_user (
  system_id text NOT NULL REFERENCES communication.system ON DELETE CASCADE,
  user_name text NOT NULL REFERENCES access.technical_user,
  PRIMARY KEY (system_id, user_name)
);
CREATE INDEX inbound_user_name ON communication.inbound_user (user_name);
COMMENT ON TABLE communication.inbound_user IS 'As whom it calls us: communication users of ours';

CREATE TABLE communication.arrangement (
  system_id text NOT NULL REFERENCES communication.system,
  scenario text NOT NULL,
  inbound_user text,
  outbound_user text,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  PRIMARY KEY (system_id, scenario),
  FOREIGN KEY (system_id, inbound_user) REFERENCES communication.inbound_user,
  FOREIGN KEY (system_id, outbound_user) REFERENCES communication.outbound_user
);
CREATE INDEX arrangement_inbound_user ON communication.arrangement (inbound_user);
COMMENT ON TABLE communication.arrangement IS 'One scenario with one system (SAP: communication arrangement)';

CREATE TABLE communication.service (
  system_id text NOT NULL,
  scenario text NOT NULL,
  service text NOT NULL,
  direction text NOT NULL CHECK (direction IN ('inbound', 'outbound')),
  active boolean NOT NULL,
  -- Where an outbound service is at the system; none: where it usually is.
  path text,
  PRIMARY KEY (system_id, scenario, service),
  FOREIGN KEY (system_id, scenario) REFERENCES communication.arrangement ON DELETE CASCADE
);

CREATE TABLE communication.inbound_call (
  system_id text NOT NULL,
  scenario text NOT NULL,
  service text NOT NULL,
  last_at timestamptz,
  failures integer NOT NULL DEFAULT 0,
  failed_at timestamptz,
  reason text,
  PRIMARY KEY (system_id, scenario, service),
  FOREIGN KEY (system_id, scenario, service) REFERENCES communication.service ON DELETE CASCADE
);
COMMENT ON COLUMN communication.inbound_call.failures IS 'Calls in a row that we did not take';
