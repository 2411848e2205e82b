import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, organisation, site, tester } from "../../../../../tools/testing/erp-examples.ts";
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

describe("a tax code", () => {
  const untaxed = saleLine("CANDLE", 600, { taxes: [] });
  const taxPosted = async (number: string) => {
    const { postings = [] } = (await documents.readReceipt((await find(number)).receiptId)) ?? {};
    return postings.flatMap((posting) => posting?.items ?? []).find(({ account }) => account === "175100")?.amount;
  };

  it("has the percent of the receipt's day, however it changes before and after", async () => {
    const texts = { en: "Standard rate" };
    const later = [{ from: "2026-11-22", percent: 25 }];
    await masterData.saveTaxCode("A1", { texts, rates: [...later, { from: "2000-01-01", percent: 20 }] }, tester);
    await post(receiptIdoc([receipt("1010-03-000001", [untaxed])]));
    expect(await taxPosted("1010-03-000001")).toBe(-100);
    await masterData.saveTaxCode("A1", { texts, rates: [{ from: "2026-11-21", percent: 50 }, ...later] }, tester);
    await post(receiptIdoc([receipt("1010-03-000002", [untaxed])]));
    expect(await taxPosted("1010-03-000002")).toBe(-200);
    expect((await masterData.readTaxCodes()).find(({ taxCode }) => taxCode === "A1")?.rates).toEqual([
      { from: "2026-11-22", percent: 25 },
      { from: "2026-11-21", percent: 50 },
    ]);
    await masterData.saveTaxCode("A1", { texts, rates: [{ from: "2000-01-01", percent: 20 }] }, tester);
  });

  it("that is made after the sale lets it be posted", async () => {
    await post(receiptIdoc([receipt("1010-03-000003", [taxed("B7")])]));
    expect(await find("1010-03-000003")).toMatchObject({ state: "setAside", reasonSubject: "B7" });
    const texts = { en: "Books" };
    await masterData.saveTaxCode("B7", { texts, rates: [{ from: "2020-01-01", percent: 7 }] }, tester);
    for (const purpose of ["revenue", "tax"])
      await documents.saveCode(
        { purpose, code: "B7", account: purpose === "tax" ? "175700" : "800700", texts },
        tester,
      );
    expect(await documents.repost({ reasonCode: "tax-code-unknown", reasonSubject: "B7" })).toBe(1);
    await documents.postReceipts();
    expect((await find("1010-03-000003")).state).toBe("posted");
  });
});

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
    await masterData.saveTaxCode(
      "X1",
      { texts: { en: "Test rate" }, rates: [{ from: "2000-01-01", percent: 20 }] },
      tester,
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

describe("a reversal", () => {
  const why = "Posted for the wrong store";
  const sold = (number: string) => post(receiptIdoc([receipt(number, [saleLine("CANDLE", 600)])]));
  const detailOf = async (number: string) => {
    const detail = await documents.readReceipt((await find(number)).receiptId);
    if (!detail) throw new Error(`no receipt ${number}`);
    return detail;
  };
  const balances = ({ postings }: Awaited<ReturnType<typeof detailOf>>) =>
    Object.entries(
      Object.groupBy(
        postings.flatMap((posting) => posting?.items ?? []),
        ({ account }) => account,
      ),
    ).map(([account, items = []]) => [account, items.reduce((sum, { amount }) => sum + amount, 0)]);

  it("takes back all that a receipt has booked, keeps both documents, and lets it be posted again", async () => {
    const before = await stockOf("CANDLE");
    await sold("1010-04-000001");
    const posted = await detailOf("1010-04-000001");
    expect(await stockOf("CANDLE")).toBe(before - 1);
    const { receiptId, version } = posted;
    const { documents: reversed } = await documents.reverseReceipt({ receiptId, version, why }, tester);
    expect(reversed.map(({ task, number }) => [task, number])).toEqual([
      ["payment", posted.documents.payment],
      ["revenue", posted.documents.revenue],
      ["stock", posted.documents.stock],
    ]);
    const byNumber = reversed.toSorted((one, other) => one.number - other.number);
    const after = await detailOf("1010-04-000001");
    expect(after).toMatchObject({
      state: "setAside",
      reasonCode: "reversed",
      reason: `Reversed by test: ${why}`,
      tasks: { revenue: "error", payment: "error", stock: "error" },
      documents: { revenue: null, payment: null, stock: null },
      postedAt: null,
    });
    expect(after.postings).toHaveLength(4);
    expect(balances(after).filter(([, amount]) => amount !== 0)).toEqual([]);
    expect(await stockOf("CANDLE")).toBe(before);
    expect(after.flow.reversals).toMatchObject(byNumber.map((each) => ({ ...each, reversedBy: "test", why })));
    for (const { year, number, counterYear, counterNumber } of reversed)
      for (const document of [`${year}/${number}`, `${counterYear}/${counterNumber}`])
        expect((await documents.findChains(document)).map(({ receipt: found }) => found.receiptNumber)).toEqual([
          "1010-04-000001",
        ]);
    await documents.repost({ receiptIds: [receiptId] });
    await documents.postReceipts();
    const again = await detailOf("1010-04-000001");
    expect([again.state, again.postings.length, await stockOf("CANDLE")]).toEqual(["posted", 6, before - 1]);
    expect(balances(again)).toEqual(balances(posted));
  });

  it("of one task leaves the others posted, and remembers what they booked", async () => {
    await sold("1010-04-000002");
    const { receiptId, version, documents: made } = await detailOf("1010-04-000002");
    await documents.reverseReceipt({ receiptId, version, why, task: "payment" }, tester);
    const after = await detailOf("1010-04-000002");
    expect(after.tasks).toEqual({ revenue: "posted", payment: "error", stock: "posted" });
    expect(after.documents).toMatchObject({ revenue: made.revenue, payment: null, stock: made.stock });
    const dearer = receipt("1010-04-000002", [saleLine("CANDLE", 900)], {
      payments: [{ sign: "+", method: "CASH", amountMinor: 900 }],
    });
    await post(receiptIdoc([dearer]));
    expect((await find("1010-04-000002")).reasonCode).toBe("posted-task-differs");
  });

  it("is refused for what is not posted, was changed meanwhile or is unknown, and books nothing then", async () => {
    await post(receiptIdoc([receipt("1010-04-000003", [saleLine("NONE", 600)], { payments: paidBy("GONE") })]));
    const { receiptId, version } = await find("1010-04-000003");
    const refusal = (id: number, seen: number) =>
      documents.reverseReceipt({ receiptId: id, version: seen, why }, tester).catch((error) => error.facts.code);
    expect(await refusal(receiptId, version)).toBe("receipt-not-reversible");
    expect(await refusal(receiptId, version + 1)).toBe("receipt-changed");
    expect(await refusal(999_999, 1)).toBe("receipt-unknown");
    expect((await detailOf("1010-04-000003")).flow.reversals).toEqual([]);
  });
});

describe("a customer", () => {
  const bought = (number: string, customer: string) =>
    receiptIdoc([receipt(number, [saleLine("CANDLE", 600)], { customer, customerQualifier: "KUND" })]);
  const revenueOf = async (number: string) => {
    const { state, receiptId } = await find(number);
    const { postings = [] } = (await documents.readReceipt(receiptId)) ?? {};
    const found = postings.find((posting) => posting?.kind === "revenue");
    return { state, customerId: found && (await documents.readPosting(found.year, found.number))?.customerId };
  };

  it("stands on the revenue, filled up with zeros or not; an unknown one stops it until it is created", async () => {
    await masterData.upsertBusinessPartners([organisation({ partnerId: "12346", grouping: "BPEE" })], "test");
    await post(bought("1010-01-000040", "0000012346"));
    expect(await revenueOf("1010-01-000040")).toEqual({ state: "posted", customerId: "12346" });
    await post(bought("1010-01-000041", "12399"));
    expect(await find("1010-01-000041")).toMatchObject({
      state: "setAside",
      reasonCode: "customer-unknown",
      reasonSubject: "12399",
      reason: "There is no customer 12399.",
      tasks: { revenue: "error", payment: "posted", stock: "posted" },
    });
    await masterData.upsertBusinessPartners([organisation({ partnerId: "12399", grouping: "BPEE" })], "test");
    await documents.repost({ reasonCode: "customer-unknown", reasonSubject: "12399" });
    await documents.postReceipts();
    expect(await revenueOf("1010-01-000041")).toEqual({ state: "posted", customerId: "12399" });
  });

  it("that is unknown is the one-time customer when the setting names one, which has to be there", async () => {
    const save = (oneTimeCustomer: string | null) => documents.saveIntakeSetting({ oneTimeCustomer }, tester);
    await expect(save("77777")).rejects.toMatchObject({
      facts: { status: 422, code: "customer-unknown", where: "/body/oneTimeCustomer" },
    });
    expect(await documents.readIntakeSetting()).toEqual({ oneTimeCustomer: null });
    await save("12346");
    await post(bought("1010-01-000042", "UNKNOWN"));
    expect(await revenueOf("1010-01-000042")).toEqual({ state: "posted", customerId: "12346" });
    await save(null);
    await post(bought("1010-01-000043", "UNKNOWN"));
    expect(await revenueOf("1010-01-000043")).toEqual({ state: "setAside", customerId: undefined });
  });
});
