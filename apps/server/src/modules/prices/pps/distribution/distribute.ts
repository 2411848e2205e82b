import { type Clock, inTransaction, type Log } from "@counterfoil/platform";
import type { Db } from "../../../../database.ts";
import { currentBookNumber, type PriceStore } from "../../books/index.ts";
import { couponCodesOf } from "../rop/pps-promotion.ts";
import { type BookState, type PromotionState, readBookState } from "./book-state.ts";
import { SendFailure, sendDocument } from "./send.ts";
import type { Target } from "./target.ts";
import {
  findReadyDocument,
  findTarget,
  hasRefused,
  keepPlan,
  markDelivered,
  noteArrived,
  noteFailure,
  readFailures,
  replaceUndelivered,
} from "./target-store.ts";
import { writeDocuments } from "./write-documents.ts";

export type DistributionContext = {
  db: Db;
  clock: Clock;
  log: Log;
  key: Buffer;
  readStore: (storeId: string) => Promise<PriceStore | undefined>;
  codeOfCoupon: (couponId: string) => Promise<string | null | undefined>;
};

const FIRST_PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 15 * 60_000;
const MOST_DOCUMENTS_A_RUN = 1000;

/** One run for a target: writes what it lacks, stores it, sends what is stored in its order. */
export async function distribute(context: DistributionContext, targetId: string): Promise<void> {
  const target = await findTarget(context.db, context.key, targetId);
  if (target === undefined || !target.active) return;
  await plan(context, target, { mode: target.mode });
  await sendAll(context, target);
}

/** Stores the documents that bring the target from what was planned last, or from nothing, to the current book. Answers how many. */
export async function plan(
  { db, clock, readStore, codeOfCoupon }: DistributionContext,
  target: Target,
  { mode, again = false }: { mode: "delta" | "full"; again?: boolean },
): Promise<{ documents: number; book: number }> {
  const toBook = await currentBookNumber(db);
  if (!again && toBook <= target.plannedBook) return { documents: 0, book: target.plannedBook };
  const stores = (await Promise.all(target.stores.map(readStore))).flatMap((store) => store ?? []);
  const after = await readBookState(db, toBook, stores);
  const known = await readBookState(db, target.plannedBook, stores);
  const before = mode === "delta" ? known : withoutCommon(known, after);
  const at = clock.now();
  const { documents, untold } = writeDocuments(before, after, {
    logicalSystem: target.logicalSystem,
    currency: stores[0]?.currency ?? "EUR",
    at,
    codes: await readCodes([...after.promotions.values()], codeOfCoupon),
    number: (index) => String(at.getTime() * 1000 + index).slice(-16),
  });
  await inTransaction(db, async (transaction) => {
    if (mode === "full") await replaceUndelivered(transaction, target.targetId);
    await keepPlan(
      transaction,
      {
        targetId: target.targetId,
        mode,
        fromBook: mode === "full" ? 0 : target.plannedBook,
        toBook,
        prices: after.prices.size,
        promotions: after.promotions.size - untold.filter(({ kind }) => kind === "promotion").length,
        untold,
      },
      documents,
    );
  });
  return { documents: documents.length, book: toBook };
}

/** What customers show for the coupons that promotions of ours name; those of other systems are codes already. */
async function readCodes(
  states: readonly PromotionState[],
  codeOfCoupon: DistributionContext["codeOfCoupon"],
): Promise<Map<string, string | null>> {
  const ids = states.flatMap(({ promotion }) => (promotion.pps === undefined ? couponCodesOf(promotion) : []));
  const codes = new Map<string, string | null>();
  for (const id of new Set(ids)) {
    const code = await codeOfCoupon(id);
    if (code !== undefined) codes.set(id, code);
  }
  return codes;
}

/** A full transfer tells all again; of the state before it only what is gone since counts. */
function withoutCommon(known: BookState, after: BookState): BookState {
  return {
    ...known,
    prices: new Map([...known.prices].filter(([articleId]) => !after.prices.has(articleId))),
    promotions: new Map([...known.promotions].filter(([id]) => !after.promotions.has(id))),
  };
}

/** In the order they were written: a promotion must not come before the prices it lowers. A refused one needs a person first. */
async function sendAll({ db, log }: DistributionContext, target: Target): Promise<void> {
  const { targetId } = target;
  if (await hasRefused(db, targetId)) return;
  for (let sent = 0; sent < MOST_DOCUMENTS_A_RUN; sent += 1) {
    const document = await findReadyDocument(db, targetId);
    if (document === undefined) break;
    try {
      await sendDocument(target, document.content);
      await inTransaction(db, (transaction) => markDelivered(transaction, document.documentId));
    } catch (error) {
      if (!(error instanceof SendFailure)) throw error;
      log.warn(
        { targetId, documentId: document.documentId, reason: error.message },
        "prices did not reach their target",
      );
      const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(20, await readFailures(db, targetId)));
      const failure = {
        targetId,
        documentId: document.documentId,
        reason: error.message,
        refused: error.refused,
        pauseMs,
      };
      await inTransaction(db, (transaction) => noteFailure(transaction, failure));
      return;
    }
  }
  if ((await findReadyDocument(db, targetId)) === undefined)
    await inTransaction(db, (transaction) => noteArrived(transaction, targetId));
}
