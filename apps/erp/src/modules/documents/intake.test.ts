import { sql } from "@counterfoil/platform";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, gtinOf, site } from "../../../../../tools/testing/erp-examples.ts";
import { erpModules } from "../../../../../tools/testing/erp-modules.ts";
import { receipt, receiptIdoc, saleLine } from "../../../../../tools/testing/idocs.ts";

const erp = await erpModules();
const { masterData, logistics, documents } = erp;
afterAll(erp.stop);

beforeAll(async () => {
  await masterData.upsertSites([site("1010")], "test");
  const units = [
    { unit: "PC", numerator: 1, denominator: 1, gtins: [gtinOf(1)] },
    { unit: "CAR", numerator: 12, denominator: 1, gtins: [gtinOf(2)] },
  ];
  await masterData.upsertArticles(
    [
      article("CANDLE", { units }),
      article("LAMP", { taxCode: "A0" }),
      article("GIFTWRAP", { type: "service" }),
      article("GIFTCARD", { type: "voucher", taxCode: "A0" }),
    ],
    "test",
  );
});

const take = (body: Buffer) => documents.receiveIdoc(body, "pos");
const find = async (number: string) => (await documents.searchReceipts({ query: number })).items[0];
const stockOf = async (articleId: string) => (await logistics.searchStock({ articleId })).items[0]?.quantity ?? 0;
async function counts() {
  const { rows } = await sql<Record<string, number>>`select (select count(*) from documents.receipt) as receipts,
    (select count(*) from documents.posting) as postings, (select count(*) from logistics.goods_movement) as movements`.execute(
    erp.db,
  );
  return rows[0];
}

describe("a receipt", () => {
  it("of a voucher is owed until the voucher pays, and moves no stock", async () => {
    const voucher = [{ method: "VOUC", sign: "+" as const, amountMinor: 2000 }];
    await take(
      receiptIdoc([
        receipt("1010-01-000701", [saleLine("GIFTCARD", 2000, { taxes: [] })]),
        receipt("1010-01-000702", [saleLine("LAMP", 2000, { taxes: [] })], { payments: voucher }),
      ]),
    );
    await documents.postReceipts();
    const items = [];
    for (const number of ["1010-01-000701", "1010-01-000702"]) {
      const detail = await documents.readReceipt((await find(number))?.receiptId ?? 0);
      items.push(detail?.postings.flatMap((posting) => posting?.items.map(({ account, amount }) => [account, amount])));
      expect((await find(number))?.tasks.stock).toBe(number.endsWith("701") ? "notNeeded" : "posted");
    }
    expect(items[0]).toContainEqual(["170500", -2000]);
    expect(items[1]).toContainEqual(["170500", 2000]);
    expect(items[0]).not.toContainEqual(["800000", -2000]);
  });

  it("becomes a revenue document, a payment document and a goods movement, all with its number", async () => {
    const before = await stockOf("CANDLE");
    await take(
      receiptIdoc([
        receipt("1010-01-000001", [
          saleLine("CANDLE", 590, { quantityMilli: 2000 }),
          saleLine("GIFTWRAP", 120),
          saleLine("LAMP", 1000, { taxes: [] }),
        ]),
      ]),
    );
    await documents.postReceipts();
    const summary = await find("1010-01-000001");
    expect(summary).toMatchObject({
      state: "posted",
      amount: 1710,
      pieces: 4,
      tasks: { revenue: "posted", payment: "posted", stock: "posted" },
    });
    const detail = await documents.readReceipt(summary?.receiptId ?? 0);
    const items = (kind: string) =>
      detail?.postings
        .find((posting) => posting?.kind === kind)
        ?.items.map(({ account, amount, articleId }) => [account, amount, articleId]);
    expect(items("revenue")).toEqual([
      ["194100", 1710, null],
      ["800100", -492, "CANDLE"],
      ["800100", -100, "GIFTWRAP"],
      ["800000", -1000, "LAMP"],
      ["175100", -118, null],
    ]);
    expect(items("payment")).toEqual([
      ["100000", 1710, null],
      ["194100", -1710, null],
    ]);
    expect(detail?.postings.map((posting) => posting?.reference)).toEqual(["1010-01-000001", "1010-01-000001"]);
    expect(await stockOf("CANDLE")).toBe(before - 2);
    const movement = await logistics.readMovement(summary?.documents.year ?? 0, summary?.documents.stock ?? 0);
    expect(movement?.items.map(({ movementType, articleId, quantity }) => [movementType, articleId, quantity])).toEqual(
      [
        ["251", "CANDLE", -2],
        ["251", "LAMP", -1],
      ],
    );
  });

  it("that brings goods back raises the stock and pays out", async () => {
    const before = await stockOf("CANDLE");
    await take(receiptIdoc([receipt("1010-01-000002", [saleLine("CANDLE", 295, { kind: "return" })])]));
    await documents.postReceipts();
    expect(await find("1010-01-000002")).toMatchObject({ state: "posted", amount: -295, pieces: -1 });
    expect(await stockOf("CANDLE")).toBe(before + 1);
  });

  it("sold by the bar code of a carton takes its pieces from the stock", async () => {
    const before = await stockOf("CANDLE");
    await take(receiptIdoc([receipt("1010-01-000003", [saleLine(gtinOf(2), 3000, { articleQualifier: "gtin" })])]));
    await documents.postReceipts();
    expect(await stockOf("CANDLE")).toBe(before - 12);
  });

  it("with discounts and change balances", async () => {
    const conditions = [
      { sign: "+" as const, type: "PN10", amountMinor: 1000 },
      { sign: "-" as const, type: "DISC", amountMinor: 250 },
    ];
    const payments = [
      { sign: "+" as const, method: "CASH", amountMinor: 2000 },
      { sign: "-" as const, method: "CASH", amountMinor: 1350 },
    ];
    await take(
      receiptIdoc([
        receipt("1010-01-000004", [saleLine("LAMP", 0, { conditions, taxes: [] })], {
          payments,
          conditions: [{ sign: "-", type: "DISC", amountMinor: 100 }],
        }),
      ]),
    );
    await documents.postReceipts();
    expect(await find("1010-01-000004")).toMatchObject({ state: "posted", amount: 650 });
  });

  it("posts documents that add up to zero, always", async () => {
    const { rows } =
      await sql`select number from documents.posting_item group by year, number having sum(amount_minor) <> 0`.execute(
        erp.db,
      );
    expect(rows).toEqual([]);
  });
});

describe("exactly once", () => {
  it("the same document again has the same number and changes nothing", async () => {
    const body = receiptIdoc([receipt("1010-01-000010", [saleLine("CANDLE", 295)])], "MESSAGE-10");
    const first = await take(body);
    const together = await Promise.all([take(body), take(body)]);
    await documents.postReceipts();
    const before = await counts();
    expect(together.map(({ idocNumber, repeated }) => [idocNumber, repeated])).toEqual([
      [first.idocNumber, true],
      [first.idocNumber, true],
    ]);
    expect(await take(body)).toEqual({ idocNumber: first.idocNumber, repeated: true });
    await documents.postReceipts();
    expect(await counts()).toEqual(before);
  });

  it("without a key of the sender, its receipts tell", async () => {
    const body = receiptIdoc([receipt("1010-01-000011", [saleLine("CANDLE", 295)])]);
    const first = await take(body);
    expect(await take(body)).toEqual({ idocNumber: first.idocNumber, repeated: true });
  });

  it("a sender's key that is used again for other receipts does not hide them", async () => {
    const first = await take(receiptIdoc([receipt("1010-01-000093", [saleLine("CANDLE", 295)])], "MESSAGE-93"));
    const second = await take(receiptIdoc([receipt("1010-01-000094", [saleLine("CANDLE", 295)])], "MESSAGE-93"));
    expect([second.repeated, second.idocNumber === first.idocNumber]).toEqual([false, false]);
    await documents.postReceipts();
    expect((await documents.readIdoc(second.idocNumber))?.posted).toBe(1);
  });

  it("many at once, of one document, make one", async () => {
    const body = receiptIdoc([receipt("1010-01-000012", [saleLine("CANDLE", 295)])], "MESSAGE-12");
    const answers = await Promise.all(Array.from({ length: 8 }, () => take(body)));
    expect(new Set(answers.map(({ idocNumber }) => idocNumber)).size).toBe(1);
    expect(answers.filter(({ repeated }) => !repeated).length).toBe(1);
  });

  it("the same receipt in two documents posts once, and with other content is told", async () => {
    await take(receiptIdoc([receipt("1010-01-000013", [saleLine("CANDLE", 295)])], "A13"));
    await documents.postReceipts();
    const stock = await stockOf("CANDLE");
    await take(
      receiptIdoc(
        [receipt("1010-01-000013", [saleLine("CANDLE", 295)]), receipt("1010-01-000014", [saleLine("CANDLE", 295)])],
        "B13",
      ),
    );
    await take(receiptIdoc([receipt("1010-01-000013", [saleLine("CANDLE", 999)])], "C13"));
    await documents.postReceipts();
    expect(await stockOf("CANDLE")).toBe(stock - 1);
    const detail = await documents.readReceipt((await find("1010-01-000013"))?.receiptId ?? 0);
    expect(detail).toMatchObject({ amount: 295, repeated: [{ differs: false }, { differs: true }] });
  });

  it("what is new is posted with the document that brings it, also when three bring it at once", async () => {
    const stock = await stockOf("CANDLE");
    const same = receipt("1010-01-000016", [saleLine("CANDLE", 295)]);
    const documentsWithIt = ["A16", "B16", "C16"].map((key, index) =>
      receiptIdoc([receipt(`1010-01-00002${index}`, [saleLine("CANDLE", 295)]), same], key),
    );
    await Promise.all(documentsWithIt.map(take));
    expect(await find("1010-01-000016")).toMatchObject({ state: "posted", tasks: { stock: "posted" } });
    await documents.postReceipts();
    expect(await stockOf("CANDLE")).toBe(stock - 4);
    const { rows } = await sql`select from documents.posting where reference = '1010-01-000016'`.execute(erp.db);
    expect(rows.length).toBe(2);
  });

  it("posters side by side post each receipt once", async () => {
    const stock = await stockOf("LAMP");
    // So many that they are not posted while they arrive.
    const all = Array.from({ length: 550 }, (_, index) =>
      receipt(`1010-02-${String(index + 1).padStart(6, "0")}`, [saleLine("LAMP", 100, { taxes: [] })], { till: "02" }),
    );
    await take(receiptIdoc(all));
    await Promise.all([documents.postReceipts(), documents.postReceipts(), documents.postReceipts()]);
    expect(await stockOf("LAMP")).toBe(stock - 550);
    const { totals } = await documents.readReceiptTotals({ siteId: "1010", businessDate: "2026-11-21", till: "02" });
    expect(totals).toMatchObject({ receipts: 550, amount: 55_000, pieces: 550, pending: 0, setAside: 0 });
    const { rows } = await sql<{
      gaps: number;
    }>`select max(number) - min(number) + 1 - count(*) as gaps from documents.posting where kind = 'revenue'`.execute(
      erp.db,
    );
    expect(rows[0]?.gaps).toBe(0);
  });

  it("a posting that breaks in the middle leaves nothing, and is done by the next", async () => {
    // Twice in one document: such are not posted while they arrive.
    const twice = receipt("1010-01-000015", [saleLine("CANDLE", 295)]);
    await take(receiptIdoc([twice, twice]));
    const before = await counts();
    // The process dies after it has posted and before it commits: the database ends its transaction.
    const client = await erp.pool.connect();
    await client.query("begin");
    await client.query("select from documents.receipt where receipt_number = '1010-01-000015' for update");
    await documents.postReceipts();
    expect((await find("1010-01-000015"))?.state).toBe("pending");
    expect(await counts()).toEqual(before);
    await client.query("rollback");
    client.release();
    await documents.postReceipts();
    expect((await find("1010-01-000015"))?.state).toBe("posted");
  });
});

describe("a document that cannot be read", () => {
  it.each([
    ["broken XML", "<WPUBON01><IDOC BEGIN='1'>", /unclosed tag/],
    ["a DTD", "<!DOCTYPE x [<!ENTITY a 'b'>]><WPUBON01/>", /DTD is not accepted/],
    ["another root", "<ORDERS05/>", /ORDERS05 is not taken here/],
    ["no control record", "<WPUBON01><IDOC BEGIN='1'><E1WPB01/></IDOC></WPUBON01>", /EDI_DC40 is missing/],
    ["nothing", "", /No root element/],
    ["bytes that are no UTF-8", "<WPUBON01>\u00ff</WPUBON01>", /UTF-8/],
  ])("(%s) is refused with a reason and kept", async (_name, text, reason) => {
    const before = await counts();
    await expect(take(Buffer.from(text, "latin1"))).rejects.toMatchObject({
      facts: { code: "idoc-unreadable", detail: expect.stringMatching(reason) },
    });
    expect(await counts()).toEqual(before);
    const [rejected] = (await documents.searchIdocs({ state: "rejected" })).items;
    expect((await documents.readRaw(Number(rejected?.idocNumber)))?.toString("latin1")).toBe(text);
  });
});
