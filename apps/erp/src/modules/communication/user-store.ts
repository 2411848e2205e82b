import { type PeerAuth, sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";

export type OutboundUser = {
  systemId: string;
  userName: string;
  kind: PeerAuth["kind"];
  tokenUrl: string | null;
  certificate: string | null;
  /** None: it has to be entered again. */
  sealed: string | null;
};
const columns = sql`system_id as "systemId", user_name as "userName", kind, token_url as "tokenUrl", certificate,
  secret_sealed as sealed`;

export async function readOutboundUsers(db: Db): Promise<OutboundUser[]> {
  const { rows } = await sql<OutboundUser>`
    select ${columns} from communication.outbound_user order by system_id, user_name limit 5000`.execute(db);
  return rows;
}

export async function findOutboundUser(db: Db, systemId: string, userName: string): Promise<OutboundUser | undefined> {
  const { rows } = await sql<OutboundUser>`
    select ${columns} from communication.outbound_user where system_id = ${systemId} and user_name = ${userName}`.execute(
    db,
  );
  return rows[0];
}

export async function upsertOutboundUser(db: Db, user: OutboundUser, by: string): Promise<void> {
  await sql`
    insert into communication.outbound_user (system_id, user_name, kind, token_url, certificate, secret_sealed, changed_at, changed_by)
    values (${user.systemId}, ${user.userName}, ${user.kind}, ${user.tokenUrl}, ${user.certificate}, ${user.sealed}, now(), ${by})
    on conflict (system_id, user_name) do update set kind = excluded.kind, token_url = excluded.token_url,
      certificate = excluded.certificate, secret_sealed = excluded.secret_sealed, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
    db,
  );
}

/** They were entered for another address. */
export async function forgetSecrets(db: Db, systemId: string): Promise<void> {
  await sql`update communication.outbound_user set secret_sealed = null where system_id = ${systemId}`.execute(db);
}

export async function deleteOutboundUser(db: Db, systemId: string, userName: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from communication.outbound_user where system_id = ${systemId} and user_name = ${userName}`.execute(db);
  return numAffectedRows === 1n;
}

/** By system. */
export async function readInboundUsers(db: Db): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ systemId: string; users: string[] }>`
    select system_id as "systemId", array_agg(user_name order by user_name) as users
    from communication.inbound_user group by system_id`.execute(db);
  return new Map(rows.map(({ systemId, users }) => [systemId, users]));
}

/** False when it was one of the system's before. */
export async function insertInboundUser(db: Db, systemId: string, userName: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into communication.inbound_user (system_id, user_name) values (${systemId}, ${userName})
    on conflict do nothing`.execute(db);
  return numAffectedRows === 1n;
}

export async function deleteInboundUser(db: Db, systemId: string, userName: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from communication.inbound_user where system_id = ${systemId} and user_name = ${userName}`.execute(db);
  return numAffectedRows === 1n;
}
