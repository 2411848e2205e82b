import {
  type FinancialTransactionDraft,
  financialTransactionWriter,
  type GoodsMovementDraft,
  goodsMovementWriter,
  type IdocParties,
  type PaymentListDraft,
  paymentListWriter,
  posControlRecord,
  type ReceiptDraft,
  receiptWriter,
  type SalesSumDraft,
  salesSumWriter,
} from "@counterfoil/sap";

const parties = (archiveKey?: string): IdocParties => ({
  senderPort: "CCOS",
  sender: "R1010",
  receiverPort: "CFERP",
  receiver: "CFERP",
  createdOn: "2026-11-21",
  createdTime: "10:15:00",
  ...(archiveKey === undefined ? {} : { archiveKey }),
});

type Line = NonNullable<ReceiptDraft["items"]>[number];

export const saleLine = (article: string, amountMinor: number, more: Partial<Line> = {}): Line => ({
  articleQualifier: "article",
  article,
  kind: "sale",
  quantityMilli: 1000,
  conditions: [{ sign: "+", type: "PN10", amountMinor }],
  taxes: [{ taxCode: "A1", amountMinor: Math.round(amountMinor / 6) }],
  ...more,
});

/** Paid in cash, to the penny, unless said otherwise. */
export function receipt(number: string, items: Line[], more: Partial<ReceiptDraft> = {}): ReceiptDraft {
  const value = ({ kind, conditions }: Line) =>
    (kind === "return" ? -1 : 1) *
    (conditions ?? []).reduce((sum, { sign, amountMinor }) => sum + (sign === "-" ? -1 : 1) * amountMinor, 0);
  const total = items.reduce((sum, line) => sum + value(line), 0);
  const sign = total < 0 ? ("-" as const) : ("+" as const);
  return {
    site: "1010",
    till: "01",
    day: "2026-11-21",
    time: "10:14:59",
    number,
    currency: "GBP",
    items,
    payments: [{ sign, method: "CASH", amountMinor: Math.abs(total), currency: "GBP" }],
    ...more,
  };
}

function written<R>(
  writer: { open(header: ReturnType<typeof posControlRecord>): string; record(record: R): string; close(): string },
  header: ReturnType<typeof posControlRecord>,
  records: R[],
): Buffer {
  return Buffer.from(writer.open(header) + records.map((record) => writer.record(record)).join("") + writer.close());
}

export const receiptIdoc = (receipts: ReceiptDraft[], key?: string) =>
  written(receiptWriter, posControlRecord("WPUBON01", parties(key)), receipts);
export const cashIdoc = (movements: FinancialTransactionDraft[], key?: string) =>
  written(financialTransactionWriter, posControlRecord("WPUFIB01", parties(key)), movements);
export const goodsIdoc = (movements: GoodsMovementDraft[], key?: string) =>
  written(goodsMovementWriter, posControlRecord("WPUWBW01", parties(key)), movements);
export const sumIdoc = (sums: SalesSumDraft[], key?: string) =>
  written(salesSumWriter, posControlRecord("WPUUMS01", parties(key)), sums);
export const listIdoc = (lists: PaymentListDraft[], key?: string) =>
  written(paymentListWriter, posControlRecord("WPUTAB01", parties(key)), lists);

/** What a sum or a payment list says of its closing, and of the receipts inside: number and amount as "12.50". */
export const closingFacts = (
  {
    till = "01",
    ...facts
  }: { till?: string; number: string; first?: string; last?: string; receipts?: number; total?: string },
  summed: Record<string, string> = {},
) => {
  const of = (name: string, value: string | undefined) => (value === undefined ? [] : [{ group: "CF", name, value }]);
  return [
    ...of("TILL", till),
    ...of("NUMBER", facts.number),
    ...of("FIRST_NUMBER", facts.first),
    ...of("LAST_NUMBER", facts.last),
    ...of("RECEIPTS", facts.receipts?.toString()),
    ...of("TOTAL", facts.total),
    ...Object.entries(summed).map(([name, value]) => ({ group: "CFBON", name, value })),
  ];
};
