import { type CustomerPurchases, PURCHASES_SHOWN, type Receipt } from "@counterfoil/contracts";
import { receiptsOfCustomer } from "../ledger/index.ts";
import { askPurchases, type Server } from "../sync/index.ts";
import type { Till } from "../till.ts";

/** `everywhere` is false when only this till's own receipts could be looked at; nobody knows the points then. */
export type Purchases = { receipts: CustomerPurchases["receipts"]; points?: number; everywhere: boolean };

/**
 * What a customer bought last: from the server, which has all stores; when it does not answer, or is not to be asked (undefined), from
 * this till's own history.
 */
export async function readPurchases(
  { database, server }: Pick<Till, "database"> & { server: Server | undefined },
  customerId: string,
): Promise<Purchases> {
  const asked = server && (await askPurchases(database, server, customerId).catch(() => undefined));
  if (asked) return { ...asked, everywhere: true };
  const here = await receiptsOfCustomer(database, customerId, PURCHASES_SHOWN);
  return { receipts: here.map(toPurchase), everywhere: false };
}

function toPurchase({ number, storeId, occurredAt, currency, totals, lines, cancels }: Receipt) {
  const pieces = lines.reduce((sum, { quantity }) => sum + Math.round(quantity * 1000), 0) / 1000;
  const purchase = { number, storeId, occurredAt, currency, total: totals.total, pieces };
  return cancels ? { ...purchase, cancels: cancels.receiptNumber } : purchase;
}
