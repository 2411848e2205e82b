import { sql } from "@counterfoil/platform";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, gtinOf, site } from "../../../../../tools/testing/erp-examples.ts";
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
      for (const { key, changeNumber } of await masterData.articlesToSend(db, {
        after: pointer,
        upTo,
        limit: 100_000,
      })) {
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
