import { describe, expect, it } from "vitest";
import { type Article, articleOf, toDraft } from "./article.ts";
import { articleStatus, isListed, isValid, todayIn } from "./valid-today.ts";

const cakeStand: Article = {
  articleId: "22423",
  type: "goods",
  texts: { en: "REGENCY CAKESTAND 3 TIER", de: "Etagere" },
  baseUnit: "PC",
  units: [
    { unit: "PC", numerator: 1, denominator: 1, gtins: ["2000000224237", "2000000224244"] },
    { unit: "CAR", numerator: 12, denominator: 1, gtins: [] },
  ],
  categoryId: "KITCHEN",
  taxCode: "A1",
  attributes: { colour: "silver" },
  listings: [
    { siteId: "1010", from: "2010-01-01", to: "9999-12-31" },
    { siteId: "1020", from: "2010-01-01", to: "9999-12-31", blocked: true },
  ],
  salesBlocks: [
    { status: "01", from: "2026-12-01" },
    { status: "02", from: "2026-12-02", distributionChannel: "20" },
    { status: "03", from: "2026-12-03", siteId: "1010" },
  ],
  nonDiscountable: true,
};

describe("an article as it is typed", () => {
  it("is the same article when nothing was typed", () => {
    expect(articleOf(toDraft(cakeStand))).toEqual(cakeStand);
  });

  it("loses what was emptied, and takes GTINs however they are parted", () => {
    const draft = toDraft(cakeStand);
    const typed = {
      ...draft,
      de: " ",
      categoryId: "",
      nonDiscountable: false,
      units: [{ unit: "PC", numerator: "1", denominator: "1", gtins: "2000000224237;2000000224244 2000000224251" }],
      attributes: [{ name: "", value: "nobody" }],
    };
    const { de: _de, ...texts } = cakeStand.texts;
    const { categoryId: _category, nonDiscountable: _discount, ...rest } = cakeStand;
    expect(articleOf(typed)).toEqual({
      ...rest,
      texts,
      units: [{ unit: "PC", numerator: 1, denominator: 1, gtins: ["2000000224237", "2000000224244", "2000000224251"] }],
      attributes: {},
    });
  });
});

describe("how an article stands", () => {
  it.each<[string, Partial<Article>]>([
    ["active", {}],
    ["deleted", { deleted: true, blocked: true }],
    ["blocked", { blocked: true }],
    ["blocked", { salesBlocks: [{ status: "01", from: "2026-11-22" }] }],
    ["partlyBlocked", { salesBlocks: [{ status: "01", from: "2026-11-22", siteId: "1010" }] }],
    ["blockedSoon", { salesBlocks: [{ status: "01", from: "2026-11-23" }] }],
  ])("is %s by %j", (status, change) => {
    const { salesBlocks: _, ...plain } = cakeStand;
    expect(articleStatus({ ...plain, ...change }, "2026-11-22")).toBe(status);
  });
});

describe("valid today", () => {
  it("is the day of the retailer: London is a day further than UTC late on a summer evening", () => {
    expect(todayIn("Europe/London", new Date("2026-07-01T23:30:00Z"))).toBe("2026-07-02");
    expect(todayIn("Europe/London", new Date("2026-01-01T23:30:00Z"))).toBe("2026-01-01");
  });

  it.each([
    ["2010-12-01", "2010-12-01", true],
    ["2010-12-02", "2010-12-31", false],
    ["2010-01-01", "2010-11-30", false],
  ])("a price from %s to %s on 2010-12-01: %s", (validFrom, validTo, valid) => {
    expect(isValid({ validFrom, validTo }, "2010-12-01")).toBe(valid);
  });

  it("a blocked listing is none", () => {
    expect(isListed({ from: "2010-01-01", to: "9999-12-31", blocked: true }, "2010-12-01")).toBe(false);
  });
});
