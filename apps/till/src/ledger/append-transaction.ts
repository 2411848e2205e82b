import { formatReceiptNumber, type Receipt, type Transaction } from "@counterfoil/contracts";
import { uuidv7 } from "uuidv7";
import { dayFor, endDay } from "./business-day.ts";
import type { TillDatabase } from "./database.ts";
import type { LedgerRow, TakenCouponRow } from "./rows.ts";
import { forgetSetting, readSetting, writeSetting } from "./settings.ts";
import { writeInTraining } from "./training.ts";

/** A transaction before the ledger gave it its id and number. */
export type TransactionDraft = Transaction extends infer Kind
  ? Kind extends Transaction
    ? Omit<Kind, "id" | "number">
    : never
  : never;

/** What appending writes to, for whoever appends within a local transaction of their own. */
export const appendingTables = ({ transactions, settings, couponsTaken }: TillDatabase) => [
  transactions,
  settings,
  couponsTaken,
];

/**
 * Writes a transaction, its number and the emptied basket in one local transaction: either all of it happened or nothing.
 * IndexedDB runs writers one after another, also those of other tabs, so a number is never given twice and none is left out.
 */
export async function appendTransaction(database: TillDatabase, draft: TransactionDraft): Promise<LedgerRow> {
  if (database.training) return writeInTraining(database.training, draft);
  return database.transaction("rw", appendingTables(database), async () => {
    const running = ((await readSetting(database, "lastRunning")) ?? 0) + 1;
    const number = formatReceiptNumber({ storeId: draft.storeId, tillNumber: draft.tillId.slice(-2), running });
    const id = uuidv7();
    const { businessDate } = await dayFor(database, draft, running);
    const transaction = { ...draft, businessDate, id, number } as Transaction;
    const row: LedgerRow = { id, running, number, state: "waiting", transaction, prints: 0 };
    await database.transactions.add(row);
    await writeSetting(database, "lastRunning", running);
    if (transaction.kind === "closing") await endDay(database, transaction, running);
    if (transaction.kind === "receipt") {
      await database.couponsTaken.bulkPut(offlineCouponsOf(transaction));
      // A counter-receipt was never the open sale.
      if (!transaction.cancels) await forgetSetting(database, "openSale");
    }
    return row;
  });
}

/** Codes that were taken without asking the server: this till does not take them again. */
function offlineCouponsOf({ coupons = [], id, occurredAt }: Receipt): TakenCouponRow[] {
  return coupons.flatMap(({ code, couponId, offline }) =>
    offline ? { code, couponId, receiptId: id, takenAt: occurredAt } : [],
  );
}

/** A till that lost its memory goes on after the last number that the server has seen; one that did not keeps its own. */
export async function continueAfter(database: TillDatabase, lastRunningNumber: number): Promise<void> {
  await database.transaction("rw", database.settings, async () => {
    const own = (await readSetting(database, "lastRunning")) ?? 0;
    if (lastRunningNumber > own) await writeSetting(database, "lastRunning", lastRunningNumber);
  });
}
