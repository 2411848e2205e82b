import { createHash } from "node:crypto";
import { inTransaction, problemOf } from "@counterfoil/platform";
import { SapFormatError } from "@counterfoil/sap";
import type { Db, DbTransaction } from "../../../database.ts";
import type { MasterData } from "../../masterdata/index.ts";
import {
  type ConfirmedObject,
  type ConfirmedType,
  messageIdOf,
  type ReadConfirmation,
  readConfirmation,
} from "./read-confirmation.ts";
import { applyConfirmations, insertConfirmation, insertObjects, lockMessage } from "./store.ts";

export const confirmationUnreadable = problemOf(400, "confirmation-unreadable", "The confirmation cannot be read");

/** Who sent it, and the systems that this user calls for. */
export type Caller = { technicalUser: string; systemIds: readonly [string, ...string[]] };

type Ground = { db: Db; masterData: Pick<MasterData, "relationshipNumbers"> };
type Told = { type: ConfirmedType; body: Buffer };

/**
 * Takes a confirmation in, once by its message id. What refers to a message that we have not sent to this system is kept, and shown as
 * what it is: it may belong to a database that was restored.
 */
export async function receiveConfirmation(
  { db, masterData }: Ground,
  { type, body }: Told,
  caller: Caller,
): Promise<{ repeated: boolean }> {
  const read = await readOrReject(db, { type, body }, caller);
  const messageId = messageIdOf(read.reference);
  return inTransaction(db, async (transaction) => {
    const message =
      messageId === undefined || read.isTest ? undefined : await lockMessage(transaction, messageId, caller.systemIds);
    const confirmationId = await insertConfirmation(transaction, {
      ...read,
      technicalUser: caller.technicalUser,
      receiverId: message?.receiverId ?? caller.systemIds[0],
      state: message ? "applied" : read.isTest ? "test" : "unknown",
      reason: message || read.isTest ? null : whyUnknown(read),
      messageId: message && messageId ? messageId : null,
      body,
    });
    if (confirmationId === undefined) return { repeated: true };
    const objects = type === "relationship" ? await numbered(transaction, masterData, read.objects) : read.objects;
    await insertObjects(transaction, confirmationId, type, objects);
    if (message && messageId) await applyConfirmations(transaction, messageId);
    return { repeated: false };
  });
}

/** Two partners -> the number of their relationship; one that is not ours stays as it was named. */
async function numbered(
  transaction: DbTransaction,
  masterData: Ground["masterData"],
  objects: readonly ConfirmedObject[],
): Promise<ConfirmedObject[]> {
  const pairs = objects.map(({ key }) => {
    const [companyId = "", personId = ""] = key.split("/");
    return { companyId, personId };
  });
  const numbers = await masterData.relationshipNumbers(transaction, pairs);
  return objects.map((object) => ({ ...object, key: numbers.get(object.key) ?? object.key }));
}

function whyUnknown({ reference }: ReadConfirmation): string {
  return reference === null
    ? "It names no message that it answers."
    : `No message ${reference} was sent to this system.`;
}

/** One that cannot be read is kept too, with the reason that its sender gets. */
async function readOrReject(
  db: Db,
  { type, body }: Told,
  { technicalUser, systemIds }: Caller,
): Promise<ReadConfirmation> {
  try {
    return await readConfirmation(body, type);
  } catch (error) {
    if (!(error instanceof SapFormatError)) throw error;
    await insertConfirmation(db, {
      receiverId: systemIds[0],
      messageKey: `unreadable ${createHash("sha256").update(body).digest("hex")}`,
      technicalUser,
      state: "rejected",
      reason: error.message,
      reference: null,
      messageId: null,
      objects: [],
      body,
    });
    throw confirmationUnreadable(error.message);
  }
}
