import type { Receipt } from "@counterfoil/contracts";
import { findByNumber, type Returned, returnedHere, type TillDatabase } from "../ledger/index.ts";
import { askReceipt } from "./ask-server.ts";
import type { Server } from "./server.ts";

/** A receipt that goods may come back from. `everywhere` is false when only this till's own returns could be looked at. */
export type SoldReceipt = { receipt: Receipt; returned: Returned[]; everywhere: boolean };
export type SoldReceiptAnswer = SoldReceipt | { refused: "unknown" | "notReachable" | "notASale" };

/**
 * Looks a receipt up at the server, which knows the returns of all tills; when it does not answer, or is not to be asked (undefined),
 * in this till's own history.
 */
export async function findSoldReceipt(
  database: TillDatabase,
  server: Server | undefined,
  number: string,
): Promise<SoldReceiptAnswer> {
  const own = (await findByNumber(database, number))?.transaction;
  const asked = server && (await askReceipt(database, server, number).catch(() => "notReachable" as const));
  const known = asked && asked !== "notReachable" ? asked.transaction : own;
  if (!known) return { refused: asked === "notReachable" ? "notReachable" : "unknown" };
  if (known.kind !== "receipt") return { refused: "notASale" };
  if (!asked || asked === "notReachable")
    return { receipt: known, returned: await returnedHere(database, number), everywhere: false };
  const unsent = await returnedHere(database, number, "unsent");
  return { receipt: known, returned: addUp([...asked.returned, ...unsent]), everywhere: true };
}

function addUp(all: readonly Returned[]): Returned[] {
  const byLine = new Map<string, Returned>();
  for (const one of all) {
    const sum = byLine.get(one.lineId);
    if (!sum) byLine.set(one.lineId, one);
    else
      byLine.set(one.lineId, {
        lineId: one.lineId,
        quantity: Math.round((sum.quantity + one.quantity) * 1000) / 1000,
        amount: sum.amount + one.amount,
        tax: sum.tax + one.tax,
        points: sum.points + one.points,
        receiptNumbers: [...new Set([...sum.receiptNumbers, ...one.receiptNumbers])],
      });
  }
  return [...byLine.values()];
}
