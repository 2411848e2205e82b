import type { Receipt, ReceiptLine } from "@counterfoil/contracts";
import { describe, expect, test } from "vitest";
import { newId, receiptOf } from "../../../testing/receipts.ts";
import { mapTransaction } from "./erp-mapping.ts";

const facts = {
  timeZone: "Europe/London",
  paymentCodes: new Map([["CASH", "CASH"]]),
  baseUnitOf: () => undefined,
};

type Modifier = ReceiptLine["modifiers"][number];
const modifier = (amount: number, more: Partial<Modifier> = {}): Modifier => ({
  promotionId: "OF-000001",
  ruleId: "OF-000001",
  sequence: 100,
  quantity: 1,
  base: 1000,
  amount,
  note: "Spring",
  ...more,
});

function mapped(
  regularAmount: number,
  amount: number,
  modifiers: Modifier[],
  more: Partial<ReceiptLine> = {},
): string[] {
  const receipt = receiptOf({ tillId: "1010-01", running: 1, id: newId() }) as Receipt;
  const [first] = receipt.lines as [ReceiptLine];
  const line = { ...first, regularAmount, amount, modifiers, tax: { ...first.tax, base: amount, amount: 0 }, ...more };
  const text = mapTransaction({ ...receipt, lines: [line] }, facts);
  const condition =
    /<E1WPB03[^>]*><VORZEICHEN>(.)<\/VORZEICHEN><KONDITION>(\w+)<\/KONDITION><KONDVALUE>([\d.]+)<\/KONDVALUE>(?:<CONDID20>([^<]*)<\/CONDID20>)?/g;
  return [...text.matchAll(condition)].map(([, sign, type, value, id]) =>
    [`${type} ${sign}${value}`, id].filter(Boolean).join(" "),
  );
}

describe("a line's conditions come to what was paid", () => {
  test.each<[what: string, regular: number, paid: number, modifiers: Modifier[], conditions: string[]]>([
    [
      "an offer and a share of one on the purchase",
      1000,
      855,
      [modifier(-100), modifier(-45, { promotionId: "OF-000002", prorated: true })],
      ["VKP0 +10.00", "DISC -1.00 OF-000001", "DISC -0.45 OF-000002"],
    ],
    ["a gift", 295, 0, [modifier(-295)], ["VKP0 +2.95", "DISC -2.95 OF-000001"]],
    [
      "a person's discount",
      1000,
      900,
      [modifier(-100, { promotionId: "manual", note: "DAMAGED" })],
      ["VKP0 +10.00", "DISC -1.00 manual"],
    ],
    [
      "a promotion of another system, whose id has no room",
      1000,
      900,
      [modifier(-100, { promotionId: "OPPCLNT100/0000000000000042", offerId: "42" })],
      ["VKP0 +10.00", "DISC -1.00 42"],
    ],
    ["points, which lower nothing", 1000, 1000, [modifier(0)], ["VKP0 +10.00"]],
    [
      "a difference that the till does not explain",
      1000,
      880,
      [modifier(-100)],
      ["VKP0 +10.00", "DISC -1.00 OF-000001", "DISC -0.20"],
    ],
  ])("%s", (_what, regular, paid, modifiers, conditions) => {
    expect(mapped(regular, paid, modifiers)).toEqual(conditions);
  });

  test("of a net price has its tax with the regular price", () => {
    const tax = { code: "A1", rate: 20, base: 900, amount: 180 };
    expect(mapped(1000, 900, [modifier(-100)], { tax })).toEqual(["VKP0 +11.80", "DISC -1.00 OF-000001"]);
  });

  test("a returned line has the same conditions, of its absolute value", () => {
    expect(mapped(-1000, -900, [modifier(100, { quantity: -1, base: -1000 })], { quantity: -1 })).toEqual([
      "VKP0 +10.00",
      "DISC -1.00 OF-000001",
    ]);
  });
});
