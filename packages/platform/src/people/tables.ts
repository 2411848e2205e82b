import type { Generated } from "kysely";

/** The tables of tables.sql, safety.sql and idle.sql that this folder writes itself; the rest is better-auth's. */
export type PeopleTables = {
  "access.person": {
    id: string;
    username: string;
    display_username: string | null;
    name: string;
    email: string;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
    locked_at: Date | null;
    last_used_at: Date | null;
    two_factor_enabled: Generated<boolean>;
    password_temporary: Generated<boolean>;
  };
  "access.account": {
    id: string;
    account_id: string;
    provider_id: string;
    user_id: string;
    password: string | null;
    updated_at: Generated<Date>;
  };
  "access.session": {
    id: string;
    user_id: string;
    token: string;
    created_at: Generated<Date>;
    expires_at: Date;
    ip_address: string | null;
    user_agent: string | null;
    confirmed_at: Generated<Date>;
    acted_at: Generated<Date>;
  };
  "access.two_factor": { id: string; user_id: string; verified: boolean };
  "access.person_permission": { person_id: string; permission: string };
  "access.setting": { name: string; value: string };
  "access.person_role": { person_id: string; role: string };
  "access.attempt": { key: string; count: number; window_started_at: Date };
  "access.audit": {
    id: Generated<number>;
    at: Generated<Date>;
    actor_kind: string;
    actor_id: string;
    actor_name: string;
    action: string;
    object_type: string;
    object_id: string;
    detail: string;
  };
};
