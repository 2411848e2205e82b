import { describe, expect, it } from "vitest";
import { writeDocument } from "../shape/writer.ts";
import { type ArticleDraft, articleWriter, createArticleReader } from "./product-merchandise-view.ts";

const mug: ArticleDraft = {
  actionCode: "04",
  changeNumber: 7,
  pricesComplete: true,
  articleId: "22423",
  type: "goods",
  baseUnit: "PC",
  texts: [
    { language: "EN", text: "REGENCY CAKESTAND 3 TIER" },
    { language: "DE", text: "Etagère, 3 Böden" },
  ],
  units: [
    { unit: "PC", numerator: 1, denominator: 1, gtins: [{ isMain: true, gtin: "4006381333931" }] },
    { unit: "KAR", numerator: 12, denominator: 1, gtins: [] },
  ],
  merchandiseCategory: {
    id: "KITCHEN",
    path: [
      { id: "HOME", name: "Home" },
      { id: "KITCHEN", name: "Kitchen" },
    ],
  },
  taxes: [{ country: "GB", taxCode: "A1" }],
  attributes: [{ name: "colour", value: "pink" }],
  priceRequired: true,
  genericArticleId: "CAKESTAND",
  components: [
    { use: "set", articleId: "85123A", unit: "PC", quantityMilli: 2000 },
    { use: "empties", articleId: "CRATE", unit: "PC", quantityMilli: 500 },
  ],
  listings: [{ site: "1010", validity: { from: "2010-12-01", to: "9999-12-31" } }],
  prices: [
    {
      distributionChannel: "10",
      unit: "PC",
      validity: { from: "2010-12-01", to: "9999-12-31" },
      price: { currency: "GBP", amountMinor: 1275 },
    },
    {
      site: "1010",
      unit: "KAR",
      perMilli: 1000,
      fromQuantityMilli: 2500,
      validity: { from: "2010-12-01", to: "2010-12-24" },
      price: { currency: "JPY", amountMinor: 1500 },
    },
  ],
};

const written = (article: ArticleDraft) =>
  [...writeDocument(articleWriter, { id: "1" }, [{ header: { id: "2" }, article }])].join("");

describe("article request", () => {
  it("writes money with the decimals of its currency and quantities with three", () => {
    const text = written(mug);
    expect(text).toContain('<Amount currencyCode="GBP">12.75</Amount>');
    expect(text).toContain('<Amount currencyCode="JPY">1500</Amount>');
    expect(text).toContain("<ScaleFromQuantity>2.500</ScaleFromQuantity>");
    expect(text).toContain('<Description languageCode="DE">Etagère, 3 Böden</Description>');
    expect(text).toContain(
      '<n0:ProductMerchandiseViewReplicationBulkRequest xmlns:n0="http://sap.com/xi/SAPGlobal20/Global">',
    );
  });

  it("reads back what was written", () => {
    const reader = createArticleReader();
    const found = [...reader.write(written(mug)), ...reader.end()];
    expect(found[0]).toMatchObject({ ok: true, value: { article: mug } });
  });

  it.each([
    ["more decimals than the currency has", "12.75</Amount>", "12.755</Amount>", "invalid", "SalesPrice/Amount"],
    ["a price in words", "12.75</Amount>", "cheap</Amount>", "invalid", "SalesPrice/Amount"],
    [
      "an amount beyond exact numbers",
      "12.75</Amount>",
      "99999999999999999.99</Amount>",
      "invalid",
      "SalesPrice/Amount",
    ],
    ["a day that does not exist", "2010-12-24", "2010-02-29", "invalid", "ValidityPeriod/EndDate"],
    ["no currency", ' currencyCode="GBP"', "", "missing", "@currencyCode"],
    ["no article number", "<InternalID>22423</InternalID>", "", "missing", "Product/InternalID"],
    ["an empty article number", "22423", "", "missing", "Product/InternalID"],
    ["an unknown kind", "GOODS", "MAGIC", "invalid", "TypeCode"],
  ])("sets an article aside: %s", (_, from, to, code, path) => {
    const reader = createArticleReader();
    const reading = reader.write(written(mug).replace(from, to))[0];
    if (reading === undefined || reading.ok) throw new Error("expected problems");
    expect(reading.problems).toHaveLength(1);
    expect(reading.problems[0]?.code).toBe(code);
    expect(reading.problems[0]?.path.endsWith(path)).toBe(true);
  });

  it.each([
    ["a missing unit", { baseUnit: "" }, "write.missing", "BaseMeasureUnitCode (baseUnit) is missing"],
    ["an unknown kind", { type: "magic" as "goods" }, "write.invalid", '"magic" is not one of GOODS'],
    [
      "half a cent",
      { prices: [{ ...mug.prices?.[0], price: { currency: "GBP", amountMinor: 0.5 } }] as never },
      "write.invalid",
      "0.5",
    ],
  ])("refuses to write %s", (_, change, code, message) => {
    expect(() => written({ ...mug, ...change })).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });
});
