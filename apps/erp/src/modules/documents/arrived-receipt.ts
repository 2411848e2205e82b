import { hash } from "node:crypto";
import { parseReceiptNumber } from "@counterfoil/contracts";
import type { IdocRecord } from "./read-idoc.ts";
import {
  type ArrivedReceipt,
  type CashContent,
  type GoodsContent,
  lineValueMinor,
  type ReceiptKind,
  type SaleContent,
  signedAmount,
  signedMilli,
} from "./receipt.ts";

export type Unreadable = { position: number; receiptNumber: string | null; reason: string };
type Head = { site?: string; till?: string; number?: string; day?: string; time?: string; currency?: string };

/** Sorts a record of an IDoc: a receipt to be kept, or one that does not even say which receipt it is. */
export function arrivedReceipt(
  record: IdocRecord,
  kind: ReceiptKind,
  siteOf: (sender: string) => string,
): ArrivedReceipt | Unreadable {
  const position = record.index + 1;
  const head = (record.ok ? record.value : record.partial) as Head;
  const fault = record.ok
    ? null
    : record.problems
        .map(({ message, place }) => `${message} (line ${place.line})`)
        .join("; ")
        .slice(0, 1000);
  const { number, day, time } = head;
  if (number === undefined) return { position, receiptNumber: null, reason: fault ?? "The receipt has no number." };
  const siteId = head.site ?? siteOf(record.header.sender);
  const till = head.till ?? parseReceiptNumber(number)?.tillNumber ?? "";
  const content = JSON.stringify(record.ok ? record.value : record.partial);
  return {
    receiptKey: [kind, siteId, till, number, day ?? ""].join("|"),
    position,
    kind,
    siteId,
    till,
    receiptNumber: number,
    businessDate: day ?? null,
    occurredTime: time ?? null,
    content,
    contentHash: hash("sha256", content, "hex"),
    fault,
    faultSubject: record.ok ? null : (record.problems[0]?.path.split("/").at(-1) ?? null),
    ...(record.ok ? figuresOf(kind, record.value) : { currency: head.currency ?? "", ...NO_FIGURES }),
  };
}

const NO_FIGURES = { totalMinor: 0, piecesMilli: 0, lineCount: 0 };
type Figures = Pick<ArrivedReceipt, "currency" | "totalMinor" | "piecesMilli" | "lineCount">;

/** Sums that are no safe integers belong to a receipt that will be set aside; here they count as nothing. */
function figuresOf(kind: ReceiptKind, value: unknown): Figures {
  const figures = figuresByKind[kind](value);
  const isSound = Number.isSafeInteger(figures.totalMinor) && Number.isSafeInteger(figures.piecesMilli);
  return isSound ? figures : { ...figures, totalMinor: 0, piecesMilli: 0 };
}

const sum = <Each>(all: readonly Each[], figure: (each: Each) => number) =>
  all.reduce((total, each) => total + figure(each), 0);

const figuresByKind: Record<ReceiptKind, (value: unknown) => Figures> = {
  receipt(value) {
    const { currency, items, conditions } = value as SaleContent;
    const totalMinor = sum(items, lineValueMinor) + sum(conditions, signedAmount);
    return { currency, totalMinor, piecesMilli: sum(items, signedMilli), lineCount: items.length };
  },
  cashMovement(value) {
    const { items } = value as CashContent;
    return {
      currency: items[0]?.currency ?? "",
      totalMinor: sum(items, signedAmount),
      piecesMilli: 0,
      lineCount: items.length,
    };
  },
  goodsMovement(value) {
    const { items } = value as GoodsContent;
    const piecesMilli = sum(items, (each) => (each.direction === "in" ? each.quantityMilli : -each.quantityMilli));
    return { currency: "", totalMinor: 0, piecesMilli, lineCount: items.length };
  },
};
