import type {
  FinancialTransaction,
  GoodsMovement,
  PaymentList,
  SalesSum,
  Receipt as SapReceipt,
} from "@counterfoil/sap";

/** The three things that a posting does with a receipt, each on its own. */
export type Task = "revenue" | "payment" | "stock";
export const tasks: readonly Task[] = ["revenue", "payment", "stock"];

export type SaleContent = SapReceipt;
export type CashContent = FinancialTransaction;
export type GoodsContent = GoodsMovement;
/** What a closing sold, by article, in place of its receipts. */
export type SumContent = SalesSum;
/** What a closing took, by payment method. */
export type ListContent = PaymentList;
export type Content = SaleContent | CashContent | GoodsContent | SumContent | ListContent;

export type ReceiptKind = "receipt" | "cashMovement" | "goodsMovement" | "salesSum" | "paymentList";
export const receiptKinds: readonly ReceiptKind[] = [
  "receipt",
  "cashMovement",
  "goodsMovement",
  "salesSum",
  "paymentList",
];
export const tasksOf: Record<ReceiptKind, readonly Task[]> = {
  receipt: tasks,
  cashMovement: ["payment"],
  goodsMovement: ["stock"],
  salesSum: ["revenue", "stock"],
  paymentList: ["payment"],
};

/** The states of a receipt's tasks before it was ever posted. */
export function statesBefore(kind: ReceiptKind, needed: "open" | "error"): Record<Task, string> {
  const stateOf = (task: Task) => (tasksOf[kind].includes(task) ? needed : "notNeeded");
  return { revenue: stateOf("revenue"), payment: stateOf("payment"), stock: stateOf("stock") };
}

/** Why a task could not be posted: a code with what is at fault that group them, and the reason for people. */
export type Fault = { task: Task; code: string; subject: string; reason: string };

/** What people search a content by. */
export type Figures = { currency: string; totalMinor: number; piecesMilli: number; lineCount: number };
/** What a payment list or a sum says of its closing. */
export type Closing = {
  first?: string;
  last?: string;
  receipts?: number;
  totalMinor?: number;
  summed: SummedReceipt[];
};
export type SummedReceipt = { number: string; amountMinor: number };

/** What arrived, ready to be kept: content as it was read. */
export type ArrivedReceipt = Figures & {
  receiptKey: string;
  position: number;
  kind: ReceiptKind;
  siteId: string;
  till: string;
  receiptNumber: string;
  businessDate: string | null;
  occurredTime: string | null;
  content: string;
  contentHash: string;
  closing?: Closing;
  /** Set for one that cannot be posted as it is: kept, and set aside at once. */
  fault: Omit<Fault, "task"> | null;
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
  states: Record<Task, string>;
  /** Faults of tasks that are not tried now stay. */
  faults: Fault[] | null;
  booked: Partial<Record<Task, string>> | null;
};

export const signedAmount = ({ sign, amountMinor }: { sign: "+" | "-"; amountMinor: number }) =>
  sign === "-" ? -amountMinor : amountMinor;
/** Where a receipt comes from, for a fault that no code in it is to blame for. */
export const tillOf = ({ siteId, till }: { siteId: string; till: string }) => `${siteId}-${till}`;
