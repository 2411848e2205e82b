import type { Receipt, ReceiptLine, Telling } from "@counterfoil/contracts";
import {
  type PaymentListDraft,
  paymentListWriter,
  type SalesSumDraft,
  salesSumWriter,
  signedMinor,
} from "@counterfoil/sap";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closingOf, newId, receiptOf } from "../../../testing/receipts.ts";
import { compileMapping } from "./compile.ts";
import { defaultMapping } from "./default-mapping.ts";
import type { MappingFacts } from "./facts.ts";
import { sumPayments, sumSales } from "./sum-receipts.ts";

const facts: MappingFacts = {
  timeZone: "Europe/London",
  paymentCodes: new Map([
    ["CASH", "CASH"],
    ["CARD", "CARD"],
  ]),
  baseUnitOf: (_articleId, unit) => ({ baseUnit: "PC", numerator: unit === "BX" ? 12 : 1, denominator: 1 }),
};
const closing = closingOf({ running: 900, id: newId() }, { from: "1010-01-000001", to: "1010-01-000899" });

function summed(receipts: readonly Receipt[], telling: Partial<Telling> = {}) {
  const document = structuredClone(defaultMapping.salesTransactions);
  Object.assign(document.telling, telling);
  const mapping = compileMapping(document);
  const [sales, payments] = [sumSales(mapping.telling), sumPayments()];
  for (const receipt of receipts) {
    sales.add(receipt, facts);
    payments.add(receipt);
  }
  const sum = mapping.map("WPUUMS01", sales.end(closing), facts) as SalesSumDraft;
  const list = mapping.map("WPUTAB01", payments.end(closing, true), facts) as PaymentListDraft;
  return { sum, list, texts: [salesSumWriter.record(sum), paymentListWriter.record(list)] };
}

const saleIn = ({ items = [] }: SalesSumDraft) =>
  items.reduce(
    (total, { discounts = [], ...item }) =>
      total + signedMinor(item) + discounts.reduce((sum, discount) => sum + signedMinor(discount), 0),
    0,
  );
const paidIn = ({ items = [] }: PaymentListDraft) => items.reduce((total, item) => total + signedMinor(item), 0);
const taxIn = ({ items = [] }: SalesSumDraft) =>
  items.flatMap(({ taxes = [] }) => taxes).reduce((total, tax) => total + signedMinor(tax), 0);

/** A line that cost so much less than its regular price, sold or taken back. */
function line(
  articleId: string,
  facts: { quantity: number; paid: number; lowered: number; code: string; unit: string },
) {
  const { quantity, paid, lowered, code, unit } = facts;
  const direction = quantity < 0 ? -1 : 1;
  const [amount, discount] = [direction * paid, direction * lowered];
  const tax = code === "A1" ? Math.round(amount / 6) : 0;
  const modifiers =
    discount === 0
      ? []
      : [{ promotionId: "OF-1", ruleId: "OF-1", sequence: 1, quantity, base: amount, amount: -discount, note: "" }];
  const more = { lineId: "1", articleId, text: articleId, unitPrice: paid, modifiers, unit, quantity };
  return {
    ...more,
    regularAmount: amount + discount,
    amount,
    tax: { code, rate: 20, base: amount - tax, amount: tax },
  } as ReceiptLine;
}

function receiptWith(running: number, lines: ReceiptLine[], cashPart: number): Receipt {
  const receipt = receiptOf({ running, id: newId() });
  const total = lines.reduce((sum, { amount }) => sum + amount, 0);
  const cash = Math.trunc(total * cashPart);
  return {
    ...receipt,
    lines,
    totals: { ...receipt.totals, total },
    payments: [
      { paymentId: "1", method: "CASH", amount: cash },
      { paymentId: "2", method: "CARD", cardType: "VISA", amount: total - cash },
    ],
  };
}

describe("the receipts of a closing, summed", () => {
  test("by article, unit, tax code, and whether they were sold or taken back", () => {
    const { sum, list, texts } = summed([
      receiptWith(1, [line("A", { quantity: 2, paid: 1200, lowered: 100, code: "A1", unit: "PC" })], 1),
      receiptWith(2, [line("A", { quantity: 1, paid: 600, lowered: 0, code: "A1", unit: "PC" })], 0.5),
      receiptWith(3, [line("A", { quantity: -1, paid: 550, lowered: 50, code: "A1", unit: "PC" })], 1),
      receiptWith(4, [line("A", { quantity: 1, paid: 6000, lowered: 0, code: "A1", unit: "BX" })], 0),
    ]);
    expect(sum.items).toEqual([
      {
        articleQualifier: "article",
        article: "A",
        quantitySign: "+",
        quantityMilli: 15_000,
        sign: "+",
        amountMinor: 7900,
        unit: "PC",
        discounts: [{ sign: "-", type: "DISC", amountMinor: 100 }],
        taxes: [{ sign: "+", taxCode: "A1", amountMinor: 1300 }],
      },
      {
        articleQualifier: "article",
        article: "A",
        quantitySign: "-",
        quantityMilli: 1000,
        sign: "-",
        amountMinor: 600,
        unit: "PC",
        discounts: [{ sign: "+", type: "DISC", amountMinor: 50 }],
        taxes: [{ sign: "-", taxCode: "A1", amountMinor: 92 }],
      },
    ]);
    expect(list.items).toEqual([
      { sign: "+", method: "CASH", amountMinor: 950, currency: "GBP" },
      { sign: "+", method: "CARD", amountMinor: 6300, currency: "GBP" },
    ]);
    expect(saleIn(sum)).toBe(7250);
    expect(texts[0]).toContain("<FLDGRP>CFBON</FLDGRP><FLDNAME>1010-01-000003</FLDNAME><FLDVAL>-5.50</FLDVAL>");
    expect(texts[0]).toContain("<FLDNAME>RECEIPTS</FLDNAME><FLDVAL>4</FLDVAL>");
    expect(texts[0]).toContain("<FLDNAME>TOTAL</FLDNAME><FLDVAL>72.50</FLDVAL>");
    expect(texts[1]).toContain("<FLDNAME>MODE</FLDNAME><FLDVAL>sum</FLDVAL>");
  });

  const someLine = fc
    .record({
      articleId: fc.constantFrom("A", "B", "C"),
      quantity: fc.integer({ min: -5, max: 5 }).filter((quantity) => quantity !== 0),
      paid: fc.nat(100_000),
      lowered: fc.nat(5000),
      code: fc.constantFrom("A1", "A0", ""),
      unit: fc.constantFrom("PC", "BX"),
    })
    .map(({ articleId, ...rest }) => line(articleId, rest));
  const someReceipts = fc.array(
    fc.tuple(fc.array(someLine, { minLength: 1, maxLength: 6 }), fc.double({ min: 0, max: 1, noNaN: true })),
    {
      minLength: 1,
      maxLength: 12,
    },
  );

  test.each([{}, { discounts: "net" }, { prices: "withoutTax" }, { taxes: "untold" }] as Partial<Telling>[])(
    "come to what was paid, and to the payments, to the penny: %j",
    (telling) => {
      fc.assert(
        fc.property(someReceipts, (drawn) => {
          const receipts = drawn.map(([lines, cashPart], index) => receiptWith(index + 1, lines, cashPart));
          const { sum, list } = summed(receipts, telling);
          const total = receipts.reduce((all, receipt) => all + receipt.totals.total, 0);
          expect(saleIn(sum)).toBe(total);
          expect(paidIn(list)).toBe(total);
          const tax = receipts
            .flatMap(({ lines }) => lines)
            .reduce((all, each) => all + (each.tax.code === "" ? 0 : each.tax.amount), 0);
          expect(taxIn(sum)).toBe(telling.taxes === "untold" ? 0 : tax);
        }),
        { numRuns: 200 },
      );
    },
  );
});
