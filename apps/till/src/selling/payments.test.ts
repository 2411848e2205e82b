import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cashDue,
  changeOf,
  foreignDue,
  foreignWorth,
  giveBack,
  payCash,
  payExactly,
  quickNotes,
  remaining,
  withoutPayment,
} from "./payments.ts";

const take = (result: ReturnType<typeof payCash>) => {
  if ("refused" in result) throw new Error(result.refused);
  return result.payments;
};

const cash = { method: "CASH" };
/** No coin below five. */
const fives = { method: "CASH", step: 5, rounding: "ROUND" };

describe("payments", () => {
  it("splits a receipt over card and cash, with change from the cash", () => {
    const card = take(payExactly(2078, [], "CARD", 500, { reference: "4711" }));
    const both = take(payCash(2078, card, cash, 2000));
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
          payments = take(payCash(total, payments, cash, tendered));
        }
        expect(remaining(total, payments)).toBe(0);
        for (const { amount, tendered, change } of payments) expect((tendered ?? 0) - (change ?? 0)).toBe(amount);
        expect(changeOf(payments.slice(0, -1))).toBe(0);
      }),
    );
  });

  it("gives a refund back whole", () => {
    const payments = take(giveBack(-699, [], { method: "CARD" }));
    expect(payments).toEqual([{ paymentId: "1", method: "CARD", amount: -699 }]);
    expect(remaining(-699, payments)).toBe(0);
  });

  it("keeps which card it was", () => {
    const [sold] = take(payExactly(500, [], "CARD", 500, { reference: "4711", cardType: "VISA" }));
    expect(sold).toEqual({ paymentId: "1", method: "CARD", amount: 500, reference: "4711", cardType: "VISA" });
    const [back] = take(giveBack(-500, [], { method: "CARD" }, { cardType: "VISA" }));
    expect(back).toEqual({ paymentId: "1", method: "CARD", amount: -500, cardType: "VISA" });
  });

  it.each([
    ["card above what is due", payExactly(500, [], "CARD", 501), "moreThanDue"],
    ["no cash", payCash(500, [], cash, 0), "amountInvalid"],
    ["a scan taken for an amount", payCash(500, [], cash, 501234567890), "amountInvalid"],
    ["half a penny", payCash(500, [], cash, 500.5), "amountInvalid"],
    ["cash for a refund", payCash(-500, [], cash, 500), "nothingDue"],
    ["a refund of a sale", giveBack(500, [], cash), "nothingDue"],
    ["card when all is paid", payExactly(500, take(payCash(500, [], cash, 500)), "CARD", 1), "nothingDue"],
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

describe("cash without small coins", () => {
  it.each([
    [1201, 1200],
    [1202, 1200],
    [1203, 1205],
    [1207, 1205],
    [1208, 1210],
    [2, 0],
    [-1203, -1205],
  ])("of %i asks %i", (due, asked) => {
    expect(cashDue(due, fives)).toBe(asked);
    expect(cashDue(due, { method: "CASH", step: 5 })).toBe(due);
  });

  it("writes down what was rounded beside the cash, and balances", () => {
    expect(take(payCash(1203, [], fives, 2000))).toEqual([
      { paymentId: "1", method: "CASH", amount: 1205, tendered: 2000, change: 795 },
      { paymentId: "2", method: "ROUND", amount: -2 },
    ]);
    expect(take(giveBack(-1203, [], fives))).toEqual([
      { paymentId: "1", method: "CASH", amount: -1205 },
      { paymentId: "2", method: "ROUND", amount: 2 },
    ]);
    expect(take(payCash(2, [], fives, 0))).toEqual([{ paymentId: "1", method: "ROUND", amount: 2 }]);
    expect(payCash(1203, [], fives, 0)).toEqual({ refused: "amountInvalid" });
  });

  it("rounds only what cash pays, and only when it pays all", () => {
    const part = take(payCash(1203, [], fives, 200));
    expect(part).toEqual([{ paymentId: "1", method: "CASH", amount: 200, tendered: 200, change: 0 }]);
    const card = take(payExactly(1203, part, "CARD", 1003));
    expect([remaining(1203, card), card.length]).toEqual([0, 2]);
    const rest = take(payCash(1203, take(payExactly(1203, [], "CARD", 500)), fives, 705));
    expect(rest.map(({ amount }) => amount)).toEqual([500, 705, -2]);
    const [first] = rest;
    expect(withoutPayment(rest, first as (typeof rest)[number], "ROUND")).toEqual([
      { paymentId: "1", method: "CASH", amount: 705, tendered: 705, change: 0 },
    ]);
  });
});

describe("notes of another currency", () => {
  const dollars = { currency: "USD", rate: 0.8 };

  it("are worth what the rate says, and change is given in the own currency", () => {
    const foreign = { ...dollars, amount: 2000 };
    const worth = foreignWorth(foreign, "GBP");
    expect(take(payCash(1250, [], cash, worth, foreign))).toEqual([
      { paymentId: "1", method: "CASH", amount: 1250, tendered: 1600, change: 350, foreign },
    ]);
  });

  it.each([
    [1250, "USD", 0.8, 1563],
    [1600, "USD", 0.8, 2000],
    [1000, "JPY", 0.0055, 1819],
    [1, "USD", 0.8, 2],
  ])("for %i GBP in %s at %f ask %i, which is enough", (due, currency, rate, amount) => {
    expect(foreignDue(due, { currency, rate }, "GBP")).toBe(amount);
    expect(foreignWorth({ currency, rate, amount }, "GBP")).toBeGreaterThanOrEqual(due);
  });
});
