import { sql } from "@counterfoil/platform";
import type { Policies } from "@counterfoil/pricing";
import type { Db } from "../../../database.ts";

/** What the next book is published with; the engine's own defaults as long as nobody has said anything. */
export async function readPolicies(db: Db): Promise<Policies> {
  const { rows } = await sql<{ policies: Policies }>`select policies from prices.policy`.execute(db);
  return rows[0]?.policies ?? {};
}
