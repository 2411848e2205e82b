import type { EditMessage, MendingChoice, MendingTask, Receipt, Transaction } from "@counterfoil/contracts";
import type { Actor, TaskList } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { MendingContext } from "./context.ts";
import { readEdited, readEdits } from "./edit-store.ts";
import { type GroupQuery, readGroups } from "./group-store.ts";
import { type CaseQuery, readCases } from "./list-store.ts";
import { readNotes } from "./task-store.ts";
import { assign, comment } from "./use-cases/assign.ts";
import { editMessage, readCorrectable } from "./use-cases/edit-message.ts";
import { type Fix, fixGroup } from "./use-cases/fix-group.ts";
import { readGroup } from "./use-cases/read-group.ts";
import { retryCases } from "./use-cases/retry-cases.ts";
import { settleCases } from "./use-cases/settle-cases.ts";
import { sweep } from "./use-cases/sweep.ts";

export { WATCH_STUCK } from "./case-store.ts";
export { passing } from "./causes.ts";
export { noteCreation } from "./note-creation.ts";
export { noteDocument } from "./note-inbound.ts";
export { noteStates, type OutboundNoting } from "./note-outbound.ts";
export { registerMendingRoutes } from "./routes.ts";

export type MendingOptions = MendingContext;

/** Where all comes together that does not get through: by root cause, with its cure, its owner and its history. */
export function createMending(context: MendingOptions) {
  const { db } = context;
  return {
    listGroups: (query: GroupQuery) => readGroups(context, query),
    readGroup: (key: string) => readGroup(context, key),
    listCases: (query: CaseQuery) => readCases(context, query),
    readNotesOf: (caseId: number) => readNotes(db, [`case:${caseId}`]),
    readPeople: () => context.readPeople(),
    retry: (choice: MendingChoice, actor: Actor) => retryCases(context, choice, actor),
    fix: (fix: Fix, actor: Actor) => fixGroup(context, fix, actor),
    settle: (choice: MendingChoice, why: string, actor: Actor) => settleCases(context, choice, why, actor),
    assign: (task: MendingTask, actor: Actor) => assign(context, task, actor),
    comment: (choice: MendingChoice, text: string, actor: Actor) => comment(context, choice, text, actor),
    readCorrectable: (storeId: string, id: string) => readCorrectable(context, { storeId, id }),
    edit: (storeId: string, id: string, edit: EditMessage, actor: Actor) =>
      editMessage(context, { storeId, id }, edit, actor),
    readEdits: (storeId: string, id: string) => readEdits(db, storeId, id),
    tasks: { "hub:sweep-mending": () => sweep(context) } satisfies TaskList,
    crontab: "* * * * * hub:sweep-mending",
  };
}

export type Mending = ReturnType<typeof createMending>;

/** Transactions as people have corrected them for the ERP; everything else is as the till sent it. */
export function asCorrected(db: Db) {
  return {
    async transactions(storeId: string, originals: Map<string, Transaction>): Promise<Map<string, Transaction>> {
      const edited = await readEdited(db, storeId, [...originals.keys()]);
      return edited.size === 0 ? originals : new Map([...originals, ...edited]);
    },
    async receipts<Row extends { receipt: Receipt }>(storeId: string, rows: Row[]): Promise<Row[]> {
      const edited = await readEdited(
        db,
        storeId,
        rows.map(({ receipt }) => receipt.id),
      );
      return rows.map((row) => {
        const receipt = edited.get(row.receipt.id);
        return receipt?.kind === "receipt" ? { ...row, receipt } : row;
      });
    },
  };
}
