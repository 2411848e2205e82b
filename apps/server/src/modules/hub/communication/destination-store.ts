import { type AnyKysely, encryptText, openSeal, sql } from "@counterfoil/platform";
import type { Destination, DestinationAuth, DestinationUse } from "./destination.ts";

type Row = Omit<Destination, "auth" | "authorities"> & {
  authKind: DestinationAuth["kind"];
  userName: string | null;
  tokenUrl: string | null;
  certificate: string | null;
  secret: string;
  authorities: string | null;
};

type Place = { systemId: string; use: DestinationUse };

const columns = sql`system_id as "systemId", url, auth_kind as "authKind", user_name as "userName", token_url as "tokenUrl",
  certificate, secret, client, sender_port as "senderPort", receiver_port as "receiverPort", receiver, authorities`;

/** Where an active system answers for a use, or where it answers in general. */
export async function readDestination(
  db: AnyKysely,
  key: Buffer,
  { systemId, use }: Place,
): Promise<Destination | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from hub.communication_system join hub.communication_destination using (system_id)
    where system_id = ${systemId} and active and use in ('standard', ${use})
    order by use = 'standard' limit 1`.execute(db);
  return rows[0] && opened(rows[0], key);
}

/** The destination itself, whether its system is active or not. */
export async function findDestination(
  db: AnyKysely,
  key: Buffer,
  { systemId, use }: Place,
): Promise<Destination | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from hub.communication_system join hub.communication_destination using (system_id)
    where system_id = ${systemId} and use = ${use}`.execute(db);
  return rows[0] && opened(rows[0], key);
}

export type ShownDestination = Pick<Row, "systemId" | "url" | "authKind" | "userName" | "tokenUrl" | "certificate"> & {
  use: DestinationUse;
  changedAt: Date;
  checkedAt: Date | null;
  checkOk: boolean | null;
  checkProblem: string | null;
};

/** All there are, without their secrets. */
export async function listDestinations(db: AnyKysely): Promise<ShownDestination[]> {
  const { rows } = await sql<ShownDestination>`
    select system_id as "systemId", use, url, auth_kind as "authKind", user_name as "userName", token_url as "tokenUrl",
      certificate, changed_at as "changedAt", checked_at as "checkedAt", check_ok as "checkOk",
      check_problem as "checkProblem"
    from hub.communication_destination order by system_id, use <> 'standard', use`.execute(db);
  return rows;
}

/** What a check found, unless the destination is another one by now. */
export async function keepCheck(
  db: AnyKysely,
  { systemId, use }: Place,
  { url, ok, problem }: { url: string; ok: boolean; problem: string | undefined },
): Promise<void> {
  await sql`update hub.communication_destination set checked_at = now(), check_ok = ${ok}, check_problem = ${problem ?? null}
    where system_id = ${systemId} and use = ${use} and url = ${url}`.execute(db);
}

export async function deleteDestination(db: AnyKysely, { systemId, use }: Place): Promise<void> {
  await sql`delete from hub.communication_destination where system_id = ${systemId} and use = ${use}`.execute(db);
}

/** A secret that was sealed with a key that is lost is empty: the system lets nobody in with it, which is told, and a person types it again. */
function opened({ authKind, userName, tokenUrl, certificate, secret, authorities, ...rest }: Row, key: Buffer) {
  const auth = authOf({ authKind, userName, tokenUrl, certificate, secret: openSeal(key, secret) ?? "" });
  return { ...rest, auth, authorities: authorities ?? undefined };
}

function authOf(row: Pick<Row, "authKind" | "userName" | "tokenUrl" | "certificate" | "secret">): DestinationAuth {
  const { authKind: kind, userName, tokenUrl, certificate, secret } = row;
  if (kind === "certificate") return { kind, certificate: certificate ?? "", key: secret };
  if (kind === "oauth2") return { kind, clientId: userName ?? "", tokenUrl: tokenUrl ?? "", secret };
  return { kind, userName: userName ?? "", secret };
}

export async function upsertDestination(
  db: AnyKysely,
  key: Buffer,
  { systemId, use, url, auth }: Place & { url: string; auth: DestinationAuth },
): Promise<void> {
  const [userName, tokenUrl, certificate, secret] =
    auth.kind === "certificate"
      ? [null, null, auth.certificate, auth.key]
      : auth.kind === "oauth2"
        ? [auth.clientId, auth.tokenUrl, null, auth.secret]
        : [auth.userName, null, null, auth.secret];
  await sql`
    insert into hub.communication_destination (system_id, use, url, auth_kind, user_name, token_url, certificate, secret)
    values (${systemId}, ${use}, ${url}, ${auth.kind}, ${userName}, ${tokenUrl}, ${certificate}, ${encryptText(key, secret)})
    on conflict (system_id, use) do update set url = excluded.url, auth_kind = excluded.auth_kind,
      user_name = excluded.user_name, token_url = excluded.token_url, certificate = excluded.certificate,
      secret = excluded.secret, changed_at = now(), checked_at = null, check_ok = null, check_problem = null`.execute(
    db,
  );
}
