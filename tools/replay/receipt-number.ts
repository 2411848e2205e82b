import { formatReceiptNumber } from "@counterfoil/contracts";

/** 536365 and C536379 -> 1010-91-536365, 1010-91-536379: the same at every run, so that a second one repeats the first. */
export function receiptNumberOf(
  invoice: string,
  { storeId, tillNumber }: { storeId: string; tillNumber: string },
): string {
  return formatReceiptNumber({ storeId, tillNumber, running: Number(invoice.slice(-6)) });
}
