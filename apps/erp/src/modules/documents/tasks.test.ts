import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, site, tester } from "../../../../../tools/testing/erp-examples.ts";
import { erpModules } from "../../../../../tools/testing/erp-modules.ts";
import { receipt, receiptIdoc, saleLine } from "../../../../../tools/testing/idocs.ts";

const erp = await erpModules();
const { masterData, logistics, documents } = erp;
afterAll(erp.stop);

beforeAll(async () => {
  await masterData.upsertSites([site("1010")], "test");
  await masterData.upsertArticles([article("CANDLE")], "test");
});

const post = async (body: Buffer) => {
  const { idocNumber } = await documents.receiveIdoc(body, "pos");
  await documents.postReceipts();
  return idocNumber;
};
const find = async (number: string) => {
  const found = (await documents.searchReceipts({ query: number })).items[0];
  if (!found) throw new Error(`no receipt ${number}`);
  return found;
};
const stockOf = async (articleId: string) => (await logistics.searchStock({ articleId })).items[0]?.quantity ?? 0;
const taxed = (taxCode: string) => saleLine("CANDLE", 600, { taxes: [{ taxCode, amountMinor: 100 }] });
const paidBy = (method: string) => [{ sign: "+" as const, method, amountMinor: 600 }];

describe("each task of a receipt", () => {
  it("is posted without the others, and tried again without them", async () => {
    const before = await stockOf("CANDLE");
    await post(receiptIdoc([receipt("1010-01-000001", [taxed("X1")], { payments: paidBy("GOLD") })]));
    const first = await find("1010-01-000001");
    expect(first).toMatchObject({
      state: "setAside",
      reasonCode: "tax-code-unknown",
      tasks: { revenue: "error", payment: "error", stock: "posted" },
      documents: { revenue: null, payment: null, stock: expect.any(Number) },
      postedAt: null,
    });
    expect(first.faults?.map(({ task, code, subject }) => `${task} ${code} ${subject}`)).toEqual([
      "revenue tax-code-unknown X1",
      "payment payment-method-unknown GOLD",
    ]);
    expect(await stockOf("CANDLE")).toBe(before - 1);

    expect((await documents.readSummary()).stopped).toEqual({ revenue: 1, payment: 1, stock: 0 });
    const stoppedIn = async (task: "revenue" | "payment" | "stock") => (await documents.searchReceipts({ task })).total;
    expect([await stoppedIn("revenue"), await stoppedIn("payment"), await stoppedIn("stock")]).toEqual([1, 1, 0]);

    await documents.saveCode(
      { purpose: "payment", code: "GOLD", account: "113900", texts: { en: "Gold card" } },
      tester,
    );
    expect(await documents.repost({ receiptIds: [first.receiptId], task: "stock" })).toBe(0);
    expect(await documents.repost({ receiptIds: [first.receiptId], task: "payment" })).toBe(1);
    await documents.postReceipts();
    const second = await find("1010-01-000001");
    expect(second).toMatchObject({
      state: "setAside",
      tasks: { revenue: "error", payment: "posted", stock: "posted" },
      documents: { revenue: null, payment: expect.any(Number), stock: first.documents.stock },
    });
    expect(second.faults?.map(({ task, code }) => [task, code])).toEqual([["revenue", "tax-code-unknown"]]);

    await documents.saveCode(
      { purpose: "revenue", code: "X1", account: "800700", texts: { en: "Revenue X1" } },
      tester,
    );
    await documents.saveCode({ purpose: "tax", code: "X1", account: "175700", texts: { en: "Tax X1" } }, tester);
    await erp.pool.query(
      `insert into masterdata.tax_code (tax_code, rate, texts) values ('X1', 20, '{"en": "Test rate"}')`,
    );
    expect(await documents.repost({ reasonCode: "tax-code-unknown", reasonSubject: "X2" })).toBe(0);
    expect(await documents.repost({ reasonCode: "tax-code-unknown", reasonSubject: "X1" })).toBe(1);
    await documents.postReceipts();
    expect(await find("1010-01-000001")).toMatchObject({ state: "posted", faults: null, reason: null });
    expect(await stockOf("CANDLE")).toBe(before - 1);
  });

  it("stays as posted when the receipt comes again with content that books it the same", async () => {
    const before = await stockOf("CANDLE");
    const wrong = await post(receiptIdoc([receipt("1010-01-000002", [taxed("X9")])], "WRONG-2"));
    const first = await find("1010-01-000002");
    expect(first.tasks).toEqual({ revenue: "error", payment: "posted", stock: "posted" });
    const right = await post(receiptIdoc([receipt("1010-01-000002", [taxed("A1")])], "RIGHT-2"));
    const second = await find("1010-01-000002");
    expect(second).toMatchObject({
      state: "posted",
      version: 2,
      idocNumber: right,
      documents: { payment: first.documents.payment, stock: first.documents.stock, revenue: expect.any(Number) },
    });
    expect(await stockOf("CANDLE")).toBe(before - 1);
    const { rows } = await erp.pool.query(
      "select version, content #>> '{items,0,taxes,0,taxCode}' as tax, idoc_number as idoc, how, replaced_by from documents.receipt_version where receipt_id = $1",
      [first.receiptId],
    );
    expect(rows).toEqual([{ version: 1, tax: "X9", idoc: wrong, how: "sent", replaced_by: "pos" }]);
  });

  it("is not posted twice or otherwise when the content that comes again books it otherwise", async () => {
    await post(receiptIdoc([receipt("1010-01-000003", [taxed("X9")])], "WRONG-3"));
    const before = await find("1010-01-000003");
    const stock = await stockOf("CANDLE");
    const two = { ...taxed("A1"), quantityMilli: 2000 };
    await post(receiptIdoc([receipt("1010-01-000003", [two])], "OTHER-3"));
    expect(await find("1010-01-000003")).toMatchObject({
      state: "setAside",
      reasonCode: "posted-task-differs",
      reasonSubject: "stock",
      tasks: { revenue: "error", payment: "posted", stock: "posted" },
      documents: before.documents,
    });
    expect(await stockOf("CANDLE")).toBe(stock);
  });

  it("is tried again when what was set aside is sent again as it was, in the same document or another", async () => {
    const body = receiptIdoc([receipt("1010-01-000004", [saleLine("SOON", 600)])], "SAME-4");
    await post(body);
    await masterData.upsertArticles([article("SOON")], "test");
    expect((await find("1010-01-000004")).state).toBe("setAside");
    await post(body);
    expect(await find("1010-01-000004")).toMatchObject({ state: "posted", version: 1 });

    const line = saleLine("SOONER", 600);
    const first = await post(receiptIdoc([receipt("1010-01-000005", [line])], "FIRST-5"));
    await masterData.upsertArticles([article("SOONER")], "test");
    await post(receiptIdoc([receipt("1010-01-000005", [line])], "SECOND-5"));
    expect(await find("1010-01-000005")).toMatchObject({ state: "posted", version: 1, idocNumber: first });
    expect(await stockOf("SOONER")).toBe(-1);
  });
});

describe("the balance", () => {
  it.each([
    [
      "a line that was not paid",
      [taxed("A1"), saleLine("CANDLE", 250)],
      600,
      "The items come to 8.50 GBP, the payments to 6.00 GBP: 2.50 GBP differ. Line 2 comes to just that.",
    ],
    [
      "a return that was told as a sale",
      [taxed("A1"), saleLine("CANDLE", 250)],
      350,
      "The items come to 8.50 GBP, the payments to 3.50 GBP: 5.00 GBP differ. Line 2 with the other sign would balance it.",
    ],
    ["a penny", [taxed("A1")], 601, "The items come to 6.00 GBP, the payments to 6.01 GBP: -0.01 GBP differ."],
  ])("is looked at on arrival, to the cent and with the line: %s", async (name, items, amountMinor, reason) => {
    const number = `BALANCE-${name.length}`;
    const payments = [{ sign: "+" as const, method: "CASH", amountMinor }];
    await documents.receiveIdoc(receiptIdoc([receipt(number, items, { payments })]), "pos");
    expect(await find(number)).toMatchObject({
      state: "setAside",
      reasonCode: "unbalanced",
      reasonSubject: "1010-01",
      reason,
      tasks: { revenue: "error", payment: "error", stock: "error" },
    });
  });

  it("takes a rounding into account, and books it", async () => {
    const conditions = [{ sign: "-" as const, type: "RUND", amountMinor: 2 }];
    const line = saleLine("CANDLE", 602);
    await post(receiptIdoc([receipt("1010-01-000020", [line], { conditions, payments: paidBy("CASH") })]));
    const found = await find("1010-01-000020");
    expect(found).toMatchObject({ state: "posted", amount: 600 });
    const detail = await documents.readReceipt(found.receiptId);
    expect(
      detail?.postings.find((each) => each?.kind === "revenue")?.items.map(({ account, amount }) => [account, amount]),
    ).toEqual([
      ["194100", 600],
      ["800100", -502],
      ["175100", -100],
      ["480950", 2],
    ]);
  });
});
