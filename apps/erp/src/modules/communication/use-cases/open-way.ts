import { openSeal, type Peer, type PeerAuth, sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { type OutboundServiceName, outboundServices, scenarioOf } from "../scenarios.ts";

export type Way = Peer & { systemId: string; service: OutboundServiceName; url: string };
/** Why nothing goes there: a code with what it is about, and the same in words. */
export type Closed = { code: ClosedCode; reason: string; facts: Record<string, string> };
export type ClosedCode = "system-unknown" | "system-off" | "no-address" | "service-off" | "no-user" | "no-secret";

type Row = {
  active: boolean;
  baseUrl: string | null;
  authorities: string | null;
  on: boolean | null;
  path: string | null;
  userName: string | null;
  kind: PeerAuth["kind"] | null;
  tokenUrl: string | null;
  certificate: string | null;
  sealed: string | null;
};
type Found = Omit<Row, "sealed"> & { secret: string | undefined };
type Opening = { db: Db; key: Buffer };
type Wanted = { systemId: string; service: OutboundServiceName };

/** The way of one message, with the secret in the clear; or why it may not go. Asked for each, so that what is off is off at once. */
export async function openWay(opening: Opening, wanted: Wanted): Promise<{ way: Way } | { closed: Closed }> {
  const row = await findRow(opening, wanted);
  const closed = whyClosed(row, wanted);
  return closed ? { closed } : { way: wayOf(wanted, row as Found) };
}

/** Also when the service is off: the check comes before the switching on. */
export async function openWayForCheck(opening: Opening, wanted: Wanted): Promise<{ way: Way } | { closed: Closed }> {
  const row = await findRow(opening, wanted);
  const closed = whyClosed(row && { ...row, active: true, on: true }, wanted);
  return closed ? { closed } : { way: wayOf(wanted, row as Found) };
}

/** Without a secret, too, when it was sealed with a key that is lost. */
async function findRow({ db, key }: Opening, { systemId, service }: Wanted): Promise<Found | undefined> {
  const { rows } = await sql<Row>`
    select system.active, base_url as "baseUrl", authorities, service.active as "on", service.path, user_name as "userName",
      kind, token_url as "tokenUrl", certificate, secret_sealed as sealed
    from communication.system
      left join communication.arrangement as arranged
        on arranged.system_id = system.system_id and arranged.scenario = ${scenarioOf(service)}
      left join communication.service on service.system_id = arranged.system_id
        and service.scenario = arranged.scenario and service.service = ${service}
      left join communication.outbound_user as caller
        on caller.system_id = arranged.system_id and caller.user_name = arranged.outbound_user
    where system.system_id = ${systemId}`.execute(db);
  const [row] = rows;
  return row && { ...row, secret: row.sealed === null ? undefined : openSeal(key, row.sealed) };
}

function whyClosed(row: Found | undefined, { systemId, service }: Wanted): Closed | undefined {
  const scenario = scenarioOf(service);
  const because = (code: ClosedCode, reason: string): Closed => ({
    code,
    reason,
    facts: { systemId, service, scenario },
  });
  if (!row) return because("system-unknown", `There is no communication system ${systemId}.`);
  if (!row.active) return because("system-off", `Communication system ${systemId} is switched off.`);
  if (!row.on)
    return because("service-off", `${service} is switched off in the arrangement ${scenario} with ${systemId}.`);
  if (row.baseUrl === null) return because("no-address", `Communication system ${systemId} has no address.`);
  if (row.userName === null)
    return because("no-user", `The arrangement ${scenario} with ${systemId} names no user for outbound.`);
  if (row.secret === undefined)
    return because("no-secret", `The secret of ${row.userName} has to be entered for the new address.`);
  return undefined;
}

function wayOf({ systemId, service }: Wanted, row: Found): Way {
  const path = row.path ?? outboundServices[service].path;
  const auth = authOf(row, row.secret ?? "");
  return { systemId, service, url: `${row.baseUrl}${path}`, auth, authorities: row.authorities ?? undefined };
}

/** A token is asked for without a scope: each token service names them differently, and gives all that the client has. */
function authOf({ kind, userName, tokenUrl, certificate }: Found, secret: string): PeerAuth {
  if (kind === "certificate") return { kind, certificate: certificate ?? "", key: secret };
  if (kind === "oauth2") return { kind, tokenUrl: tokenUrl ?? "", clientId: userName ?? "", secret };
  return { kind: "basic", userName: userName ?? "", secret };
}
