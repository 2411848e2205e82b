import type { Deviation, Receipt } from "@counterfoil/contracts";
import { inTransaction, type Log } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { countDeviations, insertDeviations } from "../accept-store.ts";
import { takeToPriceAgain } from "../follow-up-store.ts";

export type PriceAgainContext = {
  db: Db;
  log: Log;
  /** What the server finds different when it prices these receipts with the books that the tills used. */
  priceAgain: (receipts: readonly Receipt[]) => Promise<Deviation[][]>;
};

const RECEIPTS_A_TURN = 200;

/** Takes some receipts that wait, of all stores, beside other processes that do the same. */
export async function priceSomeAgain(context: PriceAgainContext): Promise<"more" | "idle"> {
  const { db, priceAgain } = context;
  return inTransaction(db, async (transaction) => {
    const receipts = await takeToPriceAgain(transaction, RECEIPTS_A_TURN);
    if (receipts.length === 0) return "idle";
    const deviations = await priceAgain(receipts).catch(() => priceOneByOne(context, receipts));
    const found = receipts.flatMap(({ storeId, id }, position) =>
      (deviations[position] ?? []).map((deviation) => ({ storeId, id, deviation, late: true as const })),
    );
    await insertDeviations(transaction, found);
    await countDeviations(transaction, found);
    return receipts.length === RECEIPTS_A_TURN ? "more" : "idle";
  });
}

/** One that cannot be priced must not keep the others waiting for ever. */
export async function priceOneByOne(
  { priceAgain, log }: Pick<PriceAgainContext, "priceAgain" | "log">,
  receipts: readonly Receipt[],
): Promise<Deviation[][]> {
  const deviations: Deviation[][] = [];
  for (const receipt of receipts) {
    const [found] = await priceAgain([receipt]).catch((error) => {
      log.error({ err: error, number: receipt.number }, "a receipt could not be priced again");
      return [[{ code: "notPricedAgain", detail: "The server could not price the receipt again; see the log." }]];
    });
    deviations.push(found ?? []);
  }
  return deviations;
}
