import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, site, tester } from "../../../../../tools/testing/erp-examples.ts";
import { erpModules } from "../../../../../tools/testing/erp-modules.ts";
import { cashIdoc, goodsIdoc, receipt, receiptIdoc, saleLine } from "../../../../../tools/testing/idocs.ts";
import { type Task, tasks } from "./receipt.ts";

const erp = await erpModules();
const { masterData, logistics, documents } = erp;
afterAll(erp.stop);

beforeAll(async () => {
  await masterData.upsertSites([site("1010")], "test");
  await masterData.upsertArticles([article("CANDLE"), article("GIFTWRAP", { type: "service" })], "test");
});

const take = (body: Buffer) => documents.receiveIdoc(body, "pos");
const find = async (number: string) => (await documents.searchReceipts({ query: number })).items[0];
const stockOf = async (articleId: string) => (await logistics.searchStock({ articleId })).items[0]?.quantity ?? 0;
const payment = (more: object) => [{ sign: "+" as const, method: "CASH", amountMinor: 295, ...more }];
const good = saleLine("CANDLE", 295);

let bad = 0;
/** What is not here stops all: nothing of a receipt that is wrong as a whole is posted. */
const stoppedBy: Record<string, Task[]> = {
  "article-unknown": ["revenue", "stock"],
  "tax-code-unknown": ["revenue"],
  "condition-unknown": ["revenue"],
  "tax-too-high": ["revenue"],
  "payment-method-unknown": ["payment"],
};

describe("a receipt that cannot be posted", () => {
  it.each([
    [
      "an unknown article",
      { items: [saleLine("NONE", 295)] },
      "article-unknown",
      "NONE",
      "Line 1: there is no article NONE.",
    ],
    ["an unknown site", { site: "9999" }, "site-unknown", "9999", "There is no site 9999."],
    [
      "too little paid",
      { payments: payment({ amountMinor: 290 }) },
      "unbalanced",
      "1010-01",
      "The items come to 2.95 GBP, the payments to 2.90 GBP: 0.05 GBP differ.",
    ],
    [
      "an unknown tax code",
      { items: [saleLine("CANDLE", 295, { taxes: [{ taxCode: "Z9", amountMinor: 1 }] })] },
      "tax-code-unknown",
      "Z9",
      "Line 1: there is no tax code Z9.",
    ],
    [
      "an unknown condition",
      { items: [saleLine("CANDLE", 0, { conditions: [{ sign: "+", type: "ZZZZ", amountMinor: 295 }] })] },
      "condition-unknown",
      "ZZZZ",
      "Line 1: there is no condition type ZZZZ.",
    ],
    [
      "an unknown payment",
      { payments: payment({ method: "GOLD" }) },
      "payment-method-unknown",
      "GOLD",
      "There is no payment method GOLD.",
    ],
    [
      "another currency",
      { currency: "EUR", payments: payment({ currency: "EUR" }) },
      "currency-differs",
      "EUR",
      "The receipt is in EUR, site 1010 sells in GBP.",
    ],
    [
      "a payment in another currency",
      { payments: payment({ currency: "EUR" }) },
      "currency-differs",
      "EUR",
      "Payment CASH is in EUR, the receipt in GBP.",
    ],
    [
      "a quantity below zero",
      { items: [saleLine("CANDLE", 295, { quantityMilli: -1000 })] },
      "quantity-invalid",
      "CANDLE",
      "Line 1: the quantity -1 is not between 0 and 999999.999.",
    ],
    [
      "no quantity",
      { items: [saleLine("CANDLE", 295, { quantityMilli: 0 })] },
      "quantity-invalid",
      "CANDLE",
      "Line 1: the quantity 0 is not between 0 and 999999.999.",
    ],
    [
      "an amount beyond all reason",
      { items: [saleLine("CANDLE", 9_000_000_000_000)] },
      "amount-invalid",
      "CANDLE",
      /Line 1: an amount of 90000000000 is below zero or too large/,
    ],
    [
      "an amount below zero",
      { items: [saleLine("CANDLE", -295)], payments: [] },
      "amount-invalid",
      "CANDLE",
      /Line 1: an amount of -2.95 is below zero/,
    ],
    [
      "more tax than value",
      { items: [saleLine("CANDLE", 295, { taxes: [{ taxCode: "A1", amountMinor: 296 }] })] },
      "tax-too-high",
      "CANDLE",
      "Line 1: the tax of 2.96 is more than its value.",
    ],
    ["no lines", { items: [], payments: [] }, "receipt-empty", "1010-01", "The receipt has no lines."],
  ])("because of %s is set aside, and the others post", async (_name, more, reasonCode, reasonSubject, reason) => {
    const number = `BAD-${++bad}`;
    const stock = await stockOf("CANDLE");
    const items = "items" in more ? more.items : [good];
    await take(
      receiptIdoc([receipt(`1-${number}`, [good]), receipt(number, items, more), receipt(`2-${number}`, [good])]),
    );
    await documents.postReceipts();
    const found = (await documents.searchReceipts({ state: "setAside", limit: 500 })).items.find(
      (each) => each.receiptNumber === number,
    );
    expect(found).toMatchObject({
      reasonCode,
      reasonSubject,
      reason: typeof reason === "string" ? reason : expect.stringMatching(reason),
    });
    const stopped = stoppedBy[reasonCode] ?? tasks;
    const state = (task: Task) => (stopped.includes(task) ? "error" : "posted");
    expect(found?.tasks).toEqual({ revenue: state("revenue"), payment: state("payment"), stock: state("stock") });
    for (const task of tasks) expect(found?.documents[task] === null).toBe(stopped.includes(task));
    expect(found?.faults?.map(({ task, code }) => [task, code])).toEqual(stopped.map((task) => [task, reasonCode]));
    expect(await stockOf("CANDLE")).toBe(stock - 2 - (stopped.includes("stock") ? 0 : 1));
  });

  it("posts once its cause is gone and somebody asks for it", async () => {
    await take(
      receiptIdoc([
        receipt("REPOST-1", [saleLine("LATER", 100)]),
        receipt("REPOST-2", [good], { payments: payment({ method: "CHEQ" }) }),
      ]),
    );
    await documents.postReceipts();
    const first = await find("REPOST-1");
    expect(await documents.repost({ receiptIds: [first?.receiptId ?? 0] })).toBe(1);
    await documents.postReceipts();
    expect((await find("REPOST-1"))?.state).toBe("setAside");
    await masterData.upsertArticles([article("LATER")], "test");
    await documents.saveCode({ purpose: "payment", code: "CHEQ", account: "113200", texts: { en: "Cheque" } }, tester);
    expect(await documents.repost({ receiptIds: [first?.receiptId ?? 0] })).toBe(1);
    expect(await documents.repost({ reasonCode: "payment-method-unknown" })).toBeGreaterThanOrEqual(1);
    await documents.postReceipts();
    expect(await find("REPOST-1")).toMatchObject({
      state: "posted",
      reason: null,
      tasks: { revenue: "posted", payment: "posted", stock: "posted" },
    });
    expect((await find("REPOST-2"))?.state).toBe("posted");
    expect(await documents.repost({ receiptIds: [first?.receiptId ?? 0] })).toBe(0);
    expect(await stockOf("LATER")).toBe(-1);
  });

  it("is replaced when it comes again corrected, which a posted one never is", async () => {
    await take(receiptIdoc([receipt("CORRECT-1", [saleLine("NONE", 295)])], "WRONG"));
    await documents.postReceipts();
    await take(receiptIdoc([receipt("CORRECT-1", [good])], "RIGHT"));
    await documents.postReceipts();
    expect(await find("CORRECT-1")).toMatchObject({ state: "posted", reasonCode: null, lines: 1 });
    await take(receiptIdoc([receipt("CORRECT-1", [good, good])], "AGAIN"));
    await documents.postReceipts();
    expect(await find("CORRECT-1")).toMatchObject({ state: "posted", lines: 1 });
  });

  it("because its fields cannot be read is kept with the place", async () => {
    const xml = receiptIdoc([receipt("UNREADABLE-1", [good]), receipt("FINE-1", [good])])
      .toString()
      .replace("<MENGE>1.000</MENGE>", "<MENGE>many</MENGE>");
    await take(Buffer.from(xml));
    await documents.postReceipts();
    expect(await find("UNREADABLE-1")).toMatchObject({
      state: "setAside",
      reasonCode: "receipt-unreadable",
      reasonSubject: "MENGE",
      reason: expect.stringMatching(/MENGE is not a quantity.*"many".*line/),
    });
    expect((await find("FINE-1"))?.state).toBe("posted");
    expect(await documents.repost({ reasonCode: "receipt-unreadable" })).toBe(0);
  });

  it("without a number is listed with its IDoc", async () => {
    const xml = receiptIdoc([receipt("NUMBERLESS", [good])])
      .toString()
      .replace("<BONNUMMER>NUMBERLESS</BONNUMMER>", "");
    const { idocNumber } = await take(Buffer.from(xml));
    expect((await documents.readIdoc(idocNumber))?.unreadable).toEqual([
      { position: 1, receiptNumber: null, reason: expect.stringMatching(/BONNUMMER is missing/) },
    ]);
  });
});

describe("cash movements", () => {
  const movement = (
    number: string,
    transactionType: string,
    sign: "+" | "-",
    amountMinor: number,
    account?: string,
  ) => ({
    day: "2026-11-21",
    number,
    transactionType,
    items: [{ sequence: 1, method: "CASH", sign, amountMinor, currency: "GBP", ...(account && { account }) }],
  });

  it("post the till's money against the account of their kind", async () => {
    await take(
      cashIdoc([
        movement("1010-03-000001", "CSHI", "+", 10_000),
        movement("1010-03-000002", "PAYO", "-", 450),
        movement("1010-03-000003", "WHAT", "-", 1),
        movement("1010-03-000004", "PAYO", "-", 300, "480000"),
        movement("1010-03-000005", "PAYO", "-", 300, "999999"),
      ]),
    );
    await documents.postReceipts();
    const items = async (number: string) =>
      (await documents.readReceipt((await find(number))?.receiptId ?? 0))?.postings[0]?.items.map(
        ({ account, amount }) => [account, amount],
      );
    expect(await items("1010-03-000001")).toEqual([
      ["100000", 10_000],
      ["100900", -10_000],
    ]);
    expect(await items("1010-03-000002")).toEqual([
      ["100000", -450],
      ["476000", 450],
    ]);
    expect(await items("1010-03-000004")).toEqual([
      ["100000", -300],
      ["480000", 300],
    ]);
    expect(await find("1010-03-000005")).toMatchObject({ state: "setAside", reasonCode: "account-unknown" });
    expect(await items("1010-03-000005")).toBeUndefined();
    expect(await find("1010-03-000002")).toMatchObject({
      siteId: "1010",
      till: "03",
      amount: -450,
      tasks: { revenue: "notNeeded", payment: "posted", stock: "notNeeded" },
    });
    expect(await find("1010-03-000003")).toMatchObject({ state: "setAside", reasonCode: "cash-movement-unknown" });
    expect(
      (await documents.readReceiptTotals({ siteId: "1010", businessDate: "2026-11-21", till: "03" })).totals,
    ).toMatchObject({ cashMovements: 3, cashAmount: 9250 });
  });
});

describe("goods movements of a till", () => {
  const movement = (number: string, direction: "in" | "out", quantityMilli: number, more: object = {}) => ({
    site: "1010",
    till: "04",
    day: "2026-11-21",
    number,
    items: [
      { articleQualifier: "article" as const, article: "CANDLE", direction, quantityMilli, reason: "Broken", ...more },
    ],
  });

  it("change the stock by count differences", async () => {
    const before = await stockOf("CANDLE");
    await take(
      goodsIdoc([
        movement("1010-04-000001", "out", 3000),
        movement("1010-04-000002", "in", 1000),
        movement("1010-04-000003", "out", 1000, { movementType: "551" }),
        movement("1010-04-000004", "out", 1000, { movementType: "701" }),
        movement("1010-04-000005", "out", 1000, { article: "GIFTWRAP" }),
      ]),
    );
    await documents.postReceipts();
    expect(await stockOf("CANDLE")).toBe(before - 3);
    expect(await find("1010-04-000001")).toMatchObject({
      state: "posted",
      pieces: -3,
      tasks: { revenue: "notNeeded", payment: "notNeeded", stock: "posted" },
    });
    expect((await find("1010-04-000004"))?.reasonCode).toBe("movement-type-unknown");
    expect((await find("1010-04-000005"))?.reasonCode).toBe("article-without-stock");
  });
});
