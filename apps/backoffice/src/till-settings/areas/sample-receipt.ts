import type { Receipt, ReceiptLine } from "@counterfoil/contracts";

const tax = (code: string, rate: number, base: number, amount: number) => ({ code, rate, base, amount });
const line = (lineId: string, text: string, more: Partial<ReceiptLine>): ReceiptLine => ({
  ...{ lineId, articleId: lineId, text, quantity: 1, unit: "PC", unitPrice: 0, regularAmount: 0, amount: 0 },
  ...{ modifiers: [], tax: tax("A1", 20, 0, 0) },
  ...more,
});
const lowered = (note: string, amount: number, quantity = 1) => ({
  ...{ promotionId: note, ruleId: note, sequence: 1, quantity, base: 0, amount, note },
});

/** One of everything that a receipt can say, for the preview. Its sums are right, as those of a real one. */
export const sampleReceipt = (currency: string): Receipt => ({
  ...{ kind: "receipt", id: "019ab000-0000-7000-8000-000000000000", number: "1010-01-000123", storeId: "1010" },
  ...{ tillId: "1010-01", cashierId: "p1", cashierName: "Carla", occurredAt: "2026-11-22T15:04:05.000Z" },
  ...{ businessDate: "2026-11-22", currency, priceBook: 1, customerId: "1000042", points: 12 },
  lines: [
    line("1", "White hanging heart T-light holder", {
      ...{ quantity: 3, unitPrice: 295, regularAmount: 885, amount: 590, tax: tax("A1", 20, 492, 98) },
      modifiers: [lowered("3 for 2", -295, 3)],
    }),
    line("2", "Children's book", { unitPrice: 500, regularAmount: 500, amount: 500, tax: tax("A0", 0, 500, 0) }),
    line("3", "Lantern, with a name that needs more than one line of the paper", {
      ...{ quantity: -1, unitPrice: 339, regularAmount: -339, amount: -339, tax: tax("A1", 20, -282, -57) },
      returnOf: { receiptNumber: "1010-02-000077", lineId: "1", points: 3 },
    }),
    line("4", "Mug", {
      ...{ quantity: -1, unitPrice: 120, regularAmount: -120, amount: -120, tax: tax("A1", 20, -100, -20) },
      withoutReceipt: { by: "p1" },
    }),
  ],
  payments: [
    { paymentId: "1", method: "CARD", amount: 500 },
    { paymentId: "2", method: "CASH", amount: 131, tendered: 200, change: 69 },
  ],
  totals: {
    ...{ regular: 926, discount: 295, total: 631, net: 610, tax: 21 },
    byTaxCode: [tax("A0", 0, 500, 0), tax("A1", 20, 110, 21)],
  },
  coupons: [{ code: "WELCOME", couponId: "WELCOME" }],
  printedCoupons: [{ code: "NEXT-4711", offerId: "NEXT", count: 1, validDays: 30, amount: 200 }],
});
