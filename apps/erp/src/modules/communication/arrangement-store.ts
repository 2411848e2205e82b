import type { ScenarioId } from "@counterfoil/contracts";
import { type AnyKysely, sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import type { InboundServiceName, OutboundServiceName } from "./scenarios.ts";

export type Place = { systemId: string; scenario: ScenarioId };
export type ServiceRow = {
  service: InboundServiceName | OutboundServiceName;
  direction: "inbound" | "outbound";
  active: boolean;
  path: string | null;
};
export type ArrangementRow = Place & {
  inboundUser: string | null;
  outboundUser: string | null;
  changedAt: Date;
  changedBy: string;
  services: ServiceRow[];
};

/** What would stop without an inbound user: arrangements, or the systems that may name it in one. */
export async function readUsesOfUser(db: AnyKysely, userName: string): Promise<string[]> {
  const { rows } = await sql<{ use: string }>`
    select system_id || ' / ' || scenario as use from communication.arrangement where inbound_user = ${userName}
    union all select system_id from communication.inbound_user where user_name = ${userName} order by 1 limit 20`.execute(
    db,
  );
  return rows.map(({ use }) => use);
}

export async function readArrangements(db: Db, only: Partial<Place> = {}): Promise<ArrangementRow[]> {
  const { rows } = await sql<ArrangementRow>`
    select system_id as "systemId", scenario, inbound_user as "inboundUser", outbound_user as "outboundUser",
      changed_at as "changedAt", changed_by as "changedBy",
      (select coalesce(json_agg(json_build_object('service', service, 'direction', direction, 'active', active, 'path', path)), '[]')
        from communication.service
        where (service.system_id, service.scenario) = (arrangement.system_id, arrangement.scenario)) as services
    from communication.arrangement
    where system_id = coalesce(${only.systemId ?? null}, system_id) and scenario = coalesce(${only.scenario ?? null}, scenario)
    order by system_id, scenario limit 5000`.execute(db);
  return rows;
}

type Users = Pick<ArrangementRow, "inboundUser" | "outboundUser">;

export async function upsertArrangement(db: Db, place: Place, users: Users, by: string): Promise<void> {
  await sql`
    insert into communication.arrangement (system_id, scenario, inbound_user, outbound_user, changed_at, changed_by)
    values (${place.systemId}, ${place.scenario}, ${users.inboundUser}, ${users.outboundUser}, now(), ${by})
    on conflict (system_id, scenario) do update set inbound_user = excluded.inbound_user,
      outbound_user = excluded.outbound_user, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
    db,
  );
}

export async function upsertService(db: Db, place: Place, service: ServiceRow): Promise<void> {
  await sql`
    insert into communication.service (system_id, scenario, service, direction, active, path)
    values (${place.systemId}, ${place.scenario}, ${service.service}, ${service.direction}, ${service.active}, ${service.path})
    on conflict (system_id, scenario, service) do update set active = excluded.active, path = excluded.path`.execute(
    db,
  );
}

export async function deleteArrangement(db: Db, { systemId, scenario }: Place): Promise<void> {
  await sql`delete from communication.arrangement where system_id = ${systemId} and scenario = ${scenario}`.execute(db);
}
