import { hash } from "node:crypto";
import { parseReceiptNumber } from "@counterfoil/contracts";
import { figuresOf } from "../figures.ts";
import { checkSaleContent } from "../judging/check-form.ts";
import { SetAside } from "../judging/judgement.ts";
import type { ArrivedReceipt, Closing, Content, Fault, Figures, ReceiptKind, SaleContent } from "../receipt.ts";
import type { DocumentRecord } from "./read-document.ts";

export type Unreadable = { position: number; receiptNumber: string | null; reason: string };
type Extension = { group?: string; name: string; value: string };
type Head = {
  site?: string;
  till?: string;
  number?: string;
  day?: string;
  time?: string;
  currency?: string;
  extensions?: Extension[];
};

/** Sorts a record of a document: a receipt to be kept, or one that does not even say which receipt it is. */
export function arrivedReceipt(
  record: DocumentRecord,
  kind: ReceiptKind,
  siteOf: (sender: string) => string,
): ArrivedReceipt | Unreadable {
  const position = record.index + 1;
  const head = (record.ok ? record.value : record.partial) as Head;
  const number = head.number ?? extensionOf(head, "NUMBER") ?? numberOfDay(kind, head);
  const siteId = head.site ?? siteOf(record.sender);
  const till = head.till ?? extensionOf(head, "TILL") ?? parseReceiptNumber(number ?? "")?.tillNumber ?? "";
  const fault = faultOf(record, kind, { siteId, till });
  if (number === undefined)
    return { position, receiptNumber: null, reason: fault?.reason ?? "The receipt has no number." };
  const content = JSON.stringify(record.ok ? record.value : record.partial);
  return {
    receiptKey: [kind, siteId, till, number, head.day ?? ""].join("|"),
    position,
    kind,
    siteId,
    till,
    receiptNumber: number,
    businessDate: head.day ?? null,
    occurredTime: head.time ?? null,
    content,
    contentHash: hash("sha256", content, "hex"),
    fault,
    ...(record.ok ? figuresOf(kind, record.value as Content) : noFigures(head)),
    ...(isOfClosing(kind) && { closing: closingOf(head) }),
  };
}

const isOfClosing = (kind: ReceiptKind) => kind === "salesSum" || kind === "paymentList";
/** Sums of a sender that knows no numbers: one of each till and day. */
const numberOfDay = (kind: ReceiptKind, { day }: Head) => (isOfClosing(kind) ? day : undefined);
const noFigures = ({ currency = "" }: Head): Figures => ({ currency, totalMinor: 0, piecesMilli: 0, lineCount: 0 });

/** What is wrong with it on arrival: fields that cannot be read, or a sale that does not balance. */
function faultOf(record: DocumentRecord, kind: ReceiptKind, where: Where): Omit<Fault, "task"> | null {
  if (record.ok) return kind === "receipt" ? faultOfSale({ ...where, content: record.value as SaleContent }) : null;
  const reasons = record.problems.map(({ message, place }) => `${message} (line ${place.line})`);
  const subject = record.problems[0]?.path.split("/").at(-1) ?? "";
  return { code: "receipt-unreadable", subject, reason: reasons.join("; ").slice(0, 1000) };
}

type Where = { siteId: string; till: string };

function faultOfSale(sale: Where & { content: SaleContent }): Omit<Fault, "task"> | null {
  try {
    checkSaleContent({ ...sale, currency: sale.content.currency });
    return null;
  } catch (error) {
    if (!(error instanceof SetAside)) throw error;
    return { code: error.code, subject: error.subject, reason: error.message };
  }
}

function extensionOf({ extensions = [] }: Head, name: string): string | undefined {
  return extensions.find((each) => each.group === "CF" && each.name === name)?.value;
}

/** What the closing says of itself travels in SAP's segment for fields of one's own. */
export function closingOf(head: { extensions?: Extension[] }): Closing {
  const first = extensionOf(head, "FIRST_NUMBER");
  const last = extensionOf(head, "LAST_NUMBER");
  const receipts = extensionOf(head, "RECEIPTS");
  const total = minorOf(extensionOf(head, "TOTAL"));
  return {
    ...(first !== undefined && last !== undefined && { first, last }),
    ...(receipts !== undefined && /^\d{1,6}$/.test(receipts) && { receipts: Number(receipts) }),
    ...(total !== undefined && { totalMinor: total }),
    summed: (head.extensions ?? []).flatMap(({ group, name: number, value }) => {
      const amountMinor = group === "CFBON" ? minorOf(value) : undefined;
      return amountMinor === undefined ? [] : [{ number, amountMinor }];
    }),
  };
}

/** "-12.50" -> -1250; POS documents know currencies with cents only. */
function minorOf(text: string | undefined): number | undefined {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text ?? "");
  if (!match) return undefined;
  const minor = Number(match[2]) * 100 + Number((match[3] ?? "").padEnd(2, "0"));
  return match[1] === "-" ? -minor : minor;
}
