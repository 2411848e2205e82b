import { randomBytes } from "node:crypto";
import type { CashMovement, Closing, GoodsMovement, Receipt, ReceiptLine } from "@counterfoil/contracts";

/** UUIDv7 of now. */
export function newId(): string {
  const time = Date.now().toString(16).padStart(12, "0");
  const random = randomBytes(10).toString("hex");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`;
}

type Head = { tillId?: string; running: number; id?: string; at?: Date };

function headOf({ tillId = "1010-01", running, id = newId(), at = new Date() }: Head) {
  return {
    id,
    number: `${tillId}-${String(running).padStart(6, "0")}`,
    storeId: tillId.slice(0, -3),
    tillId,
    cashierId: "ADA3479ACD",
    cashierName: "Ada",
    occurredAt: at.toISOString(),
    businessDate: new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/London", dateStyle: "short" }).format(at),
    currency: "GBP",
  };
}

export type LineFacts = {
  articleId?: string;
  quantity?: number;
  unitPrice?: number;
  returnOf?: ReceiptLine["returnOf"];
};

/** Gross prices at 20 %, one tax code. */
function lineOf(
  { articleId = "85123A", quantity = 1, unitPrice = 255, returnOf }: LineFacts,
  position: number,
): ReceiptLine {
  const amount = Math.round(unitPrice * quantity);
  const tax = Math.round(amount / 6);
  return {
    lineId: String(position + 1),
    articleId,
    text: `Article ${articleId}`,
    quantity,
    unit: "PC",
    unitPrice,
    regularAmount: amount,
    amount,
    modifiers: [],
    tax: { code: "A1", rate: 20, base: amount - tax, amount: tax },
    ...(returnOf ? { returnOf } : {}),
  };
}

export function receiptOf(head: Head & { customerId?: string }, lines: LineFacts[] = [{}]): Receipt {
  const priced = lines.map(lineOf);
  const total = priced.reduce((sum, { amount }) => sum + amount, 0);
  const tax = priced.reduce((sum, line) => sum + line.tax.amount, 0);
  return {
    kind: "receipt",
    ...headOf(head),
    ...(head.customerId === undefined ? {} : { customerId: head.customerId }),
    priceBook: 1,
    lines: priced,
    payments: [{ paymentId: "1", method: "CASH", amount: total }],
    totals: {
      regular: total,
      discount: 0,
      total,
      net: total - tax,
      tax,
      byTaxCode: [{ code: "A1", rate: 20, base: total - tax, amount: tax }],
    },
  };
}

export function cashMovementOf(head: Head, facts: Partial<CashMovement> = {}): CashMovement {
  const movement = { type: "payOut", amount: -500, method: "CASH", reasonCode: "STAMPS", text: "Stamps" } as const;
  return { kind: "cashMovement", ...headOf(head), ...movement, ...facts };
}

export function goodsMovementOf(head: Head, facts: Partial<GoodsMovement> = {}): GoodsMovement {
  const lines = [{ lineId: "1", articleId: "85123A", quantity: -2, unit: "PC", text: "Broken" }];
  return { kind: "goodsMovement", ...headOf(head), reasonCode: "BREAKAGE", text: "Broken", lines, ...facts };
}

export function closingOf(head: Head, facts: Partial<Closing> = {}): Closing {
  return {
    kind: "closing",
    ...headOf(head),
    openedAt: new Date(Date.now() - 8 * 3_600_000).toISOString(),
    countedBy: "Ada",
    payments: [],
    receipts: { count: 0, total: 0 },
    priceBook: 1,
    ...facts,
  };
}
