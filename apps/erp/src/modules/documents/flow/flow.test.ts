import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, site } from "../../../../../../tools/testing/erp-examples.ts";
import { erpModules } from "../../../../../../tools/testing/erp-modules.ts";
import {
  closingFacts,
  listIdoc,
  receipt,
  receiptIdoc,
  saleLine,
  sumIdoc,
} from "../../../../../../tools/testing/idocs.ts";

const erp = await erpModules();
const { masterData, documents } = erp;
afterAll(erp.stop);

const day = { day: "2026-11-21", currency: "GBP" };
const paid = (amountMinor: number) => [{ sign: "+" as const, method: "CASH", amountMinor }];
const sold = {
  articleQualifier: "article" as const,
  article: "CANDLE",
  quantitySign: "+" as const,
  quantityMilli: 2000,
  sign: "+" as const,
  amountMinor: 900,
};
const idocs: Record<string, number> = {};

beforeAll(async () => {
  await masterData.upsertSites([{ ...site("1010"), customerNumber: "R1010" }], "test");
  await masterData.upsertArticles([article("CANDLE")], "test");
  const take = async (name: string, body: Buffer) => {
    idocs[name] = (await documents.receiveIdoc(body, "pos")).idocNumber;
    await documents.postReceipts();
  };
  const one = (name: string) => receipt("1010-01-000001", [saleLine(name, 600)]);
  await take("wrong", receiptIdoc([one("NONE")], "WRONG"));
  await take("right", receiptIdoc([one("CANDLE"), receipt("1010-01-000002", [saleLine("CANDLE", 300)])], "RIGHT"));
  await take("again", receiptIdoc([one("CANDLE")], "AGAIN"));
  const range = { number: "1010-01-000003", first: "1010-01-000001", last: "1010-01-000002", receipts: 2 };
  const list = closingFacts(range, { "1010-01-000001": "6.00", "1010-01-000002": "3.00" });
  await take("closing", listIdoc([{ ...day, items: paid(900), extensions: list }]));
  const inside = { "1010-02-000001": "6.00", "1010-02-000002": "3.00" };
  const facts = { till: "02", number: "1010-02-000003" };
  await take("sum", sumIdoc([{ ...day, items: [sold], extensions: closingFacts(facts, inside) }]));
  await take("payments", listIdoc([{ ...day, items: paid(900), extensions: closingFacts(facts, inside) }]));
});

const inShort = ({ kind, receiptNumber }: { kind?: string; receiptNumber: string }) => `${kind} ${receiptNumber}`;
const chainsOf = async (number: string | number) =>
  (await documents.findChains(String(number))).map(({ receipt: each }) => inShort(each));
const first = async (number: string) => {
  const [chain] = await documents.findChains(number);
  if (!chain) throw new Error(`no chain of ${number}`);
  return chain;
};

describe("the document flow", () => {
  it("goes from a receipt back to every document that brought it and on to what it became", async () => {
    const { receipt: found, flow } = await first("1010-01-000001");
    expect(flow.arrivals.map(({ idocNumber, how, differs }) => [idocNumber, how, differs])).toEqual([
      [idocs.wrong, "replaced", true],
      [idocs.right, "first", false],
      [idocs.again, "again", false],
    ]);
    expect(found).toMatchObject({
      state: "posted",
      version: 2,
      documents: { revenue: 9_000_000_000, stock: 4_900_000_000 },
    });
    expect(flow.closings.map(inShort)).toEqual(["paymentList 1010-01-000003"]);
  });

  it("is found by any number in it", async () => {
    const { receipt: found } = await first("1010-01-000001");
    const { year, revenue, payment, stock } = found.documents;
    for (const number of [revenue, payment, stock, `${year}/${revenue}`, `${year}/${stock}`])
      expect(await chainsOf(number ?? "")).toEqual(["receipt 1010-01-000001"]);
    for (const name of ["wrong", "again"] as const)
      expect(await chainsOf(`000000${idocs[name]}`)).toEqual(["receipt 1010-01-000001"]);
    expect(await chainsOf(idocs.right ?? 0)).toEqual(["receipt 1010-01-000001", "receipt 1010-01-000002"]);
    expect(await chainsOf("nothing")).toEqual([]);
    expect(await chainsOf("1999/1")).toEqual([]);
  });

  it("goes across sums: from a receipt inside to the sum, its payments, and back to all that are inside", async () => {
    expect(await chainsOf("1010-02-000002")).toEqual(["salesSum 1010-02-000003"]);
    expect(await chainsOf("1010-02-000003")).toEqual(["salesSum 1010-02-000003", "paymentList 1010-02-000003"]);
    const { flow } = await first("1010-02-000002");
    expect(flow.insideCount).toBe(2);
    expect(flow.inside.map(({ receiptNumber, amount }) => [receiptNumber, amount])).toEqual([
      ["1010-02-000001", 600],
      ["1010-02-000002", 300],
    ]);
    expect(flow.closings.map(inShort)).toEqual(["paymentList 1010-02-000003"]);
    const closing = await first("1010-01-000003");
    expect([closing.flow.insideCount, ...closing.flow.inside.map(inShort)]).toEqual([
      2,
      "receipt 1010-01-000001",
      "receipt 1010-01-000002",
    ]);
  });
});
