import type { Deviation, Receipt } from "@counterfoil/contracts";
import type { DbTransaction } from "../../../database.ts";
import { collect } from "../store.ts";

export type Doubt = { storeId: string; id: string; deviation: Deviation };

/**
 * Reserved goods that new receipts handed over, in the transaction that accepts them. Nothing is refused, for the goods are gone. In the
 * order of their numbers, so that two batches with the same ones wait for each other and do not lock each other.
 */
export async function settleReserved(transaction: DbTransaction, receipts: readonly Receipt[]): Promise<Doubt[]> {
  const handed = receipts.flatMap(handedOver);
  handed.sort((one, other) => (one.number < other.number ? -1 : 1));
  const doubts: Doubt[] = [];
  for (const { number, lineId, receipt } of handed) {
    const { storeId, id, number: receiptNumber, cashierName: by } = receipt;
    const collectedBy = await collect(transaction, { number, storeId, receiptNumber, by });
    const deviation = doubtAbout({ number, lineId, receiptNumber }, collectedBy);
    if (deviation) doubts.push({ storeId, id, deviation });
  }
  return doubts;
}

/** A counter-receipt brings goods back and hands none over. */
function handedOver(receipt: Receipt) {
  return receipt.lines.flatMap(({ reservedNumber: number, lineId, quantity }) =>
    number && quantity > 0 ? [{ number, lineId, receipt }] : [],
  );
}

function doubtAbout(
  { number, lineId, receiptNumber }: { number: string; lineId: string; receiptNumber: string },
  collectedBy: string | undefined,
): Deviation | undefined {
  if (collectedBy === receiptNumber) return undefined;
  const what = { lineId, actual: number };
  if (collectedBy === undefined)
    return { code: "reservedUnknown", ...what, detail: `This store keeps no goods ${number}.` };
  return {
    code: "reservedTwice",
    ...what,
    expected: collectedBy,
    detail: `${collectedBy} handed ${number} over before.`,
  };
}
