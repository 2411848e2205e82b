import { sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";

export type SystemRow = {
  systemId: string;
  name: string;
  active: boolean;
  baseUrl: string | null;
  businessSystem: string;
  ownSystem: string;
  authorities: string | null;
  changedAt: Date;
  changedBy: string;
  lastContactAt: Date | null;
  lastFailure: string | null;
};

const columns = sql`system_id as "systemId", name, active, base_url as "baseUrl", business_system as "businessSystem",
  own_system as "ownSystem", authorities, changed_at as "changedAt", changed_by as "changedBy",
  last_contact_at as "lastContactAt", last_failure as "lastFailure"`;

export async function readSystems(db: Db): Promise<SystemRow[]> {
  const { rows } =
    await sql<SystemRow>`select ${columns} from communication.system order by system_id limit 1000`.execute(db);
  return rows;
}

export async function findSystem(db: Db, systemId: string): Promise<SystemRow | undefined> {
  const { rows } =
    await sql<SystemRow>`select ${columns} from communication.system where system_id = ${systemId}`.execute(db);
  return rows[0];
}

/** Held until the transaction ends, so that what is decided by it stays true that long. */
export async function lockSystem(db: Db, systemId: string): Promise<SystemRow | undefined> {
  const { rows } =
    await sql<SystemRow>`select ${columns} from communication.system where system_id = ${systemId} for update`.execute(
      db,
    );
  return rows[0];
}

type Facts = Pick<
  SystemRow,
  "systemId" | "name" | "active" | "baseUrl" | "businessSystem" | "ownSystem" | "authorities"
>;

export async function upsertSystem(db: Db, system: Facts, by: string): Promise<void> {
  const { systemId, name, active, baseUrl, businessSystem, ownSystem, authorities } = system;
  await sql`
    insert into communication.system
      (system_id, name, active, base_url, business_system, own_system, authorities, changed_at, changed_by)
    values (${systemId}, ${name}, ${active}, ${baseUrl}, ${businessSystem}, ${ownSystem}, ${authorities}, now(), ${by})
    on conflict (system_id) do update set name = excluded.name, active = excluded.active, base_url = excluded.base_url,
      business_system = excluded.business_system, own_system = excluded.own_system, authorities = excluded.authorities,
      changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(db);
}

export async function deleteSystem(db: Db, systemId: string): Promise<void> {
  await sql`delete from communication.system where system_id = ${systemId}`.execute(db);
}

/** How the last call went: for the list, and for the readiness page. */
export async function noteContact(db: Db, systemId: string, failure: string | null): Promise<void> {
  await sql`update communication.system set last_failure = ${failure},
      last_contact_at = case when ${failure}::text is null then now() else last_contact_at end
    where system_id = ${systemId}`.execute(db);
}
