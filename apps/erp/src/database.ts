import type { Kysely, Transaction as KyselyTransaction } from "@counterfoil/platform";
import type { DB } from "./database.gen.ts";

/** The ERP's tables, inside or outside a transaction. */
export type Db = Kysely<DB>;
/** What must happen together with the caller's facts takes this. */
export type DbTransaction = KyselyTransaction<DB>;
