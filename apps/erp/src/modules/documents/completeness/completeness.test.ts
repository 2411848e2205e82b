import { type ReceiptDraft, readAnswer, receiptStatus, tillDayCompleteness, tillDayReceipt } from "@counterfoil/sap";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, site } from "../../../../../../tools/testing/erp-examples.ts";
import { erpProgram } from "../../../../../../tools/testing/erp-program.ts";
import {
  cashIdoc,
  closingFacts,
  listIdoc,
  receipt,
  receiptIdoc,
  saleLine,
  sumIdoc,
} from "../../../../../../tools/testing/idocs.ts";

const program = await erpProgram();
const headers = await program.technical("reader", ["odata.read"]);
afterAll(program.stop);
const { masterData, documents } = program.erp;
beforeAll(async () => {
  await masterData.upsertSites([{ ...site("1010"), customerNumber: "R1010" }], "test");
  await masterData.upsertArticles([article("CANDLE")], "test");
});

const settled = async () => {
  for (let tries = 0; tries < 400; tries += 1) {
    if ((await documents.readSummary()).pending === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("still pending");
};
const send = async (...bodies: Buffer[]) => {
  for (const body of bodies) await documents.receiveIdoc(body, "pos");
  await settled();
};
const sale = (
  till: string,
  running: number,
  more: Partial<ReceiptDraft> & { amount?: number; article?: string } = {},
) => {
  const { amount = 600, article: name = "CANDLE", ...rest } = more;
  const number = `1010-${till}-${String(running).padStart(6, "0")}`;
  return receipt(number, [saleLine(name, amount)], { till, ...rest });
};
const paymentList = (till: string, running: number, cash: number, facts: object, day = "2026-11-21") =>
  listIdoc([
    {
      day,
      currency: "GBP",
      items: [{ sign: "+", method: "CASH", amountMinor: cash }],
      extensions: closingFacts({ till, number: `1010-${till}-${String(running).padStart(6, "0")}`, ...facts }),
    },
  ]);
const odata = async (path: string) => {
  const answer = await program.ask("GET", `/sap/opu/odata/sap/ZCF_POS_STATUS_SRV/${path}`, { headers });
  expect(answer.status).toBe(200);
  return answer.text;
};
const dayOf = async (till: string, day = "2026-11-21") => {
  const filter = `Site eq '1010' and Till eq '${till}' and BusinessDate eq datetime'${day}T00:00:00'`;
  const { rows } = readAnswer(
    await odata(`CompletenessSet?$filter=${encodeURIComponent(filter)}`),
    tillDayCompleteness,
  );
  return rows[0];
};
const detailOf = async (till: string, day = "2026-11-21") =>
  (await program.admin("GET", `/api/documents/completeness/1010/${till}/${day}`)).json;

describe("a day of a till", () => {
  it("is whole when no number is missing, all is posted and its closing agrees", async () => {
    await send(
      receiptIdoc([sale("01", 1), sale("01", 2, { amount: 300 }), sale("01", 4, { amount: 100 })]),
      cashIdoc([
        {
          day: "2026-11-21",
          number: "1010-01-000003",
          transactionType: "PAYO",
          items: [{ sequence: 1, method: "CASH", sign: "-", amountMinor: 450, currency: "GBP" }],
        },
      ]),
    );
    expect(await dayOf("01")).toMatchObject({ Gaps: 0, ClosingNumber: null, Complete: false });
    await send(paymentList("01", 5, 1000, { receipts: 3, total: "10.00" }));
    expect(await dayOf("01")).toEqual({
      Site: "1010",
      Till: "01",
      BusinessDate: "2026-11-21T00:00:00.000Z",
      FirstNumber: "1010-01-000001",
      LastNumber: "1010-01-000005",
      Receipts: 3,
      TotalAmount: "10.00",
      Currency: "GBP",
      CashMovements: 1,
      CashAmount: "-4.50",
      GoodsMovements: 0,
      Gaps: 0,
      Doubles: 0,
      SetAside: 0,
      Reversed: 0,
      Pending: 0,
      Posted: 3,
      PostedAmount: "10.00",
      ClosingNumber: "1010-01-000005",
      ClosingReceipts: 3,
      ClosingAmount: "10.00",
      Complete: true,
    });
  });

  it("misses each number that no transaction has, those between two days too", async () => {
    const next = { day: "2026-11-22" };
    await send(receiptIdoc([sale("02", 10), sale("02", 13), sale("02", 14), sale("02", 19)]));
    await send(receiptIdoc([sale("02", 22, next), sale("02", 23, next)]));
    expect(await dayOf("02")).toMatchObject({ FirstNumber: "1010-02-000010", LastNumber: "1010-02-000019", Gaps: 6 });
    expect((await detailOf("02")).gapList).toEqual([
      { from: 11, to: 12 },
      { from: 15, to: 18 },
    ]);
    expect(await dayOf("02", "2026-11-22")).toMatchObject({ FirstNumber: "1010-02-000022", Gaps: 2 });
    expect((await detailOf("02", "2026-11-22")).gapList).toEqual([{ from: 20, to: 21 }]);
    await send(receiptIdoc([sale("02", 20, next), sale("02", 21, next), sale("02", 11)]));
    expect(await dayOf("02", "2026-11-22")).toMatchObject({ Gaps: 0 });
    expect((await detailOf("02")).gapList).toEqual([
      { from: 12, to: 12 },
      { from: 15, to: 18 },
    ]);
  });

  it("is not whole while one is set aside, and counts it as come but not as posted", async () => {
    await send(receiptIdoc([sale("03", 1), sale("03", 2, { article: "SOON", amount: 250 })]));
    await send(paymentList("03", 3, 850, { receipts: 2, total: "8.50" }));
    expect(await dayOf("03")).toMatchObject({
      Receipts: 2,
      TotalAmount: "8.50",
      Posted: 1,
      PostedAmount: "6.00",
      SetAside: 1,
      Complete: false,
    });
    expect((await detailOf("03")).open).toMatchObject([
      { receiptNumber: "1010-03-000002", state: "setAside", amount: 250, reason: "Line 1: there is no article SOON." },
    ]);
    await masterData.upsertArticles([article("SOON")], "test");
    await documents.repost({ reasonCode: "article-unknown", reasonSubject: "SOON" });
    await settled();
    expect(await dayOf("03")).toMatchObject({ Posted: 2, PostedAmount: "8.50", SetAside: 0, Complete: true });
  });

  it("shows numbers that came twice: again with other content, or on another day", async () => {
    await send(receiptIdoc([sale("04", 1), sale("04", 2)]));
    await send(receiptIdoc([sale("04", 1, { amount: 999 })]), receiptIdoc([sale("04", 2, { day: "2026-11-22" })]));
    expect(await dayOf("04")).toMatchObject({ Receipts: 2, Doubles: 2, Complete: false });
    expect((await detailOf("04")).doubleList).toMatchObject([
      { receiptNumber: "1010-04-000001", differs: true },
      { receiptNumber: "1010-04-000002", businessDate: "2026-11-22", differs: false },
    ]);
    expect((await detailOf("04", "2026-11-22")).doubleList).toMatchObject([{ businessDate: "2026-11-21" }]);
  });

  it("is not whole when the closing knows of more, and lists what came in sums with the rest", async () => {
    await send(receiptIdoc([sale("05", 1)]), paymentList("05", 3, 600, { receipts: 2, total: "12.00" }));
    expect(await dayOf("05")).toMatchObject({ Gaps: 1, ClosingReceipts: 2, ClosingAmount: "12.00", Complete: false });
    const items = [
      {
        articleQualifier: "article" as const,
        article: "CANDLE",
        quantitySign: "+" as const,
        quantityMilli: 3000,
        sign: "+" as const,
        amountMinor: 1500,
      },
    ];
    const inside = { "1010-06-000001": "6.00", "1010-06-000002": "6.00", "1010-06-000003": "3.00" };
    const extensions = closingFacts({ till: "06", number: "1010-06-000004", receipts: 3, total: "15.00" }, inside);
    await send(
      sumIdoc([{ day: "2026-11-21", currency: "GBP", items, extensions }]),
      paymentList("06", 4, 1500, { receipts: 3, total: "15.00" }),
    );
    expect(await dayOf("06")).toMatchObject({
      FirstNumber: "1010-06-000001",
      LastNumber: "1010-06-000004",
      Receipts: 3,
      TotalAmount: "15.00",
      Posted: 3,
      PostedAmount: "15.00",
      Gaps: 0,
      ClosingReceipts: 3,
      Complete: true,
    });
    const filter = "Site eq '1010' and Till eq '06' and BusinessDate eq datetime'2026-11-21T00:00:00'";
    const query = `ReceiptSet?$top=2&$skip=1&$inlinecount=allpages&$filter=${encodeURIComponent(filter)}`;
    const { rows, count } = readAnswer(await odata(query), tillDayReceipt);
    expect(count).toBe(3);
    expect(
      rows.map(({ ReceiptNumber, TotalAmount, Status, SumNumber }) => [ReceiptNumber, TotalAmount, Status, SumNumber]),
    ).toEqual([
      ["1010-06-000002", "6.00", "posted", "1010-06-000004"],
      ["1010-06-000003", "3.00", "posted", "1010-06-000004"],
    ]);
  });

  it("is listed with the others, the latest first, page by page, and only what is not whole when asked", async () => {
    const list = async (query: string) => (await program.admin("GET", `/api/documents/completeness?${query}`)).json;
    const keys = ({ items }: { items: { businessDate: string; till: string }[] }) =>
      items.map(({ businessDate, till }) => `${businessDate} ${till}`);
    const all = [
      "2026-11-22 02",
      "2026-11-22 04",
      "2026-11-21 01",
      "2026-11-21 02",
      "2026-11-21 03",
      "2026-11-21 04",
      "2026-11-21 05",
      "2026-11-21 06",
    ];
    expect(keys(await list("siteId=1010"))).toEqual(all);
    const first = await list("limit=3");
    expect(keys(first)).toEqual(all.slice(0, 3));
    expect(keys(await list(`limit=500&next=${first.next}`))).toEqual(all.slice(3));
    expect(keys(await list("state=complete"))).toEqual(["2026-11-21 01", "2026-11-21 03", "2026-11-21 06"]);
    expect((await program.admin("GET", "/api/documents/completeness/1010/77/2026-11-21")).json.code).toBe(
      "till-day-unknown",
    );
  });

  it("counts what a person reversed as set aside, and says who, when and why", async () => {
    await send(
      receiptIdoc([sale("08", 1), sale("08", 2)]),
      paymentList("08", 3, 1200, { receipts: 2, total: "12.00" }),
    );
    expect(await dayOf("08")).toMatchObject({ Posted: 2, SetAside: 0, Reversed: 0, Complete: true });
    const [row] = (await documents.searchReceipts({ query: "1010-08-000002" })).items;
    const { receiptId = 0, version = 0 } = (await documents.readReceipt(row?.receiptId ?? 0)) ?? {};
    await documents.reverseReceipt({ receiptId, version, why: "wrong till" }, { kind: "person", id: "1", name: "Ann" });
    expect(await dayOf("08")).toMatchObject({
      Posted: 1,
      PostedAmount: "6.00",
      SetAside: 1,
      Reversed: 1,
      Complete: false,
    });
    const told = { ReversedBy: "Ann", ReversalReason: "wrong till", ReversedAt: expect.stringMatching(/^2\d{3}-.*Z$/) };
    const filter = "Site eq '1010' and Till eq '08' and BusinessDate eq datetime'2026-11-21T00:00:00'";
    const { rows } = readAnswer(await odata(`ReceiptSet?$filter=${encodeURIComponent(filter)}`), tillDayReceipt);
    expect(rows.find(({ ReceiptNumber }) => ReceiptNumber === "1010-08-000002")).toMatchObject(told);
    expect(rows.find(({ ReceiptNumber }) => ReceiptNumber === "1010-08-000001")).toMatchObject({ ReversedAt: null });
    const since = async (moment: string) => {
      const asked = encodeURIComponent(`ReversedAt ge datetimeoffset'${moment}'`);
      return readAnswer(await odata(`ReceiptStatusSet?$filter=${asked}`), receiptStatus).rows;
    };
    const [status, ...others] = await since("1970-01-01T00:00:00Z");
    expect(status).toMatchObject({
      ReceiptNumber: "1010-08-000002",
      Status: "setAside",
      ReasonCode: "reversed",
      ...told,
    });
    expect(others).toEqual([]);
    expect(await since("2999-01-01T00:00:00Z")).toEqual([]);
    await documents.repost({ receiptIds: [receiptId] });
    await settled();
    expect(await since("1970-01-01T00:00:00Z")).toMatchObject([{ Status: "posted", ...told }]);
    expect(await dayOf("08")).toMatchObject({ Posted: 2, SetAside: 0, Reversed: 0, Complete: true });
  });

  it("is nobody's business but theirs who may read documents", async () => {
    const clerk = await program.person("salesClerk");
    expect((await clerk("GET", "/api/documents/completeness")).status).toBe(403);
    expect((await clerk("GET", "/api/documents/completeness/1010/01/2026-11-21")).status).toBe(403);
    expect((await program.ask("GET", "/sap/opu/odata/sap/ZCF_POS_STATUS_SRV/CompletenessSet")).status).toBe(401);
  });
});
