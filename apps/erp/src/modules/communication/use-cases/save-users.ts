import {
  type Actor,
  type Clock,
  checkClientCertificate,
  encryptText,
  inTransaction,
  openSeal,
  recordChange,
} from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import { secretMissing, systemUnknown, userUnknown, userUsed } from "../errors.ts";
import type { OutboundUserInput } from "../schemas.ts";
import { lockSystem, type SystemRow } from "../system-store.ts";
import {
  deleteInboundUser,
  deleteOutboundUser,
  findOutboundUser,
  insertInboundUser,
  upsertOutboundUser,
} from "../user-store.ts";
import { readAddress } from "./save-system.ts";

type SystemUser = { systemId: string; userName: string };

/** As whom we call it. The secret is sealed with a key outside the database and never leaves again. */
export async function saveOutboundUser(
  { db, key, clock }: { db: Db; key: Buffer; clock: Clock },
  { systemId, userName }: SystemUser,
  input: OutboundUserInput,
  actor: Actor,
): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const { baseUrl } = await requireSystem(transaction, systemId);
    const { kind, secret } = input;
    const tokenUrl =
      kind === "oauth2" ? readAddress(input.tokenUrl ?? `${baseUrl ?? ""}/oauth/token`, "/body/tokenUrl") : null;
    const certificate = kind === "certificate" ? (input.certificate?.trim() ?? "") : null;
    const before = await findOutboundUser(transaction, systemId, userName);
    // The secret that is there stays only for the same address and certificate: it must not be sent elsewhere.
    const same = before?.kind === kind && before.tokenUrl === tokenUrl && before.certificate === certificate;
    const sealed = secret === undefined ? (same ? before.sealed : null) : encryptText(key, secret);
    const opened = sealed === null ? undefined : openSeal(key, sealed);
    if (sealed === null || opened === undefined)
      throw secretMissing("Give the secret for this address and user.", "/body/secret");
    if (certificate !== null) checkClientCertificate({ certificate, key: opened }, clock.now());
    await upsertOutboundUser(transaction, { systemId, userName, kind, tokenUrl, certificate, sealed }, actor.name);
    const detail = { userName, kind, ...(tokenUrl ? { tokenUrl } : {}), newSecret: secret !== undefined };
    await record(transaction, actor, systemId, "outboundUserSaved", detail);
  });
}

export async function removeOutboundUser(db: Db, { systemId, userName }: SystemUser, actor: Actor): Promise<void> {
  await removeUser(db, { systemId, userName }, actor, { remove: deleteOutboundUser, what: "outboundUserRemoved" });
}

/** A communication user of ours by which the system may call. */
export async function addInboundUser(db: Db, { systemId, userName }: SystemUser, actor: Actor): Promise<void> {
  await inTransaction(db, async (transaction) => {
    await requireSystem(transaction, systemId);
    const added = await insertInboundUser(transaction, systemId, userName).catch((error) => {
      if (!isStillUsed(error)) throw error;
      throw userUnknown(`There is no communication user ${userName}.`);
    });
    if (added) await record(transaction, actor, systemId, "inboundUserAdded", { userName });
  });
}

export async function removeInboundUser(db: Db, { systemId, userName }: SystemUser, actor: Actor): Promise<void> {
  await removeUser(db, { systemId, userName }, actor, { remove: deleteInboundUser, what: "inboundUserRemoved" });
}

type Removal = { remove: (db: Db, systemId: string, userName: string) => Promise<boolean>; what: string };

async function removeUser(db: Db, { systemId, userName }: SystemUser, actor: Actor, { remove, what }: Removal) {
  await inTransaction(db, async (transaction) => {
    const removed = await remove(transaction, systemId, userName).catch((error) => {
      if (!isStillUsed(error)) throw error;
      throw userUsed(`An arrangement of ${systemId} uses ${userName}.`);
    });
    if (!removed) throw userUnknown(`${systemId} has no user ${userName}.`);
    await record(transaction, actor, systemId, what, { userName });
  });
}

/** PostgreSQL: a foreign key would point to nothing. */
const isStillUsed = (error: unknown) => (error as { code?: string }).code === "23503";

async function requireSystem(transaction: DbTransaction, systemId: string): Promise<SystemRow> {
  const system = await lockSystem(transaction, systemId);
  if (!system) throw systemUnknown(`There is no system ${systemId}.`);
  return system;
}

function record(
  transaction: DbTransaction,
  actor: Actor,
  objectId: string,
  what: string,
  detail: Record<string, unknown>,
): Promise<void> {
  const objectType = "communicationSystem";
  return recordChange(transaction, { actor, action: `${objectType}.${what}`, objectType, objectId, detail });
}
