import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, site } from "../../../../../tools/testing/erp-examples.ts";
import { erpModules } from "../../../../../tools/testing/erp-modules.ts";

const erp = await erpModules();
const { masterData, logistics } = erp;
afterAll(erp.stop);

beforeAll(async () => {
  await masterData.upsertSites([site("1010"), site("1020")], "test");
  await masterData.upsertArticles(
    [
      article("CANDLE", {
        units: [
          { unit: "PC", numerator: 1, denominator: 1 },
          { unit: "CAR", numerator: 12, denominator: 1 },
          { unit: "G", numerator: 1, denominator: 3 },
        ],
      }),
      article("WRAPPING", { type: "service" }),
      article("MANY"),
    ],
    "test",
  );
});

const stockOf = async (articleId: string) =>
  (await logistics.searchStock({ articleId })).items.map(
    (row) => `${row.siteId} ${row.storageLocation} ${row.stockType} ${row.quantity}`,
  );
const item = (more: object = {}) => ({ articleId: "CANDLE", siteId: "1010", quantity: 10, ...more });

describe("goods movements", () => {
  it("raise and lower the stock of their place and type, in base units", async () => {
    const first = await logistics.postGoodsMovement(
      {
        movementType: "561",
        items: [
          item(),
          item({ unit: "CAR", quantity: 2 }),
          item({ storageLocation: "0002", stockType: "07", quantity: 1.5 }),
        ],
      },
      "test",
    );
    const second = await logistics.postGoodsMovement(
      { movementType: "702", postingDate: "2026-11-21", items: [item({ quantity: 40 })] },
      "test",
    );
    expect(second.number).toBe(first.number + 1);
    expect(await stockOf("CANDLE")).toEqual(["1010 0001 01 -6", "1010 0002 07 1.5"]);
    expect((await logistics.readMovement(first.year, first.number))?.items.map(({ quantity }) => quantity)).toEqual([
      10, 24, 1.5,
    ]);
  });

  it("with a key post once and answer twice", async () => {
    const request = { documentKey: "opening 1020", movementType: "561" as const, items: [item({ siteId: "1020" })] };
    const [one, ...others] = await Promise.all(
      Array.from({ length: 5 }, () => logistics.postGoodsMovement(request, "test")),
    );
    const numbers = new Set([one, ...others].map((answer) => answer?.number));
    expect(numbers.size).toBe(1);
    expect([one, ...others].filter((answer) => answer?.repeated === false).length).toBe(1);
    expect(await stockOf("CANDLE")).toContain("1020 0001 01 10");
  });

  it.each([
    ["an article that is not there", { articleId: "NONE" }, "/items/1/articleId"],
    ["an article without stock", { articleId: "WRAPPING" }, "/items/1/articleId"],
    ["a site that is not there", { siteId: "9999" }, "/items/1/siteId"],
    ["a storage location that is not there", { storageLocation: "0009" }, "/items/1/storageLocation"],
    ["a unit that the article does not have", { unit: "KG" }, "/items/1/unit"],
    ["a part of a base unit that has no end", { unit: "G", quantity: 1 }, "/items/1/quantity"],
    ["more than three places", { quantity: 0.0004 }, "/items/1/quantity"],
  ])("refuse %s and change nothing", async (_name, more, where) => {
    const stock = await stockOf("CANDLE");
    const documents = await logistics.searchMovements({ limit: 500 });
    const posting = logistics.postGoodsMovement({ movementType: "561", items: [item(), item(more)] }, "test");
    await expect(posting).rejects.toMatchObject({ facts: { where } });
    expect(await stockOf("CANDLE")).toEqual(stock);
    expect(await logistics.searchMovements({ limit: 500 })).toEqual(documents);
  });

  it("that meet in one stock are all counted, and their numbers have no gaps", async () => {
    const postings = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        logistics.postGoodsMovement(
          { movementType: index % 3 === 0 ? "702" : "701", items: [item({ articleId: "MANY", quantity: 1 })] },
          "test",
        ),
      ),
    );
    expect(await stockOf("MANY")).toEqual(["1010 0001 01 10"]);
    const numbers = postings.map(({ number }) => number).toSorted((one, other) => one - other);
    expect(numbers).toEqual(Array.from({ length: 30 }, (_, index) => (numbers[0] ?? 0) + index));
  });
});
