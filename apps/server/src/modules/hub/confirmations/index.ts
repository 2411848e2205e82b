import { type Actor, addJob, inTransaction, recordChange, type TaskList } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";
import { type ConfirmationContext, confirmNext } from "./confirm-next.ts";
import { type Confirmed, insertDue, listConfirmations, readContent, reopen } from "./store.ts";

export { registerConfirmationRoutes } from "./routes.ts";

const JOB = "hub:confirm";
const key = { key: JOB };

/** Those whose answer SAP has a form for. A relationship that came before its partners is taken in later, and its sender has to hear of it. */
const confirmed: readonly Confirmed[] = [
  { message: "BusinessPartnerSUITEBulkReplicateRequest_In", service: "businessPartners", again: false },
  { message: "BusinessPartnerRelationshipSUITEBulkReplicateRequest_In", service: "relationships", again: true },
];

/** Answers to those who sent master data and want to know what became of it. */
export function createConfirmations(options: Omit<ConfirmationContext, "stopping">) {
  const stopping = new AbortController();
  const context: ConfirmationContext = { ...options, stopping: stopping.signal };
  const { db } = options;
  return {
    /** In the transaction that ends a document's application: it is told exactly if it was applied. */
    async note(transaction: DbTransaction, documentId: string): Promise<void> {
      if (await insertDue(transaction, documentId, confirmed)) await addJob(transaction, JOB, {}, key);
    },
    list: (only?: { documentId?: string }) => listConfirmations(db, only),
    readContent: (documentId: string) => readContent(db, documentId),
    async retry(documentId: string, actor: Actor): Promise<boolean> {
      return inTransaction(db, async (transaction) => {
        if (!(await reopen(transaction, documentId))) return false;
        await addJob(transaction, JOB, {}, key);
        const object = { objectType: "confirmation", objectId: documentId };
        await recordChange(transaction, { actor, action: "confirmation.retried", ...object });
        return true;
      });
    },
    stop: () => stopping.abort(),
    tasks: {
      [JOB]: async () => {
        while (!stopping.signal.aborted && (await confirmNext(context)) === "more");
      },
    } satisfies TaskList,
    crontab: `* * * * * ${JOB}`,
  };
}

export type Confirmations = ReturnType<typeof createConfirmations>;
