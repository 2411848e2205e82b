import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeOf, giveBack, payCash, payExactly, quickNotes, remaining } from "./payments.ts";

const take = (result: ReturnType<typeof payCash>) => {
  if ("refused" in result) throw new Error(result.refused);
  return result.payments;
};

describe("payments", () => {
  it("splits a receipt over card and cash, with change from the cash", () => {
    const card = take(payExactly(2078, [], "CARD", 500, { reference: "4711" }));
    const both = take(payCash(2078, card, "CASH", 2000));
    expect(both).toEqual([
      { paymentId: "1", method: "CARD", amount: 500, reference: "4711" },
      { paymentId: "2", method: "CASH", amount: 1578, tendered: 2000, change: 422 },
    ]);
    expect([remaining(2078, both), changeOf(both)]).toEqual([0, 422]);
  });

  it("balances to the cent whatever is handed over", () => {
    const handed = fc.array(fc.integer({ min: 1, max: 20_000 }), { maxLength: 40 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), handed, (total, sums) => {
        let payments: ReturnType<typeof take> = [];
        for (const tendered of [...sums, 200_000]) {
          if (remaining(total, payments) === 0) break;
          payments = take(payCash(total, payments, "CASH", tendered));
        }
        expect(remaining(total, payments)).toBe(0);
        for (const { amount, tendered, change } of payments) expect((tendered ?? 0) - (change ?? 0)).toBe(amount);
        expect(changeOf(payments.slice(0, -1))).toBe(0);
      }),
    );
  });

  it("gives a refund back whole", () => {
    const payments = take(giveBack(-699, [], "CARD"));
    expect(payments).toEqual([{ paymentId: "1", method: "CARD", amount: -699 }]);
    expect(remaining(-699, payments)).toBe(0);
  });

  it("keeps which card it was", () => {
    const [sold] = take(payExactly(500, [], "CARD", 500, { reference: "4711", cardType: "VISA" }));
    expect(sold).toEqual({ paymentId: "1", method: "CARD", amount: 500, reference: "4711", cardType: "VISA" });
    const [back] = take(giveBack(-500, [], "CARD", { cardType: "VISA", reference: "" }));
    expect(back).toEqual({ paymentId: "1", method: "CARD", amount: -500, cardType: "VISA" });
  });

  it.each([
    ["card above what is due", payExactly(500, [], "CARD", 501), "moreThanDue"],
    ["no cash", payCash(500, [], "CASH", 0), "amountInvalid"],
    ["a scan taken for an amount", payCash(500, [], "CASH", 501234567890), "amountInvalid"],
    ["half a penny", payCash(500, [], "CASH", 500.5), "amountInvalid"],
    ["cash for a refund", payCash(-500, [], "CASH", 500), "nothingDue"],
    ["a refund of a sale", giveBack(500, [], "CASH"), "nothingDue"],
    ["card when all is paid", payExactly(500, take(payCash(500, [], "CASH", 500)), "CARD", 1), "nothingDue"],
  ])("refuses %s", (_, result, refused) => {
    expect(result).toEqual({ refused });
  });

  it.each([
    [1578, "GBP", [1600, 2000, 5000, 10_000]],
    [500, "GBP", [1000, 2000, 5000, 10_000]],
    [18_500, "GBP", [19_000, 20_000]],
    [1578, "JPY", [1580, 1600]],
  ])("offers for %i %s the sums %j", (due, currency, notes) => {
    expect(quickNotes(due, currency)).toEqual(notes);
  });
});
