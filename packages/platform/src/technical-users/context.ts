import type { Kysely } from "kysely";
import type { Clock } from "../clock.ts";
import type { TechnicalUserTables } from "./tables.ts";

/** What the use cases of this folder work with. */
export type TechnicalUserContext = {
  db: Kysely<TechnicalUserTables>;
  clock: Clock;
  /** All that a technical user of this program can be allowed. */
  permissions: readonly string[];
  /** Those of them that tokens are issued for; the others are asked of HTTP Basic. */
  scopes: readonly string[];
  /** Named in the WWW-Authenticate header. */
  realm: string;
};
