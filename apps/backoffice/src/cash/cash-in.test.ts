import type { TillDay } from "@counterfoil/contracts";
import { expect, test } from "vitest";
import { cashIn } from "./cash-in.ts";

const day: TillDay = {
  tillId: "1010-01",
  currency: "GBP",
  open: true,
  receipts: 3,
  total: 1500,
  ways: [
    { method: "CASH", amount: 600 },
    { method: "CARD", cardType: "VISA", amount: 900 },
  ],
  movements: [
    { type: "payOut", method: "CASH", amount: -250 },
    { type: "payIn", method: "CARD", amount: 70 },
  ],
};

test("what is in a drawer: what stayed, cash that was taken, cash that moved, and no other way to pay", () => {
  const closing = { number: "1010-01-000007", businessDate: "2026-11-20", occurredAt: "2026-11-20T18:00:00Z" };
  expect(cashIn({ ...day, closing: { ...closing, difference: 0, left: 10_000 } }, new Set(["CASH"]))).toBe(10_350);
  expect(cashIn(day, new Set(["CASH"]))).toBe(350);
  expect(cashIn(day, new Set())).toBe(0);
});
