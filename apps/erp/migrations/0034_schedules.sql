CREATE TABLE replication.schedule (
  schedule_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  model_id text NOT NULL REFERENCES replication.model,
  object_types text[] NOT NULL,
  mode text NOT NULL CHECK (mode IN ('initial', 'changes', 'chosen')),
  keys text[],
  -- Once at next_run_at, or again and again by the pattern in the model's time zone.
  cron text,
  active boolean NOT NULL,
  next_run_at timestamptz,
  last_run_at timestamptz,
  last_runs bigint[] NOT NULL DEFAULT '{}',
  -- Why the last time came to nothing.
  last_reason_code text,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  CHECK ((mode = 'chosen') = (keys IS NOT NULL)),
  CHECK (NOT active OR next_run_at IS NOT NULL)
);
COMMENT ON TABLE replication.schedule IS 'Runs that start by themselves at a time; each due one is a job, so that it outlives the process';
