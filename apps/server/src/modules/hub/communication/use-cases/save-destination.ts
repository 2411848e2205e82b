import type { DestinationAuthFacts } from "@counterfoil/contracts";
import {
  type Actor,
  type Clock,
  checkClientCertificate,
  inTransaction,
  isForbiddenHost,
  recordChange,
} from "@counterfoil/platform";
import type { Db } from "../../../../database.ts";
import { endPause } from "../contact-store.ts";
import type { DestinationAuth, DestinationUse } from "../destination.ts";
import { deleteDestination, findDestination, upsertDestination } from "../destination-store.ts";
import { addressForbidden, destinationUnknown, secretMissing, systemUnknown } from "../errors.ts";
import { readSystems } from "../system-store.ts";

export type SentDestination = { url: string; auth: DestinationAuthFacts; secret?: string };
type Place = { systemId: string; use: DestinationUse };
type Ground = { db: Db; key: Buffer; clock: Clock };

/** Without a secret the one that is there stays, but only for the same address and user: it must not be sent elsewhere. */
export async function saveDestination(
  { db, key, clock }: Ground,
  { systemId, use }: Place,
  sent: SentDestination,
  actor: Actor,
): Promise<void> {
  checkAddress(sent.url, "/body/url");
  if (sent.auth.kind === "oauth2") checkAddress(sent.auth.tokenUrl, "/body/auth/tokenUrl");
  await inTransaction(db, async (transaction) => {
    if ((await readSystems(transaction, systemId)).length === 0) throw systemUnknown(`There is no system ${systemId}.`);
    const known = await findDestination(transaction, key, { systemId, use });
    const same = known?.url === sent.url && JSON.stringify(factsOf(known.auth)) === JSON.stringify(factsOf(sent.auth));
    const secret = sent.secret ?? (same ? secretOf(known.auth) : "");
    if (secret === "") throw secretMissing("Give the secret for this address and user.", "/body/secret");
    const auth = withSecret(sent.auth, secret);
    if (auth.kind === "certificate") checkClientCertificate(auth, clock.now(), "/body/auth/certificate");
    await upsertDestination(transaction, key, { systemId, use, url: sent.url, auth });
    await endPause(transaction, systemId);
    const detail = { url: sent.url, auth: toldAuth(sent.auth), secretChanged: sent.secret !== undefined };
    await recordChange(transaction, change({ systemId, use }, known ? "changed" : "created", actor, detail));
  });
}

export async function removeDestination({ db, key }: Ground, place: Place, actor: Actor): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const known = await findDestination(transaction, key, place);
    if (!known) throw destinationUnknown(`${place.systemId} has no destination for ${place.use}.`);
    await deleteDestination(transaction, place);
    await recordChange(transaction, change(place, "deleted", actor, { url: known.url }));
  });
}

function checkAddress(address: string, where: string): void {
  const host = URL.canParse(address) ? new URL(address).hostname : undefined;
  if (host === undefined || isForbiddenHost(host))
    throw addressForbidden(`${address} is no address that a system can have.`, where);
}

function withSecret(auth: DestinationAuthFacts, secret: string): DestinationAuth {
  return auth.kind === "certificate" ? { ...auth, key: secret } : { ...auth, secret };
}

const secretOf = (auth: DestinationAuth) => (auth.kind === "certificate" ? auth.key : auth.secret);

/** In one order of its parts, so that two can be compared. */
function factsOf(auth: DestinationAuthFacts | DestinationAuth): string[] {
  if (auth.kind === "certificate") return [auth.kind, auth.certificate];
  return auth.kind === "oauth2" ? [auth.kind, auth.tokenUrl, auth.clientId] : [auth.kind, auth.userName];
}

const toldAuth = (auth: DestinationAuthFacts) => (auth.kind === "certificate" ? { kind: auth.kind } : auth);

const change = ({ systemId, use }: Place, what: string, actor: Actor, detail: Record<string, unknown>) => ({
  actor,
  action: `communicationDestination.${what}`,
  objectType: "communicationSystem",
  objectId: systemId,
  detail: { use, ...detail },
});
