import { type Actor, addJob, inTransaction, recordChange } from "@counterfoil/platform";
import type { Db } from "../../../../database.ts";
import { APPLY_JOB } from "../apply-queue.ts";
import { nothingToRetry } from "../errors.ts";
import { readDocument } from "../find-documents.ts";
import { reopenDocument } from "../store.ts";

/** Has the stored document taken in again: what was refused, or from where it failed. Answers how many objects that concerns. */
export async function retryDocument(db: Db, documentId: string, actor: Actor): Promise<number> {
  const document = await readDocument(db, documentId);
  return inTransaction(db, async (transaction) => {
    const waiting = await reopenDocument(transaction, documentId);
    if (waiting === undefined) throw nothingToRetry(`Document ${documentId} is ${document.state}.`);
    await addJob(transaction, APPLY_JOB, { documentId }, { key: `${APPLY_JOB}:${documentId}` });
    const object = { objectType: "inboundDocument", objectId: documentId };
    await recordChange(transaction, { actor, action: "inboundDocument.retried", ...object });
    return waiting;
  });
}
