import type { HubSummary } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Db } from "../../../../database.ts";

type OutboundNumbers = HubSummary["outbound"];

/** A chain posts a million a day, and the launchpad asks every few seconds. */
const COUNTED_AT_MOST = 10_000;

/** The outbound half of the launchpad's figures. Open states have an index of their own, so counting them is cheap. */
export async function summariseOutbound(db: Db): Promise<OutboundNumbers> {
  const { rows } = await sql<OutboundNumbers>`
    select count(*) filter (where state in ('waiting', 'sending', 'delivered'))::int as waiting,
      count(*) filter (where state = 'failed')::int as failed, count(*) filter (where state = 'dead')::int as dead,
      count(*) filter (where state = 'setAside')::int as "setAside",
      (select count(*)::int from (select from hub.outbound_message where posted_at >= date_trunc('day', now())
        limit ${COUNTED_AT_MOST}) as latest) as "postedToday"
    from hub.outbound_message where state <> 'posted'`.execute(db);
  return rows[0] ?? { waiting: 0, failed: 0, dead: 0, setAside: 0, postedToday: 0 };
}
