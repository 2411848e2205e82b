import { sql } from "@counterfoil/platform";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, gtinOf, price, site } from "../../../../../tools/testing/erp-examples.ts";
import { erpModules } from "../../../../../tools/testing/erp-modules.ts";

const erp = await erpModules();
const { masterData, db } = erp;
afterAll(erp.stop);

beforeAll(async () => {
  await masterData.upsertSites([site("1010"), site("1020")], "test");
  await masterData.upsertCategories([{ categoryId: "HOME", names: { en: "Home" } }], "test");
});

const outcomes = (results: { key: string; outcome: string; problem?: { code: string } }[]) =>
  results.map(({ key, outcome, problem }) => [key, outcome, ...(problem ? [problem.code] : [])]);

describe("a bulk of articles", () => {
  it("answers each element and keeps the good ones", async () => {
    const results = await masterData.upsertArticles(
      [
        article("GOOD1", { units: [{ unit: "PC", numerator: 1, denominator: 1, gtins: [gtinOf(1)] }] }),
        article("TAX", { taxCode: "Z9" }),
        article("FIELD", { colour: "red" }),
        article("GTIN", { units: [{ unit: "PC", numerator: 1, denominator: 1, gtins: ["5000000000013"] }] }),
        article("TAKEN", { units: [{ unit: "PC", numerator: 1, denominator: 1, gtins: [gtinOf(1)] }] }),
        article("CATEGORY", { categoryId: "NONE" }),
        article("LISTING", {
          listings: [
            { siteId: "1010", from: "2026-01-01", to: "2026-06-30" },
            { siteId: "1010", from: "2026-06-30", to: "2026-12-31" },
          ],
        }),
        article("SITE", { listings: [{ siteId: "9999", from: "2026-01-01", to: "2026-06-30" }] }),
        article("GOOD1"),
        "no object",
        article("GOOD2"),
      ],
      "test",
    );
    expect(outcomes(results)).toEqual([
      ["GOOD1", "created"],
      ["TAX", "rejected", "tax-code-unknown"],
      ["FIELD", "rejected", "element-invalid"],
      ["GTIN", "rejected", "gtin-invalid"],
      ["TAKEN", "rejected", "gtin-taken"],
      ["CATEGORY", "rejected", "category-unknown"],
      ["LISTING", "rejected", "listing-overlap"],
      ["SITE", "rejected", "site-unknown"],
      ["GOOD1", "rejected", "element-twice"],
      ["", "rejected", "element-invalid"],
      ["GOOD2", "created"],
    ]);
    expect((await masterData.searchArticles({ limit: 100 })).items.map(({ articleId }) => articleId)).toEqual([
      "GOOD1",
      "GOOD2",
    ]);
  });

  it("takes sets, empties and variants of articles that are there, or come along", async () => {
    const part = (articleId: string, unit = "PC", use = "set") => ({ use, articleId, unit, quantity: 2 });
    const results = await masterData.upsertArticles(
      [
        article("MUG"),
        article("SET", { components: [part("MUG"), part("LATER"), part("MUG", "PC", "empties")] }),
        article("LATER", { genericArticleId: "MUG", priceRequired: true }),
        article("NOTHING", { components: [part("NOWHERE")] }),
        article("UNIT", { components: [part("MUG", "BOX")] }),
        article("SELF", { components: [part("SELF")] }),
        article("TWICE", { components: [part("MUG"), part("MUG")] }),
        article("VARIANT", { genericArticleId: "NOWHERE" }),
        article("OWN", { genericArticleId: "OWN" }),
      ],
      "test",
    );
    expect(outcomes(results)).toEqual([
      ["MUG", "created"],
      ["SET", "created"],
      ["LATER", "created"],
      ["NOTHING", "rejected", "component-unknown"],
      ["UNIT", "rejected", "component-unit"],
      ["SELF", "rejected", "component-of-itself"],
      ["TWICE", "rejected", "component-twice"],
      ["VARIANT", "rejected", "generic-unknown"],
      ["OWN", "rejected", "variant-of-itself"],
    ]);
  });

  it("sees what is the same, and records what is not", async () => {
    const [made] = await masterData.upsertArticles([article("SEEN")], "anna");
    const [same] = await masterData.upsertArticles([article("SEEN")], "anna");
    expect(same).toEqual({ key: "SEEN", outcome: "unchanged", changeNumber: made?.changeNumber });
    const [changed] = await masterData.upsertArticles(
      [article("SEEN", { texts: { en: "Candle", de: "Kerze" } })],
      "bert",
    );
    expect(changed?.changeNumber).toBeGreaterThan(made?.changeNumber ?? 0);
    const changes = await masterData.readChanges("article", "SEEN");
    expect(changes.map(({ kind, changedBy }) => [kind, changedBy])).toEqual([
      ["changed", "bert"],
      ["created", "anna"],
    ]);
    expect(changes[0]?.changes).toEqual([
      { field: "texts.en", before: "Article SEEN", after: "Candle" },
      { field: "texts.de", after: "Kerze" },
    ]);
  });

  it("refuses to overwrite what somebody changed meanwhile", async () => {
    const [made] = await masterData.upsertArticles([article("BOTH")], "anna");
    const changeNumber = made?.changeNumber;
    await masterData.upsertArticles([article("BOTH", { texts: { en: "Bert was here" }, changeNumber })], "bert");
    const [late] = await masterData.upsertArticles(
      [article("BOTH", { texts: { en: "Anna too" }, changeNumber })],
      "anna",
    );
    expect(late?.problem?.code).toBe("changed-meanwhile");
    expect((await masterData.readArticle("BOTH"))?.article.texts.en).toBe("Bert was here");
  });

  it("gives a GTIN free when its article lets it go", async () => {
    const unit = (gtins: string[]) => ({ units: [{ unit: "PC", numerator: 1, denominator: 1, gtins }] });
    await masterData.upsertArticles([article("OLD", unit([gtinOf(7)]))], "test");
    await masterData.upsertArticles([article("OLD", unit([]))], "test");
    const [taken] = await masterData.upsertArticles([article("NEW", unit([gtinOf(7)]))], "test");
    expect(taken?.outcome).toBe("created");
    expect((await masterData.articleFacts(db, [], [gtinOf(7)])).get(gtinOf(7))?.articleId).toBe("NEW");
  });

  it("moves a GTIN within one request, in any order, and only when its owner really lets it go", async () => {
    const unit = (...gtins: string[]) => ({ units: [{ unit: "PC", numerator: 1, denominator: 1, gtins }] });
    const owner = async (gtin: string) => (await masterData.articleFacts(db, [], [gtin])).get(gtin)?.articleId;
    const [one, other, third] = [gtinOf(21), gtinOf(22), gtinOf(23)];
    await masterData.upsertArticles([article("M1", unit(one)), article("M2", unit(other))], "test");
    const swap = await masterData.upsertArticles([article("M1", unit(other)), article("M2", unit(one))], "test");
    expect(outcomes(swap)).toEqual([
      ["M1", "changed"],
      ["M2", "changed"],
    ]);
    expect([await owner(one), await owner(other)]).toEqual(["M2", "M1"]);
    // M2 is refused for its tax code and keeps what it has; so M3 does not get it, and M4 not what M3 would have given.
    const chain = await masterData.upsertArticles(
      [
        article("M3", unit(one)),
        article("M2", { ...unit(), taxCode: "Z9" }),
        article("M4", unit(third)),
        article("M5", unit(third)),
        article("M1", { ...unit(), changeNumber: 1 }),
        article("M6", unit(other)),
      ],
      "test",
    );
    expect(outcomes(chain)).toEqual([
      ["M3", "rejected", "gtin-taken"],
      ["M2", "rejected", "tax-code-unknown"],
      ["M4", "created"],
      ["M5", "rejected", "gtin-taken"],
      ["M1", "rejected", "changed-meanwhile"],
      ["M6", "rejected", "gtin-taken"],
    ]);
    expect([await owner(one), await owner(other), await owner(third)]).toEqual(["M2", "M1", "M4"]);
  });

  it("keeps the base unit, and a unit as long as prices of today or later are for it", async () => {
    const carton = { units: [{ unit: "CAR", numerator: 12, denominator: 1 }] };
    await masterData.upsertArticles([article("BOXED", carton)], "test");
    const [kilo] = await masterData.upsertArticles([article("BOXED", { ...carton, baseUnit: "KG" })], "test");
    expect(kilo?.problem?.code).toBe("base-unit-fixed");
    const until = (validTo: string) => price("BOXED", 900, "2010-01-01", validTo, { unit: "CAR" });
    await masterData.upsertPrices([until("9999-12-31")], "refuse", "test");
    const [priced] = await masterData.upsertArticles([article("BOXED")], "test");
    expect(priced?.problem).toEqual({
      code: "unit-priced",
      detail: "Unit CAR has prices: end or delete these first.",
      where: "/units",
    });
    const [{ priceId = 0 } = {}] = (await masterData.searchPrices({ articleId: "BOXED" })).items;
    expect(await masterData.movePriceEnd(priceId, "2020-12-31", "test")).toEqual({});
    const [gone] = await masterData.upsertArticles([article("BOXED")], "test");
    expect(gone?.outcome).toBe("changed");
  });

  it("takes sales statuses from a day on, by channel and by site, and says which it does not know", async () => {
    const block = (more: object) => ({ status: "01", from: "2026-12-01", ...more });
    const good = [block({}), block({ distributionChannel: "10" }), block({ siteId: "1010", from: "2027-01-01" })];
    const results = await masterData.upsertArticles(
      [
        article("B1", { salesBlocks: good }),
        article("B2", { salesBlocks: [block({ status: "99" })] }),
        article("B3", { salesBlocks: [block({ siteId: "9999" })] }),
        article("B4", { salesBlocks: [block({ distributionChannel: "99" })] }),
        article("B5", { salesBlocks: [block({ siteId: "1010", distributionChannel: "10" })] }),
        article("B6", { salesBlocks: [block({}), block({ status: "02" })] }),
      ],
      "test",
    );
    expect(outcomes(results)).toEqual([
      ["B1", "created"],
      ["B2", "rejected", "sales-status-unknown"],
      ["B3", "rejected", "site-unknown"],
      ["B4", "rejected", "distribution-channel-unknown"],
      ["B5", "rejected", "sales-block-scope"],
      ["B6", "rejected", "sales-block-twice"],
    ]);
    expect((await masterData.readArticle("B1"))?.article.salesBlocks).toEqual(good);
    await masterData.upsertArticles([article("B1", { salesBlocks: [] })], "test");
    expect((await masterData.readArticle("B1"))?.article.salesBlocks).toBeUndefined();
  });

  it("changes articles when the hierarchy above them is renamed", async () => {
    const [made] = await masterData.upsertArticles([article("HUNG", { categoryId: "HOME" })], "test");
    await masterData.upsertCategories([{ categoryId: "HOME", names: { en: "House and home" } }], "test");
    const after = await masterData.readArticle("HUNG");
    expect(after?.changeNumber).toBeGreaterThan(made?.changeNumber ?? 0);
    expect(after?.categoryPath).toEqual([{ categoryId: "HOME", names: { en: "House and home" } }]);
  });
});

describe("categories", () => {
  it("take their parents from the same request, in any order, and refuse circles and orphans", async () => {
    const names = { en: "x" };
    const results = await masterData.upsertCategories(
      [
        { categoryId: "LEAF", parentId: "TOP", names },
        { categoryId: "TOP", names },
        { categoryId: "ORPHAN", parentId: "NOWHERE", names },
        { categoryId: "GRANDCHILD", parentId: "ORPHAN", names },
        { categoryId: "ONE", parentId: "TWO", names },
        { categoryId: "TWO", parentId: "ONE", names },
      ],
      "test",
    );
    expect(outcomes(results)).toEqual([
      ["LEAF", "created"],
      ["TOP", "created"],
      ["ORPHAN", "rejected", "category-unknown"],
      ["GRANDCHILD", "rejected", "category-unknown"],
      ["ONE", "rejected", "category-circle"],
      ["TWO", "rejected", "category-unknown"],
    ]);
  });
});

describe("change numbers", () => {
  it("miss nothing for a reader that goes on from the highest it has seen, while many write at once", async () => {
    let pointer = await masterData.highestChange(db, "article");
    const start = pointer;
    const writing = Array.from({ length: 12 }, (_, writer) =>
      (async () => {
        for (let round = 0; round < 8; round += 1)
          await masterData.upsertArticles(
            [article(`SHARED${round % 3}`, { texts: { en: `${writer} ${round}` } }), article(`OWN${writer}-${round}`)],
            `writer ${writer}`,
          );
      })(),
    );
    let isWriting = true;
    const allWritten = Promise.all(writing).then(() => {
      isWriting = false;
    });
    const seen = new Map<string, number>();
    while (isWriting || (await masterData.highestChange(db, "article")) > pointer) {
      const upTo = await masterData.highestChange(db, "article");
      const { rows } = await sql<{ key: string; changeNumber: number }>`
        select key, change_number as "changeNumber" from (${masterData.selection("article", [])}) source
        where change_number > ${pointer} and change_number <= ${upTo}`.execute(db);
      for (const { key, changeNumber } of rows) {
        expect(changeNumber).toBeGreaterThan(seen.get(key) ?? 0);
        seen.set(key, changeNumber);
      }
      pointer = upTo;
    }
    await allWritten;
    const { rows } = await sql<{ key: string; number: number }>`
      select article_id as key, change_number as number from masterdata.article where change_number > ${start}`.execute(
      db,
    );
    expect(rows.length).toBe(12 * 8 + 3);
    expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(rows.map(({ key, number }) => [key, number])));
    const documents = await sql<{ count: number }>`
      select count(*) as count from masterdata.change_document where change_number > ${start} and object_type = 'article'`.execute(
      db,
    );
    expect(documents.rows[0]?.count).toBe(12 * 8 * 2);
  });
});
