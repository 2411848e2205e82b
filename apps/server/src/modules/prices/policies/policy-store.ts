import { sql } from "@counterfoil/platform";
import type { Policies } from "@counterfoil/pricing";
import type { Db, DbTransaction } from "../../../database.ts";

/** What the next book is published with; the engine's own defaults as long as nobody has said anything. */
export async function readPolicies(db: Db): Promise<Policies> {
  return (await readPolicyRow(db))?.policies ?? {};
}

export type PolicyRow = { policies: Policies; version: number; changedAt: Date; changedBy: string };

export async function readPolicyRow(db: Db): Promise<PolicyRow | undefined> {
  const { rows } = await sql<PolicyRow>`
    select policies, version, changed_at as "changedAt", changed_by as "changedBy" from prices.policy`.execute(db);
  return rows[0];
}

export async function putPolicyRow(
  db: DbTransaction,
  { policies, version, changedBy }: Omit<PolicyRow, "changedAt">,
): Promise<void> {
  await sql`insert into prices.policy (policies, version, changed_by)
    values (${JSON.stringify(policies)}::json, ${version}, ${changedBy})
    on conflict (only_one) do update set policies = excluded.policies, version = excluded.version,
      changed_by = excluded.changed_by, changed_at = now()`.execute(db);
}
