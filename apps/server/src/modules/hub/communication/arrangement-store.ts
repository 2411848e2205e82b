import { type AnyKysely, sql } from "@counterfoil/platform";
import type { ServiceSettings } from "./scenarios.ts";

export type ServiceRow = {
  service: string;
  direction: "inbound" | "outbound";
  active: boolean;
  settings: ServiceSettings;
};
export type ArrangementRow = {
  systemId: string;
  systemName: string;
  systemActive: boolean;
  scenario: string;
  technicalUser: string | null;
  changedAt: Date;
  services: ServiceRow[];
};

/** What would stop without a technical user. */
export async function readUsesOfUser(db: AnyKysely, userName: string): Promise<string[]> {
  const { rows } = await sql<{ use: string }>`
    select system_id || ' / ' || scenario as use from hub.communication_arrangement
    where technical_user = ${userName} order by 1 limit 20`.execute(db);
  return rows.map(({ use }) => use);
}

export async function readArrangements(
  db: AnyKysely,
  only: { systemId?: string; scenario?: string } = {},
): Promise<ArrangementRow[]> {
  const { rows } = await sql<ArrangementRow>`
    select system_id as "systemId", name as "systemName", active as "systemActive", scenario,
      technical_user as "technicalUser", communication_arrangement.changed_at as "changedAt",
      coalesce((select json_agg(json_build_object('service', service, 'direction', direction, 'active', each.active,
          'settings', settings) order by service)
        from hub.communication_service as each
        where (each.system_id, each.scenario) = (communication_arrangement.system_id, communication_arrangement.scenario)),
        '[]') as services
    from hub.communication_arrangement join hub.communication_system using (system_id)
    where ${only.systemId === undefined ? sql`true` : sql`system_id = ${only.systemId}`}
      and ${only.scenario === undefined ? sql`true` : sql`scenario = ${only.scenario}`}
    order by scenario, system_id`.execute(db);
  return rows;
}

export async function upsertArrangement(
  db: AnyKysely,
  { systemId, scenario, technicalUser }: { systemId: string; scenario: string; technicalUser: string | null },
): Promise<void> {
  await sql`
    insert into hub.communication_arrangement (system_id, scenario, technical_user)
    values (${systemId}, ${scenario}, ${technicalUser})
    on conflict (system_id, scenario) do update
      set technical_user = excluded.technical_user, changed_at = now()`.execute(db);
}

export async function upsertService(
  db: AnyKysely,
  { systemId, scenario }: { systemId: string; scenario: string },
  { service, direction, active, settings }: ServiceRow,
): Promise<void> {
  await sql`
    insert into hub.communication_service (system_id, scenario, service, direction, active, settings)
    values (${systemId}, ${scenario}, ${service}, ${direction}, ${active}, ${JSON.stringify(settings)}::jsonb)
    on conflict (system_id, scenario, service) do update
      set active = excluded.active, settings = excluded.settings, changed_at = now()`.execute(db);
}

export async function deleteArrangement(
  db: AnyKysely,
  { systemId, scenario }: { systemId: string; scenario: string },
): Promise<void> {
  await sql`delete from hub.communication_arrangement
    where system_id = ${systemId} and scenario = ${scenario}`.execute(db);
}

/** The system with which a service that goes out is active, if it is another one. */
export async function findActiveElsewhere(
  db: AnyKysely,
  { service, systemId }: { service: string; systemId: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ systemId: string }>`
    select system_id as "systemId" from hub.communication_service
    where service = ${service} and direction = 'outbound' and active and system_id <> ${systemId}`.execute(db);
  return rows[0]?.systemId;
}
