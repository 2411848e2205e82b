import { intentHref } from "@counterfoil/ui";
import type { Tone } from "@counterfoil/ui/fiori";
import type { RowFault } from "./fault-text.ts";

/** As the ERP's documents API answers. */
export type ReceiptKind = "receipt" | "cashMovement" | "goodsMovement" | "salesSum" | "paymentList";
export const kinds: ReceiptKind[] = ["receipt", "cashMovement", "goodsMovement", "salesSum", "paymentList"];

/** Why one task could not be posted. */
export type Fault = { task: Task; code: string; subject: string; reason: string };
export type Receipt = {
  receiptId: number;
  kind: ReceiptKind;
  siteId: string;
  till: string;
  receiptNumber: string;
  businessDate: string | null;
  currency: string;
  amount: number;
  pieces: number;
  lines: number;
  state: string;
  tasks: Record<Task, string>;
  reasonCode: string | null;
  reasonSubject: string | null;
  reason: string | null;
  faults: Fault[] | null;
  version: number;
  postedAt: string | null;
  idocNumber: number;
  documents: { year: number | null } & Record<Task, number | null>;
};
export type Task = "revenue" | "payment" | "stock";
export const tasks: Task[] = ["revenue", "payment", "stock"];

export type PostingItem = {
  item: number;
  account: string;
  accountTexts: { en: string; de?: string } | null;
  amount: number;
  articleId: string | null;
  quantity?: number;
  taxCode: string | null;
  code: string | null;
};
export type Posting = {
  year: number;
  number: number;
  receiptId: number;
  receiptNumber: string;
  kind: string;
  siteId: string;
  till: string;
  postingDate: string;
  currency: string;
  reference: string;
  customerId: string | null;
  postedAt: string;
  items: PostingItem[];
};
export type Version = {
  version: number;
  idocNumber: number;
  replacedAt: string;
  replacedBy: string;
  how: "sent" | "form" | "mass";
  why: string;
  content: unknown;
};
export type Related = Pick<Receipt, "receiptId" | "kind" | "receiptNumber" | "state" | "amount" | "currency">;
export type Flow = {
  arrivals: { idocNumber: number; idocType: string; receivedAt: string; how: string; differs: boolean }[];
  sums: Related[];
  closings: Related[];
  insideCount: number;
  inside: (Partial<Related> & { receiptNumber: string; amount: number; currency: string })[];
  reversals: ReversedDocument[];
};
export type ReceiptDetail = Receipt & {
  content: unknown;
  postings: Posting[];
  repeated: { idocNumber: number; position: number; differs: boolean }[];
  versions: Version[];
  flow: Flow;
};
/** A document that was taken back, and the one that did it. */
export type ReversedDocument = {
  task: Task;
  year: number;
  number: number;
  counterYear: number;
  counterNumber: number;
  reversedAt: string;
  reversedBy: string;
  why: string;
};

/** What a posting would book, as the preview answers. */
export type Preview = {
  currency: string;
  amount: number;
  pieces: number;
  lines: number;
  balance?: { items: number; payments: number };
  faults: Fault[];
  postings: { kind: string; items: PostingItem[] }[];
  movements: { postingDate: string; items: MovementItem[] }[];
  nothing: Task[];
};
export type MovementItem = {
  item: number;
  movementType: string;
  articleId: string;
  siteId: string;
  storageLocation: string;
  quantity: number;
  unit: string;
};

export type Idoc = {
  idocNumber: string;
  idocType: string;
  sender: string;
  archiveKey: string;
  technicalUser: string;
  receivedAt: string;
  state: string;
  reason: string | null;
  records: number;
  bytes: number;
  posted: number;
  setAside: number;
  pending: number;
  repeated: number;
};
export type IdocDetail = Idoc & {
  receipts: ({ receiptId: number; position: number; receiptNumber: string; state: string } & RowFault)[];
  unreadable: { position: number; receiptNumber: string | null; reason: string }[];
};

/** Receipts that one thing stops. */
export type Cause = {
  reasonCode: string;
  reasonSubject: string;
  count: number;
  amount: number;
  currency: string;
  example: string;
  since: string | null;
};
export type Summary = {
  pending: number;
  setAside: number;
  postedToday: number;
  idocsToday: number;
  idocsRejected: number;
  /** How many receipts each task is stopped in. */
  stopped: Record<Task, number>;
  causes: Cause[];
};

/** Which code a mass correction replaces for a cause; the others are mended in master data or one by one. */
export const replacedFor: Record<string, string> = {
  "tax-code-unknown": "taxCode",
  "article-unknown": "article",
  "payment-method-unknown": "paymentMethod",
  "condition-unknown": "conditionType",
};

/** Receipts, their tasks and IDocs share these words. */
export const documentTones: Record<string, Tone> = {
  open: "information",
  pending: "information",
  posted: "positive",
  accepted: "positive",
  done: "positive",
  setAside: "negative",
  error: "negative",
  rejected: "negative",
  notNeeded: "neutral",
};

export const postingHref = (year: number, number: number) => intentHref("AccountingDocument-display", { year, number });
