import type { SystemFacts } from "@counterfoil/contracts";
import { type AnyKysely, sql } from "@counterfoil/platform";

export type SystemRow = Omit<SystemFacts, "authorities"> & {
  systemId: string;
  authorities: string | null;
  scenarios: string[];
  failures: number | null;
  lastContactAt: Date | null;
  retryAt: Date | null;
  reason: string | null;
};

export async function readSystems(db: AnyKysely, systemId?: string): Promise<SystemRow[]> {
  const { rows } = await sql<SystemRow>`
    select system_id as "systemId", name, kind, active, client, sender_port as "senderPort", receiver_port as "receiverPort",
      receiver, authorities, failures, last_contact_at as "lastContactAt", retry_at as "retryAt", reason,
      array(select scenario from hub.communication_arrangement
        where system_id = communication_system.system_id order by scenario) as scenarios
    from hub.communication_system left join hub.communication_contact using (system_id)
    where ${systemId === undefined ? sql`true` : sql`system_id = ${systemId}`} order by system_id`.execute(db);
  return rows;
}

/** False when there is one with this id. */
export async function insertSystem(db: AnyKysely, systemId: string, facts: SystemFacts): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into hub.communication_system
      (system_id, name, kind, active, client, sender_port, receiver_port, receiver, authorities)
    values (${systemId}, ${facts.name}, ${facts.kind}, ${facts.active}, ${facts.client}, ${facts.senderPort},
      ${facts.receiverPort}, ${facts.receiver}, ${facts.authorities || null})
    on conflict do nothing`.execute(db);
  await sql`insert into hub.communication_contact (system_id) values (${systemId}) on conflict do nothing`.execute(db);
  return numAffectedRows === 1n;
}

export async function updateSystem(db: AnyKysely, systemId: string, facts: SystemFacts): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update hub.communication_system set name = ${facts.name}, kind = ${facts.kind}, active = ${facts.active},
      client = ${facts.client}, sender_port = ${facts.senderPort}, receiver_port = ${facts.receiverPort},
      receiver = ${facts.receiver}, authorities = ${facts.authorities || null}, changed_at = now()
    where system_id = ${systemId}`.execute(db);
  return numAffectedRows === 1n;
}

/** Its destinations and arrangements go with it. */
export async function deleteSystem(db: AnyKysely, systemId: string): Promise<void> {
  await sql`delete from hub.communication_system where system_id = ${systemId}`.execute(db);
}
