import { sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import type { Place } from "./arrangement-store.ts";
import type { InboundServiceName } from "./scenarios.ts";

export type Agreed = Place & { service: InboundServiceName };
export type AgreedFor = Agreed & { inboundUser: string | null; on: boolean };

/** All arrangements that have one of these services, with whether it is on there. */
export async function findAgreed(db: Db, services: readonly InboundServiceName[]): Promise<AgreedFor[]> {
  const { rows } = await sql<AgreedFor>`
    select system_id as "systemId", scenario, service, inbound_user as "inboundUser", service.active and system.active as "on"
    from communication.service join communication.arrangement using (system_id, scenario)
      join communication.system using (system_id)
    where service = any(${[...services]}) order by system_id`.execute(db);
  return rows;
}

export type CallFigures = { lastAt: Date | null; failures: number; failedAt: Date | null; reason: string | null };

export async function readCalls(db: Db): Promise<Map<string, CallFigures>> {
  const { rows } = await sql<Agreed & CallFigures>`
    select system_id as "systemId", scenario, service, last_at as "lastAt", failures, failed_at as "failedAt", reason
    from communication.inbound_call limit 50000`.execute(db);
  return new Map(rows.map((row) => [callKey(row), row]));
}

export const callKey = ({ systemId, scenario, service }: { systemId: string; scenario: string; service: string }) =>
  `${systemId} ${scenario} ${service}`;

export async function noteTaken(db: Db, { systemId, scenario, service }: Agreed): Promise<void> {
  await sql`
    insert into communication.inbound_call (system_id, scenario, service, last_at)
    select system_id, scenario, service, now() from communication.service
    where (system_id, scenario, service) = (${systemId}, ${scenario}, ${service})
    on conflict (system_id, scenario, service) do update set last_at = now(), failures = 0`.execute(db);
}

const LONGEST_REASON = 500;

export async function noteNotTaken(db: Db, { systemId, scenario, service }: Agreed, reason: string): Promise<void> {
  await sql`
    insert into communication.inbound_call (system_id, scenario, service, failures, failed_at, reason)
    select system_id, scenario, service, 1, now(), ${reason.slice(0, LONGEST_REASON)} from communication.service
    where (system_id, scenario, service) = (${systemId}, ${scenario}, ${service})
    on conflict (system_id, scenario, service) do update set failures = inbound_call.failures + 1, failed_at = now(),
      reason = excluded.reason`.execute(db);
}
