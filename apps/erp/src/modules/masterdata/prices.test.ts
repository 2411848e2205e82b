import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, price, site } from "../../../../../tools/testing/erp-examples.ts";
import { erpModules } from "../../../../../tools/testing/erp-modules.ts";

const erp = await erpModules();
const { masterData } = erp;
afterAll(erp.stop);

beforeAll(async () => {
  await masterData.upsertSites([site("1010"), site("1020")], "test");
  await masterData.upsertArticles(
    ["CUT", "REFUSE", "SERIES", "ODD", "GONE", "ENDS"].map((id) => article(id)),
    "test",
  );
});

const pricesOf = async (articleId: string) =>
  (await masterData.searchPrices({ articleId })).items
    .map(({ amount, validFrom, validTo, siteId }) => `${siteId ?? "all"} ${amount} ${validFrom}..${validTo}`)
    .sort();

describe("prices", () => {
  it("refuse an overlap and name the price that is there", async () => {
    await masterData.upsertPrices([price("REFUSE", 295, "2010-01-01", "9999-12-31")], "refuse", "test");
    const before = await masterData.readArticle("REFUSE");
    const [result] = await masterData.upsertPrices(
      [price("REFUSE", 199, "2026-12-01", "2026-12-24")],
      "refuse",
      "test",
    );
    expect(result?.problem).toEqual({
      code: "price-overlap",
      detail: "REFUSE has a price of 295 GBP (minor units) from 2010-01-01 to 9999-12-31.",
      where: "/validFrom",
    });
    expect(await masterData.readArticle("REFUSE")).toEqual(before);
  });

  it("cut the older one when told to, and change the article", async () => {
    await masterData.upsertPrices([price("CUT", 295, "2010-01-01", "9999-12-31")], "refuse", "test");
    const before = await masterData.readArticle("CUT");
    const [result] = await masterData.upsertPrices([price("CUT", 199, "2026-12-01", "2026-12-24")], "cut", "anna");
    expect(await pricesOf("CUT")).toEqual([
      "all 199 2026-12-01..2026-12-24",
      "all 295 2010-01-01..2026-11-30",
      "all 295 2026-12-25..9999-12-31",
    ]);
    const after = await masterData.readArticle("CUT");
    expect(after?.changeNumber).toBe(result?.changeNumber);
    expect(after?.changeNumber).toBeGreaterThan(before?.changeNumber ?? 0);
    const [change] = await masterData.readChanges("article", "CUT");
    expect(change?.changes).toEqual([
      {
        field: "prices.all.PC",
        before: ["295 GBP 2010-01-01 to 9999-12-31"],
        after: [
          "295 GBP 2010-01-01 to 2026-11-30",
          "199 GBP 2026-12-01 to 2026-12-24",
          "295 GBP 2026-12-25 to 9999-12-31",
        ],
      },
    ]);
  });

  it("of another site, list, unit or scale stand beside each other", async () => {
    const day = ["2026-01-01", "2026-12-31"] as const;
    const results = await masterData.upsertPrices(
      [
        price("SERIES", 100, ...day),
        price("SERIES", 90, ...day, { siteId: "1010" }),
        price("SERIES", 80, ...day, { priceList: "02" }),
        price("SERIES", 70, ...day, { fromQuantity: 12 }),
        price("SERIES", 100, ...day),
        price("SERIES", 101, "2026-12-31", "2027-12-31"),
      ],
      "refuse",
      "test",
    );
    expect(results.map(({ outcome }) => outcome)).toEqual([
      "created",
      "created",
      "created",
      "created",
      "unchanged",
      "rejected",
    ]);
  });

  it.each([
    ["an article that is not there", { articleId: "NONE" }, "article-unknown"],
    ["a unit that the article does not have", { unit: "KG" }, "unit-unknown"],
    ["a site that is not there", { siteId: "9999" }, "site-unknown"],
    ["a price list that is not there", { priceList: "99" }, "price-list-unknown"],
    ["a site and a price list", { siteId: "1010", priceList: "01" }, "price-scope"],
    ["an end before the beginning", { validTo: "2025-12-31" }, "price-period"],
    ["a day that the calendar does not have", { validFrom: "2026-02-30" }, "day-invalid"],
    ["an amount below zero", { amount: -1 }, "element-invalid"],
    ["a price for nothing", { per: 0.0001 }, "quantity-invalid"],
  ])("refuse %s", async (_name, more, code) => {
    const [result] = await masterData.upsertPrices(
      [price("ODD", 100, "2026-01-01", "2026-12-31", more)],
      "cut",
      "test",
    );
    expect(result?.problem?.code).toBe(code);
    expect(await pricesOf("ODD")).toEqual([]);
  });

  it("can be taken away, once", async () => {
    await masterData.upsertPrices([price("GONE", 100, "2026-01-01", "2026-12-31")], "refuse", "test");
    const [{ priceId = 0 } = {}] = (await masterData.searchPrices({ articleId: "GONE" })).items;
    expect(await masterData.removePrice(priceId, "test")).toBe(true);
    expect(await masterData.removePrice(priceId, "test")).toBe(false);
    expect(await pricesOf("GONE")).toEqual([]);
  });

  it("end earlier or later, but not over the next one, and record it", async () => {
    const days = ["2026-01-01", "2026-12-31", "2027-01-01", "2027-12-31"] as const;
    await masterData.upsertPrices(
      [price("ENDS", 100, days[0], days[1]), price("ENDS", 110, days[2], days[3])],
      "refuse",
      "test",
    );
    const [{ priceId = 0 } = {}] = (await masterData.searchPrices({ articleId: "ENDS", validOn: "2026-06-01" })).items;
    expect(await masterData.movePriceEnd(priceId, "2026-06-30", "anna")).toEqual({});
    expect(await pricesOf("ENDS")).toEqual(["all 100 2026-01-01..2026-06-30", "all 110 2027-01-01..2027-12-31"]);
    const [change] = await masterData.readChanges("article", "ENDS");
    expect([change?.changedBy, change?.changes]).toEqual([
      "anna",
      [
        {
          field: "prices.all.PC",
          before: ["100 GBP 2026-01-01 to 2026-12-31"],
          after: ["100 GBP 2026-01-01 to 2026-06-30"],
        },
      ],
    ]);
    const problemOf = async (validTo: string) =>
      (await masterData.movePriceEnd(priceId, validTo, "anna"))?.problem?.code;
    expect([await problemOf("2027-01-01"), await problemOf("2025-12-31"), await problemOf("2026-02-30")]).toEqual([
      "price-overlap",
      "price-period",
      "day-invalid",
    ]);
    expect(await masterData.movePriceEnd(priceId, "2026-06-30", "bert")).toEqual({});
    expect((await masterData.readChanges("article", "ENDS"))[0]?.changedBy).toBe("anna");
    expect(await masterData.movePriceEnd(987_654_321, "2026-06-30", "anna")).toBeUndefined();
  });
});
