import type { Receipt, ReceiptLine, Transaction } from "@counterfoil/contracts";
import { expect, test } from "vitest";
import { buildCancellation, refuseCancel } from "./cancel-receipt.ts";

const tax = { code: "A1", rate: 20, base: 500, amount: 100 };
const line = (lineId: string, more: Partial<ReceiptLine> = {}): ReceiptLine => ({
  ...{ lineId, articleId: "MUG", text: "Mug", quantity: 2, unit: "PC", unitPrice: 350 },
  ...{ regularAmount: 700, amount: 600, tax },
  modifiers: [{ promotionId: "P", ruleId: "R", sequence: 1, quantity: 2, base: 700, amount: -100, note: "Two" }],
  ...more,
});
const back = line("0002", {
  ...{ quantity: -1, regularAmount: -120, amount: -120, modifiers: [], tax: { ...tax, base: -100, amount: -20 } },
  returnOf: { receiptNumber: "1010-01-000003", lineId: "0001", points: 4 },
});
const receipt: Receipt = {
  ...{ kind: "receipt", id: "019ab000-0000-7000-8000-000000000001", number: "1010-01-000007", storeId: "1010" },
  ...{ tillId: "1010-01", cashierId: "p1", cashierName: "Carla", occurredAt: "2026-11-22T10:00:00.000Z" },
  ...{ businessDate: "2026-11-22", currency: "GBP", priceBook: 3, customerId: "C1", points: 9 },
  lines: [line("0001", { manualDiscounts: [{ percent: 5, reason: "FRIEND" }] }), back],
  payments: [{ paymentId: "1", method: "CASH", amount: 480, tendered: 500, change: 20 }],
  totals: {
    ...{ regular: 580, discount: 100, total: 480, net: 400, tax: 80 },
    byTaxCode: [{ ...tax, base: 400, amount: 80 }],
  },
  coupons: [{ code: "SAVE", couponId: "SAVE" }],
  printedCoupons: [{ code: "NEXT", offerId: "P", count: 1 }],
};

const moment = {
  configuration: {
    ...{ tillId: "1010-01", currency: "GBP" },
    store: { storeId: "1010", timeZone: "Europe/London" },
  } as Parameters<typeof buildCancellation>[0]["configuration"],
  cashier: { personId: "p2", name: "Maria" },
  at: "2026-11-22T11:00:00.000Z",
};

test("a counter-receipt is the whole receipt the other way round, and neither coupons nor the change are in it", () => {
  const counter = buildCancellation(moment, receipt, { reason: "MISTAKE", approvedBy: "p9" });
  const { lines, ...head } = counter;
  expect(head).toEqual({
    ...{ kind: "receipt", storeId: "1010", tillId: "1010-01", cashierId: "p2", cashierName: "Maria" },
    ...{ occurredAt: moment.at, businessDate: "2026-11-22", currency: "GBP", priceBook: 3, customerId: "C1" },
    // What the returned goods had earned is earned again.
    points: 4,
    payments: [{ paymentId: "1", method: "CASH", amount: -480 }],
    totals: {
      ...{ regular: -580, discount: -100, total: -480, net: -400, tax: -80 },
      byTaxCode: [{ ...tax, base: -400, amount: -80 }],
    },
    cancels: { receiptNumber: "1010-01-000007", reason: "MISTAKE", approvedBy: "p9" },
  });
  expect(lines.map(({ quantity, amount, returnOf }) => [quantity, amount, returnOf])).toEqual([
    [-2, -600, { receiptNumber: "1010-01-000007", lineId: "0001", points: 9 }],
    [1, 120, { receiptNumber: "1010-01-000003", lineId: "0001" }],
  ]);
  expect(lines[0]?.modifiers[0]).toMatchObject({ quantity: -2, base: -700, amount: 100 });
  expect(lines[0]?.manualDiscounts).toBeUndefined();
  expect(JSON.stringify(counter)).not.toContain("-0,");
});

test("a voucher gets its amount back, and a card has the slip of taking its payment back", () => {
  const slip = (traceNumber: string) => ({ paymentKey: "k1", terminalId: "SIM00001", traceNumber });
  const payments: Receipt["payments"] = [
    {
      paymentId: "1",
      method: "VOUCHER",
      amount: 300,
      voucher: { number: "GC100001", reservationId: "r1", balance: 200 },
    },
    { paymentId: "2", method: "CARD", amount: 180, cardType: "VISA", reference: "000001", terminal: slip("000001") },
  ];
  const slips = new Map([["2", slip("000002")]]);
  expect(buildCancellation(moment, { ...receipt, payments }, {}, slips).payments).toEqual([
    { paymentId: "1", method: "VOUCHER", amount: -300, voucher: { number: "GC100001" } },
    { paymentId: "2", method: "CARD", amount: -180, cardType: "VISA", reference: "000001", terminal: slip("000002") },
  ]);
});

test("only a receipt of the open day, of which nothing came back, and only once", () => {
  const counter = { ...receipt, number: "1010-01-000008", cancels: { receiptNumber: receipt.number } };
  const closing = { kind: "closing" } as Transaction;
  const asked = (more: Partial<Parameters<typeof refuseCancel>[1]>) =>
    refuseCancel(receipt, { since: [], returned: [], today: "2026-11-22", ...more });
  expect(asked({})).toBeUndefined();
  expect(asked({ since: [{ ...counter, cancels: { receiptNumber: "1010-01-000001" } }] })).toBeUndefined();
  expect(asked({ returned: [{ lineId: "0001", quantity: 0 }] })).toBeUndefined();
  expect(asked({ since: [counter] })).toBe("cancelled");
  expect(asked({ since: [closing] })).toBe("dayClosed");
  expect(asked({ today: "2026-11-23" })).toBe("anotherDay");
  expect(asked({ returned: [{ lineId: "0001", quantity: 1 }] })).toBe("returned");
  expect(refuseCancel(counter, { since: [], returned: [], today: "2026-11-22" })).toBe("counterReceipt");
});
