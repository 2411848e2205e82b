import type { HubSummary } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Db } from "../../../../database.ts";

type Contacts = { setUp: number; silent: number; lastContactAt: Date | null; reason: string | null };

/** Whether all active systems answer that we send to, and of those that do not, what the latest said. */
export async function summariseContact(db: Db): Promise<HubSummary["erp"]> {
  const { rows } = await sql<Contacts>`
    select count(*) as "setUp", count(*) filter (where failures > 0) as silent, max(last_contact_at) as "lastContactAt",
      (array_agg(reason order by retry_at desc nulls last) filter (where reason is not null))[1] as reason
    from hub.communication_system left join hub.communication_contact using (system_id)
    where active and exists (
      select from hub.communication_destination where system_id = communication_system.system_id)`.execute(db);
  const { setUp, silent, lastContactAt, reason } = rows[0] ?? {
    setUp: 0,
    silent: 0,
    lastContactAt: null,
    reason: null,
  };
  const why = setUp === 0 ? "The connection to the ERP is not set up." : reason;
  return {
    reachable: setUp > 0 && silent === 0,
    ...(lastContactAt ? { lastContactAt: lastContactAt.toISOString() } : {}),
    ...(why ? { reason: why } : {}),
  };
}
