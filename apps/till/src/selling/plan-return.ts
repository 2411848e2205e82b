import type { Receipt, ReceiptLine } from "@counterfoil/contracts";
import type { Basket, ReturnLine } from "./basket.ts";
import { returnableMilli, returnLine } from "./return-shares.ts";

/** A receipt with what came back of it already. */
export type SoldWithReturns = { receipt: Receipt; returned: readonly { lineId: string; quantity: number }[] };

const returnedOf = ({ returned }: SoldWithReturns, lineId: string) =>
  returned.find((one) => one.lineId === lineId)?.quantity ?? 0;

/** How many thousandths may still come back; none of a line that the open sale takes back already. */
export function leftToReturn(sold: SoldWithReturns, basket: Basket, line: ReceiptLine): number {
  const inBasket = basket.lines.some(
    (other) =>
      other.kind === "return" &&
      other.line.returnOf?.receiptNumber === sold.receipt.number &&
      other.line.returnOf.lineId === line.lineId,
  );
  return inBasket ? 0 : returnableMilli(line, returnedOf(sold, line.lineId));
}

/** The lines that take back `back` thousandths by line id. */
export function planReturn(sold: SoldWithReturns, back: Record<string, number>): ReturnLine["line"][] {
  return sold.receipt.lines.flatMap((line) => {
    const milli = back[line.lineId] ?? 0;
    if (milli === 0) return [];
    const result = returnLine(line, sold.receipt.number, returnedOf(sold, line.lineId), milli);
    return "line" in result ? [result.line] : [];
  });
}
