import type { Receipt } from "@counterfoil/contracts";

/** One article of 12.00 with an offer of 2.00 off and 20 % tax in it: small enough to see what each way of telling does. */
export const sampleReceipt: Receipt = {
  kind: "receipt",
  id: "019abc00-0000-7000-8000-000000000001",
  number: "1010-01-000001",
  storeId: "1010",
  tillId: "1010-01",
  cashierId: "SAMPLE",
  cashierName: "Sample",
  occurredAt: "2026-11-21T10:00:00Z",
  businessDate: "2026-11-21",
  currency: "GBP",
  priceBook: 1,
  lines: [
    {
      lineId: "1",
      articleId: "85123A",
      text: "White hanging heart",
      quantity: 1,
      unit: "PC",
      unitPrice: 1200,
      regularAmount: 1200,
      amount: 1000,
      modifiers: [
        {
          promotionId: "OF-000001",
          ruleId: "OF-000001",
          sequence: 1,
          quantity: 1,
          base: 1200,
          amount: -200,
          note: "Spring",
        },
      ],
      tax: { code: "A1", rate: 20, base: 833, amount: 167 },
    },
  ],
  payments: [{ paymentId: "1", method: "CASH", amount: 1000 }],
  totals: {
    regular: 1200,
    discount: 200,
    total: 1000,
    net: 833,
    tax: 167,
    byTaxCode: [{ code: "A1", rate: 20, base: 833, amount: 167 }],
  },
};
