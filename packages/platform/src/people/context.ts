import type { Kysely } from "kysely";
import type { RoleTable } from "./person.ts";
import type { Sessions } from "./sessions.ts";
import type { PeopleTables } from "./tables.ts";

/** What the use cases of this folder work with. */
export type PeopleContext = {
  db: Kysely<PeopleTables>;
  sessions: Sessions;
  roles: RoleTable;
  /** All that a person of this program can be allowed. */
  permissions: readonly string[];
  baseUrl: string;
  /** Opens the door for the first administrator while nobody exists; unset, it stays shut. */
  setupToken: string | undefined;
};
