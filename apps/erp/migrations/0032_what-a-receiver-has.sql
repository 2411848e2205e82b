-- What a receiver has, apart from what came of the last message: an object that was refused in its new state is still there in its old one,
-- and one that a filter keeps out must be taken back only where it is.
ALTER TABLE replication.object_status
  DROP CONSTRAINT object_status_state_check,
  ADD CONSTRAINT object_status_state_check CHECK (state IN ('sent', 'refused', 'confirmed', 'confirmedWithErrors')),
  ADD COLUMN present boolean NOT NULL DEFAULT false,
  -- A code with what it is about; screens put it in words. What the receiver said itself stays in `reason`.
  ADD COLUMN reason_code text,
  ADD COLUMN reason_facts jsonb,
  ADD COLUMN confirmed_at timestamptz,
  -- The receiver's own number of the object, as its confirmation tells it.
  ADD COLUMN receiver_key text;
COMMENT ON COLUMN replication.object_status.present IS 'The receiver has taken it, and it was not taken back since';
UPDATE replication.object_status SET present = true WHERE state = 'sent';
