CREATE SCHEMA replication;

CREATE TABLE replication.receiver (
  receiver_id text PRIMARY KEY,
  name text NOT NULL,
  base_url text NOT NULL,
  technical_user text NOT NULL,
  -- AES-256-GCM with a key that is not in the database.
  secret_sealed text,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  last_contact_at timestamptz,
  last_failure text
);

CREATE TABLE replication.model (
  model_id text PRIMARY KEY,
  name text NOT NULL,
  receiver_id text NOT NULL REFERENCES replication.receiver,
  object_types text[] NOT NULL,
  active boolean NOT NULL,
  package_size integer NOT NULL CHECK (package_size BETWEEN 1 AND 20000),
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL
);
COMMENT ON TABLE replication.model IS 'Which objects go to which receiver; switched off without being deleted';

CREATE TABLE replication.pointer (
  model_id text NOT NULL REFERENCES replication.model,
  object_type text NOT NULL,
  change_number bigint NOT NULL,
  PRIMARY KEY (model_id, object_type)
);
COMMENT ON TABLE replication.pointer IS 'All changes up to this number were handed to a run of the model';

CREATE TABLE replication.run (
  run_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  model_id text NOT NULL REFERENCES replication.model,
  receiver_id text NOT NULL REFERENCES replication.receiver,
  object_type text NOT NULL,
  mode text NOT NULL CHECK (mode IN ('initial', 'changes', 'chosen', 'test')),
  state text NOT NULL CHECK (state IN ('running', 'waiting', 'done', 'doneWithErrors', 'cancelled')),
  -- What the run covers: objects with a change number in (after, up to]; chosen runs name their objects.
  after_change_number bigint NOT NULL,
  up_to_change_number bigint NOT NULL,
  keys text[],
  -- How far it has packed: the last change number, or the number of chosen keys.
  packed_to bigint NOT NULL,
  packed_all boolean NOT NULL DEFAULT false,
  package_size integer NOT NULL,
  selected bigint NOT NULL,
  started_at timestamptz NOT NULL,
  started_by text NOT NULL,
  finished_at timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz,
  reason text
);
CREATE INDEX run_unfinished ON replication.run (run_id) WHERE state IN ('running', 'waiting');
CREATE INDEX run_model ON replication.run (model_id, run_id DESC);

CREATE TABLE replication.message (
  message_id uuid PRIMARY KEY,
  run_id bigint NOT NULL REFERENCES replication.run,
  position integer NOT NULL,
  object_type text NOT NULL,
  state text NOT NULL CHECK (state IN ('stored', 'sent', 'split', 'refused')),
  object_keys text[] NOT NULL,
  change_numbers bigint[] NOT NULL,
  -- The document as it is sent, again and again if need be; Zstandard.
  body bytea STORAGE EXTERNAL NOT NULL,
  bytes integer NOT NULL,
  created_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  sent_at timestamptz,
  status_code integer,
  reason text
);
CREATE UNIQUE INDEX message_run ON replication.message (run_id, position);
CREATE INDEX message_unsent ON replication.message (run_id, position) WHERE state = 'stored';

CREATE TABLE replication.object_status (
  receiver_id text NOT NULL REFERENCES replication.receiver,
  object_type text NOT NULL,
  object_key text NOT NULL,
  state text NOT NULL CHECK (state IN ('sent', 'refused')),
  change_number bigint NOT NULL,
  message_id uuid NOT NULL,
  at timestamptz NOT NULL,
  reason text,
  PRIMARY KEY (receiver_id, object_type, object_key)
);

CREATE TABLE replication.log (
  log_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id bigint NOT NULL REFERENCES replication.run,
  at timestamptz NOT NULL,
  level text NOT NULL CHECK (level IN ('info', 'warning', 'error')),
  text text NOT NULL
);
CREATE INDEX log_run ON replication.log (run_id, log_id);
