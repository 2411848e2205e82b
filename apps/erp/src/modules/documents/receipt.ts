import type { FinancialTransaction, GoodsMovement, Receipt as SapReceipt } from "@counterfoil/sap";

export type ReceiptKind = "receipt" | "cashMovement" | "goodsMovement";
export type SaleContent = SapReceipt;
export type CashContent = FinancialTransaction;
export type GoodsContent = GoodsMovement;
export type Content = SaleContent | CashContent | GoodsContent;

/** What arrived, ready to be kept: content as it was read, and what people search it by. */
export type ArrivedReceipt = {
  receiptKey: string;
  position: number;
  kind: ReceiptKind;
  siteId: string;
  till: string;
  receiptNumber: string;
  businessDate: string | null;
  occurredTime: string | null;
  currency: string;
  totalMinor: number;
  piecesMilli: number;
  lineCount: number;
  content: string;
  contentHash: string;
  /** Set for one whose fields could not be read: kept, and set aside at once. */
  fault: string | null;
  /** The field that could not be read. */
  faultSubject: string | null;
};

/** A receipt as a posting finds it. */
export type PendingReceipt = {
  receiptId: number;
  kind: ReceiptKind;
  siteId: string;
  till: string;
  receiptNumber: string;
  businessDate: string;
  currency: string;
  content: Content;
};

/** A sale raises what the receipt amounts to, a return lowers it; conditions raise or lower the line's own value. */
export function lineValueMinor(line: SaleContent["items"][number]): number {
  let value = 0;
  for (const { sign, amountMinor } of line.conditions) value += sign === "-" ? -amountMinor : amountMinor;
  return line.kind === "return" ? -value : value;
}

export const signedMilli = (line: SaleContent["items"][number]) =>
  line.kind === "return" ? -line.quantityMilli : line.quantityMilli;
export const signedAmount = ({ sign, amountMinor }: { sign: "+" | "-"; amountMinor: number }) =>
  sign === "-" ? -amountMinor : amountMinor;
