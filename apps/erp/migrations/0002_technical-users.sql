CREATE TABLE access.technical_user (
  name text PRIMARY KEY CHECK (name ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{1,39}$'),
  -- SHA-256 of a secret of 32 random bytes: nothing to be guessed, so nothing to be slowed down.
  secret_hash bytea NOT NULL,
  permissions text[] NOT NULL,
  locked boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  last_used_at timestamptz
);
COMMENT ON TABLE access.technical_user IS 'Programs that call us with HTTP Basic; they cannot sign in to screens';
