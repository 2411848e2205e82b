CREATE TABLE replication.confirmation (
  confirmation_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  receiver_id text NOT NULL,
  -- The id that its sender gave it: a second delivery is known by it.
  message_key text NOT NULL,
  technical_user text NOT NULL,
  received_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('applied', 'unknown', 'test', 'rejected')),
  reason text,
  -- The message of ours that it answers, as it says, and when there is such a one.
  reference text,
  message_id uuid REFERENCES replication.message,
  objects integer NOT NULL,
  failed integer NOT NULL,
  -- As it came; Zstandard.
  body bytea STORAGE EXTERNAL NOT NULL,
  bytes integer NOT NULL,
  UNIQUE (receiver_id, message_key)
);
COMMENT ON TABLE replication.confirmation IS 'What receivers said became of our messages, each kept once as it came';
CREATE INDEX confirmation_message ON replication.confirmation (message_id);

CREATE TABLE replication.confirmed_object (
  confirmation_id bigint NOT NULL REFERENCES replication.confirmation,
  position integer NOT NULL,
  object_type text NOT NULL,
  object_key text NOT NULL,
  receiver_key text,
  result text NOT NULL CHECK (result IN ('confirmed', 'confirmedWithErrors')),
  reason text,
  PRIMARY KEY (confirmation_id, position)
);
CREATE INDEX confirmed_object_key ON replication.confirmed_object (object_type, object_key);

-- The page of an arrangement counts what a receiver did not take.
CREATE INDEX object_status_faulty ON replication.object_status (receiver_id, object_type)
  WHERE state IN ('refused', 'confirmedWithErrors');
