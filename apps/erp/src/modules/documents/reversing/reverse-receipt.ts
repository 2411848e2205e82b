import { type Actor, inTransaction, recordChange } from "@counterfoil/platform";
import { type Static, Type } from "typebox";
import type { Db, DbTransaction } from "../../../database.ts";
import { takeReceipts } from "../correcting/correction-store.ts";
import { receiptChanged, receiptNotReversible, receiptUnknown } from "../errors.ts";
import { readFacts } from "../judging/facts.ts";
import { printTask } from "../judging/judge.ts";
import { holdTillDays } from "../posting/closings.ts";
import type { Modules } from "../posting/post-batch.ts";
import { type PendingReceipt, type Task, tasks } from "../receipt.ts";
import {
  insertReversals,
  markReversed,
  type PostedDocument,
  postCounter,
  type Reversed,
  readPosted,
} from "./reversal-store.ts";

export const ReversalSchema = Type.Object(
  {
    version: Type.Integer({ minimum: 1, description: "The version that was looked at." }),
    why: Type.String({ minLength: 3, maxLength: 200, pattern: "\\S" }),
    task: Type.Optional(Type.Enum([...tasks], { description: "Only this one; left out: all that is posted." })),
  },
  { additionalProperties: false },
);
export type Reversal = Static<typeof ReversalSchema>;

/**
 * Takes back what a receipt has booked: a counter document for each, both stay. The receipt is set aside then, so that it can be
 * corrected and posted again, or left as it is.
 */
export async function reverseReceipt(
  db: Db,
  modules: Modules,
  { receiptId, version, why, task }: Reversal & { receiptId: number },
  actor: Actor,
): Promise<{ documents: Reversed[] }> {
  return inTransaction(db, async (transaction) => {
    const [receipt] = await takeReceipts(transaction, [receiptId]);
    if (!receipt) throw receiptUnknown(`There is no receipt ${receiptId}.`);
    if (receipt.version !== version)
      throw receiptChanged(`Receipt ${receipt.receiptNumber} has been changed meanwhile.`);
    const wanted = tasks.filter((each) => receipt.states[each] === "posted" && (task ?? each) === each);
    if (wanted.length === 0) throw receiptNotReversible(`Nothing of receipt ${receipt.receiptNumber} is posted.`);
    await holdTillDays(transaction, [receipt]);
    const booked = await printsOfOthers(transaction, modules, receipt, wanted);
    const documents = await postCounters(transaction, modules, await readPosted(transaction, receiptId, wanted), {
      by: actor.name,
      why,
    });
    await insertReversals(transaction, receiptId, documents, { by: actor.name, why });
    await markReversed(transaction, receipt, { documents, booked, by: actor.name, why });
    const objects = { objectType: "receipt", objectId: receipt.receiptNumber };
    await recordChange(transaction, {
      actor,
      action: "receipt.reversed",
      ...objects,
      detail: { receiptId, why, documents },
    });
    return { documents };
  });
}

/** What stays posted is remembered, so that other content cannot differ from it unnoticed. */
async function printsOfOthers(
  transaction: DbTransaction,
  modules: Modules,
  receipt: PendingReceipt,
  wanted: readonly Task[],
): Promise<Partial<Record<Task, string>> | null> {
  const staying = tasks.filter((task) => receipt.states[task] === "posted" && !wanted.includes(task));
  if (staying.length === 0) return null;
  const facts = await readFacts(transaction, modules.masterData, [receipt]);
  const prints = staying.map((task) => [task, receipt.booked?.[task] ?? printTask(task, receipt, facts)] as const);
  const unknown = prints.find(([, print]) => print === undefined)?.[0];
  if (unknown !== undefined)
    throw receiptNotReversible(`The ${unknown} would not be booked as it was by the facts of now: reverse all of it.`);
  return Object.fromEntries(prints) as Partial<Record<Task, string>>;
}

/** Number ranges are taken in one order by everybody, as postings do. */
async function postCounters(
  transaction: DbTransaction,
  { logistics }: Modules,
  posted: readonly PostedDocument[],
  { by, why }: { by: string; why: string },
): Promise<Reversed[]> {
  const documents: Reversed[] = [];
  for (const document of posted.filter(({ task }) => task !== "stock").toSorted(byKind))
    documents.push(await postCounter(transaction, document));
  for (const { task, year, number } of posted.filter(({ task }) => task === "stock")) {
    const counter = await logistics.reverseMovement(transaction, { year, number, text: why.slice(0, 80) }, by);
    documents.push({ task, year, number, counterYear: counter.year, counterNumber: counter.number });
  }
  return documents;
}

const byKind = (one: PostedDocument, other: PostedDocument) =>
  `${one.kind} ${one.year}` < `${other.kind} ${other.year}` ? -1 : 1;
