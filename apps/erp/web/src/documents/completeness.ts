import type { Tone } from "@counterfoil/ui/fiori";
import type { RowFault } from "./fault-text.ts";

/** A day of a till, as the completeness API answers. */
export type TillDay = {
  siteId: string;
  till: string;
  businessDate: string;
  first: number | null;
  last: number | null;
  receipts: number;
  amount: number;
  currency: string;
  cashMovements: number;
  cashAmount: number;
  goodsMovements: number;
  gaps: number;
  doubles: number;
  setAside: number;
  pending: number;
  posted: number;
  postedAmount: number;
  closing: { number: string; receipts: number | null; amount: number | null } | null;
  complete: boolean;
};
export type OpenReceipt = {
  receiptId: number;
  kind: string;
  receiptNumber: string;
  state: string;
  amount: number;
} & RowFault;
export type TillDayDetail = TillDay & {
  gapList: { from: number; to: number }[];
  doubleList: { receiptId: number; receiptNumber: string; businessDate: string | null; differs: boolean }[];
  open: OpenReceipt[];
  closings: (OpenReceipt & { first: string | null; last: string | null; receipts: number | null })[];
};

/** A day whose closing is still to come is no error yet; what is missing or stands still is. */
export function toneOf(day: TillDay): Tone {
  if (day.complete) return "positive";
  return day.gaps + day.doubles + day.setAside > 0 || day.closing !== null ? "negative" : "critical";
}

/** What is wrong first: the word on the tag. */
export function wordOf(day: TillDay): "complete" | "gaps" | "doubles" | "setAside" | "pending" | "open" | "differs" {
  if (day.complete) return "complete";
  if (day.gaps > 0) return "gaps";
  if (day.doubles > 0) return "doubles";
  if (day.setAside > 0) return "setAside";
  if (day.pending > 0) return "pending";
  return day.closing === null ? "open" : "differs";
}
