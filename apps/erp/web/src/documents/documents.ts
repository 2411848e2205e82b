import type { Tone } from "@counterfoil/ui/fiori";

/** As the ERP's documents API answers. */
export type Receipt = {
  receiptId: number;
  kind: "receipt" | "cashMovement" | "goodsMovement";
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
  reason: string | null;
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
  postedAt: string;
  items: PostingItem[];
};
export type ReceiptDetail = Receipt & {
  content: unknown;
  postings: Posting[];
  repeated: { idocNumber: number; position: number; differs: boolean }[];
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
  receipts: { receiptId: number; position: number; receiptNumber: string; state: string; reason: string | null }[];
  unreadable: { position: number; receiptNumber: string | null; reason: string }[];
};

export type Summary = {
  pending: number;
  setAside: number;
  postedToday: number;
  idocsToday: number;
  idocsRejected: number;
  causes: { reasonCode: string; count: number; example: string }[];
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
