ALTER TABLE replication.object_status ALTER COLUMN present DROP DEFAULT;

ALTER TABLE replication.model ADD COLUMN time_zone text NOT NULL DEFAULT 'UTC';
ALTER TABLE replication.model ALTER COLUMN time_zone DROP DEFAULT;

CREATE TABLE replication.filter (
  model_id text NOT NULL REFERENCES replication.model,
  object_type text NOT NULL,
  criteria jsonb NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  PRIMARY KEY (model_id, object_type)
);
COMMENT ON TABLE replication.filter IS 'Which objects of a type a model sends: [{field, sign, option, low, high}]; no row: all of them';

ALTER TABLE replication.pointer
  -- An initial run has been started: from then on, what begins to match is sent by itself.
  ADD COLUMN loaded boolean NOT NULL DEFAULT false,
  -- The filter or the day has changed: the next run of changes compares all objects with what the receiver has.
  ADD COLUMN compare boolean NOT NULL DEFAULT false;
UPDATE replication.pointer SET loaded = true WHERE EXISTS (
  SELECT FROM replication.run WHERE run.model_id = pointer.model_id AND run.object_type = pointer.object_type AND mode = 'initial');

-- What a run covers is decided once, when it starts; packages follow the positions.
CREATE TABLE replication.run_object (
  run_id bigint NOT NULL REFERENCES replication.run,
  position integer NOT NULL,
  object_key text NOT NULL,
  -- Under which number it goes out at least; its own where that is higher.
  change_number bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('enters', 'changed', 'again', 'leaves')),
  PRIMARY KEY (run_id, position)
);
CREATE INDEX run_object_key ON replication.run_object (run_id, object_key);

ALTER TABLE replication.message
  DROP CONSTRAINT message_state_check,
  -- test: written by a test run, never sent.
  ADD CONSTRAINT message_state_check CHECK (state IN ('stored', 'sent', 'split', 'refused', 'test')),
  ADD COLUMN first_object integer,
  ADD COLUMN last_object integer,
  ADD COLUMN withdrawn_keys text[] NOT NULL DEFAULT '{}',
  ADD COLUMN reason_code text,
  ADD COLUMN reason_facts jsonb;
CREATE INDEX message_objects ON replication.message (run_id, first_object) WHERE state <> 'split';
COMMENT ON COLUMN replication.message.withdrawn_keys IS 'Those of its objects that it takes back';

ALTER TABLE replication.log
  ALTER COLUMN text DROP NOT NULL,
  ADD COLUMN code text,
  ADD COLUMN facts jsonb,
  ADD CHECK (text IS NOT NULL OR code IS NOT NULL);

-- Runs under way cannot go on: what they have left to send becomes a change again, which an active model sends by itself.
UPDATE replication.pointer SET change_number = least(pointer.change_number, run.after_change_number)
  FROM replication.run
  WHERE run.model_id = pointer.model_id AND run.object_type = pointer.object_type AND state IN ('running', 'waiting') AND mode IN ('initial', 'changes');
INSERT INTO replication.log (run_id, at, level, text)
  SELECT run_id, now(), 'warning', 'Ended by an update of the program. Changes are sent by the next run; chosen objects have to be chosen again.'
  FROM replication.run WHERE state IN ('running', 'waiting');
UPDATE replication.run SET state = 'cancelled', finished_at = now(), next_attempt_at = NULL WHERE state IN ('running', 'waiting');

ALTER TABLE replication.run
  DROP COLUMN keys,
  -- Of a test run: what would have been started.
  ADD COLUMN test_of text CHECK (test_of IN ('initial', 'changes', 'chosen')),
  ADD COLUMN retry_of bigint REFERENCES replication.run,
  ADD COLUMN reason_code text,
  ADD COLUMN reason_facts jsonb,
  ADD CHECK ((mode = 'test') = (test_of IS NOT NULL)) NOT VALID;

CREATE TABLE replication.finding (
  run_id bigint NOT NULL REFERENCES replication.run,
  object_key text NOT NULL,
  code text NOT NULL,
  facts jsonb NOT NULL,
  PRIMARY KEY (run_id, object_key, code)
);
COMMENT ON TABLE replication.finding IS 'What a run noticed about objects that it sends or, as a test, would send';
