import { join } from "node:path";
import { type Receipt, TransactionSchema } from "@counterfoil/contracts";
import { Value } from "typebox/value";
import { describe, expect, test } from "vitest";
import { readInvoices } from "../retail-data/index.ts";
import { receiptNumberOf } from "./receipt-number.ts";
import { compareSides, type Entry, entriesOfDataSet, sumUp } from "./reconcile.ts";
import { type ReplayPlace, toTransaction } from "./to-transaction.ts";
import { transactionIdOf } from "./transaction-id.ts";

const place: ReplayPlace = {
  tillId: "1010-91",
  storeId: "1010",
  tillNumber: "91",
  currency: "GBP",
  timeZone: "Europe/London",
  cashierId: "REPLAY",
  cashierName: "Replay",
  books: new Map([["2010-12-01", 3]]),
  taxes: [{ code: "A1", rate: 20 }],
};
const file = join(import.meta.dirname, "../../data/online-retail/2010-12.csv.gz");
const december = await readInvoices(file);
const of = (invoice: string) => {
  const found = december.find((each) => each.invoice === invoice);
  if (!found) throw new Error(`${invoice} is not in the file`);
  return toTransaction(found, place);
};

describe("invoices of December as transactions", () => {
  test("each is what the contract wants, each number and id once", () => {
    const transactions = december.map((invoice) => toTransaction(invoice, place)).filter((each) => each !== undefined);
    expect(transactions.filter((transaction) => !Value.Check(TransactionSchema, transaction))).toEqual([]);
    expect(new Set(transactions.map((transaction) => transaction.number)).size).toBe(2_025);
    expect(new Set(transactions.map((transaction) => transaction.id)).size).toBe(2_025);
  });

  test("a sale balances to the penny, taxes taken out of the gross amount", () => {
    const receipt = of("536365") as Receipt;
    expect(receipt).toMatchObject({
      kind: "receipt",
      number: "1010-91-536365",
      customerId: "17850",
      occurredAt: "2010-12-01T08:26:00.000Z",
      businessDate: "2010-12-01",
      externalReference: "536365",
      priceBook: 3,
      payments: [{ method: "ACCOUNT", amount: 13_912 }],
      totals: { regular: 13_912, discount: 0, total: 13_912, net: 11_593, tax: 2_319 },
    });
    expect(receipt.lines[0]).toMatchObject({
      lineId: "1",
      articleId: "85123A",
      text: "White hanging heart T-light holder",
      quantity: 6,
      unitPrice: 255,
      priceOrigin: "given",
      amount: 1_530,
      tax: { code: "A1", rate: 20, base: 1_275, amount: 255 },
    });
  });

  test("a return has negative quantities, amounts and payment", () => {
    const receipt = of("C536379") as Receipt;
    expect(
      receipt.lines.map(({ articleId, quantity, unitPrice, amount }) => [articleId, quantity, unitPrice, amount]),
    ).toEqual([["D", -1, 2_750, -2_750]]);
    expect(receipt.payments).toEqual([{ paymentId: "1", method: "ACCOUNT", amount: -2_750 }]);
  });

  test("a stock correction moves goods and no money, its note is the reason in words", () => {
    expect(of("536589")).toMatchObject({
      kind: "goodsMovement",
      number: "1010-91-536589",
      lines: [{ lineId: "1", articleId: "21777", quantity: -10, unit: "PC" }],
    });
  });

  test("a fee is money paid out", () => {
    expect(of("C537630")).toMatchObject({
      kind: "cashMovement",
      type: "payOut",
      reasonCode: "AMAZONFEE",
      amount: -1_354_133,
    });
  });

  test("local time in summer is one hour ahead of UTC", () => {
    const invoice = december.find((each) => each.invoice === "536365");
    const summer = { ...invoice, lines: invoice?.lines.map((line) => ({ ...line, at: "2011-06-01T00:30:00" })) };
    expect(toTransaction(summer as never, place)).toMatchObject({
      occurredAt: "2011-05-31T23:30:00.000Z",
      businessDate: "2011-06-01",
    });
  });

  test("the id is a UUIDv7 of the moment, the same at every run", () => {
    const at = new Date("2010-12-01T08:26:00Z");
    const id = transactionIdOf("536365", at);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replace("-", "").slice(0, 12), 16)).toBe(at.getTime());
    expect(transactionIdOf("536365", at)).toBe(id);
    expect(transactionIdOf("536366", at)).not.toBe(id);
  });
});

describe("reconciling three sides", () => {
  const entry: Entry = { number: "1010-91-536365", kind: "receipt", lines: 7, pieces: 40, valueMinor: 13_912 };

  test("equal sides have no differences", () => {
    expect(compareSides([entry], [{ ...entry }], [{ ...entry }])).toEqual([]);
  });

  test("a penny, a piece, a missing and a foreign receipt are each told", () => {
    const foreign = { ...entry, number: "1010-91-000001" };
    expect(compareSides([entry], [{ ...entry, valueMinor: 13_913 }], [{ ...entry, pieces: 39 }])).toEqual([
      { number: entry.number, field: "pieces", dataSet: 40, server: 40, erp: 39 },
      { number: entry.number, field: "valueMinor", dataSet: 13_912, server: 13_913, erp: 13_912 },
    ]);
    expect(compareSides([entry], [entry, foreign], [])).toEqual([
      { number: foreign.number, field: "transaction", dataSet: "missing", server: "present", erp: "missing" },
      { number: entry.number, field: "transaction", dataSet: "present", server: "present", erp: "missing" },
    ]);
  });

  test("December's side adds up to the file", () => {
    expect(sumUp(entriesOfDataSet(december, (invoice) => receiptNumberOf(invoice, place)))).toEqual({
      receipts: 1_874,
      transactions: 2_025,
      lines: 42_469,
      pieces: 342_236,
      valueMinor: 74_895_702,
    });
  });
});
