import type { Generated } from "kysely";
import type { PeopleTables } from "../people/tables.ts";

/** The tables of 0401 (server) and 0031 (ERP): the same in both, which shape.test.ts holds together. */
export type TechnicalUserTables = Pick<PeopleTables, "access.audit" | "access.attempt" | "access.setting"> & {
  "access.technical_user": {
    user_name: string;
    description: string;
    permissions: string[];
    networks: string[];
    secret_hash: Buffer;
    salt: Buffer | null;
    secret_changed_at: Generated<Date>;
    previous_hash: Buffer | null;
    previous_until: Date | null;
    failures: Generated<number>;
    last_failure_at: Date | null;
    last_failure_address: string | null;
    created_at: Generated<Date>;
    created_by: string;
    locked_at: Date | null;
    last_used_at: Date | null;
  };
  "access.access_token": { token_hash: Buffer; user_name: string; scopes: string[]; expires_at: Date };
};
