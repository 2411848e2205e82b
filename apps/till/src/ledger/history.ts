import type { Receipt, ReceiptDetail, Transaction } from "@counterfoil/contracts";
import type { TillDatabase } from "./database.ts";
import type { LedgerRow } from "./rows.ts";
import { readSetting } from "./settings.ts";

/** How long confirmed transactions stay, for reprints and returns without a network. */
export const HISTORY_WEEKS = 8;
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Drops confirmed transactions older than some weeks. What the server did not confirm stays however old it is; where fewer weeks than
 * usual are kept to make room, so does the open day, which is still to be closed.
 */
export async function forgetOldHistory(database: TillDatabase, now: Date, weeks = HISTORY_WEEKS): Promise<number> {
  const before = new Date(now.getTime() - weeks * WEEK_MS).toISOString();
  const day = weeks < HISTORY_WEEKS ? await readSetting(database, "day") : undefined;
  return database.transactions
    .where("[state+running]")
    .between(["confirmed", 0], ["confirmed", day?.firstRunning ?? 9_999_999])
    .filter((row) => row.transaction.occurredAt < before)
    .delete();
}

/** Whether this till took the code already without asking the server. */
export async function wasTakenHere(database: TillDatabase, code: string): Promise<boolean> {
  return (await database.couponsTaken.get(code)) !== undefined;
}

/** Newest first. */
export function recentTransactions(database: TillDatabase, limit: number): Promise<LedgerRow[]> {
  return database.transactions.orderBy("running").reverse().limit(limit).toArray();
}

/** From this number on, oldest first. */
export async function transactionsSince(database: TillDatabase, running: number): Promise<Transaction[]> {
  const rows = await database.transactions.where("running").aboveOrEqual(running).sortBy("running");
  return rows.map(({ transaction }) => transaction);
}

/** What lies between a closing and the one before it, oldest first. */
export async function transactionsOfClosing(database: TillDatabase, running: number): Promise<Transaction[]> {
  const rows = await database.transactions
    .where("running")
    .below(running)
    .reverse()
    .until(({ transaction }) => transaction.kind === "closing")
    .toArray();
  return rows.reverse().map(({ transaction }) => transaction);
}

export function findByNumber(database: TillDatabase, number: string): Promise<LedgerRow | undefined> {
  return database.transactions.where("number").equals(number).first();
}

/** What this till sold to a customer lately, newest first. */
export async function receiptsOfCustomer(
  database: TillDatabase,
  customerId: string,
  limit: number,
): Promise<Receipt[]> {
  const newestFirst = database.transactions.orderBy("running").reverse();
  const rows = await newestFirst
    .filter(({ transaction }) => transaction.kind === "receipt" && transaction.customerId === customerId)
    .limit(limit)
    .toArray();
  return rows.map(({ transaction }) => transaction as Receipt);
}

/** The number of the last receipt by which this till sold an article to a customer. */
export async function findSoldTo(
  database: TillDatabase,
  customerId: string,
  wanted: { articleId: string; unit: string },
): Promise<string | undefined> {
  const newestFirst = database.transactions.orderBy("running").reverse();
  const row = await newestFirst
    .filter(
      ({ transaction }) =>
        transaction.kind === "receipt" &&
        transaction.customerId === customerId &&
        soldOn(transaction, wanted) !== undefined,
    )
    .first();
  return row?.number;
}

/** What one of an article was sold for, and when. */
export type LastSold = { unitPrice: number; at: string };

/** The last time at this till; what a whole receipt took off counts as well. */
export async function findLastSold(
  database: TillDatabase,
  wanted: { articleId: string; unit: string },
): Promise<LastSold | undefined> {
  const newestFirst = database.transactions.orderBy("running").reverse();
  const row = await newestFirst.filter(({ transaction }) => soldOn(transaction, wanted) !== undefined).first();
  return row && soldOn(row.transaction, wanted);
}

function soldOn(transaction: Transaction, { articleId, unit }: { articleId: string; unit: string }) {
  if (transaction.kind !== "receipt") return undefined;
  const line = transaction.lines.find(
    (each) => each.articleId === articleId && each.unit === unit && each.quantity > 0 && !each.returnOf,
  );
  return line && { unitPrice: Math.round(line.amount / line.quantity), at: transaction.occurredAt };
}

export type Returned = ReceiptDetail["returned"][number];

/** What this till itself took back of a receipt, all or only what the server does not know yet. Quantities and amounts are positive. */
export async function returnedHere(
  database: TillDatabase,
  receiptNumber: string,
  only?: "unsent",
): Promise<Returned[]> {
  const byLine = new Map<string, Returned>();
  await database.transactions.each(({ transaction, state }) => {
    if (transaction.kind !== "receipt" || (only && state === "confirmed")) return;
    addReturns(byLine, transaction, receiptNumber);
  });
  return [...byLine.values()].filter(({ quantity }) => quantity !== 0);
}

function addReturns(byLine: Map<string, Returned>, receipt: Receipt, receiptNumber: string): void {
  for (const line of receipt.lines) {
    if (line.returnOf?.receiptNumber !== receiptNumber) continue;
    const { lineId } = line.returnOf;
    const sum = byLine.get(lineId) ?? { lineId, quantity: 0, amount: 0, tax: 0, points: 0, receiptNumbers: [] };
    sum.quantity = Math.round((sum.quantity - line.quantity) * 1000) / 1000;
    sum.amount -= line.amount;
    sum.tax -= line.tax.amount;
    sum.points += line.returnOf.points ?? 0;
    sum.receiptNumbers.push(receipt.number);
    byLine.set(lineId, sum);
  }
}

/** Counts a print; the second and later ones are marked as duplicates. */
export async function countPrint(database: TillDatabase, id: string): Promise<number> {
  return database.transaction("rw", database.transactions, async () => {
    const prints = ((await database.transactions.get(id))?.prints ?? 0) + 1;
    await database.transactions.update(id, { prints });
    return prints;
  });
}
