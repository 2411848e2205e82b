import { afterAll, beforeAll, expect, it } from "vitest";
import { article, price, site } from "../../../../../../tools/testing/erp-examples.ts";
import { erpModules } from "../../../../../../tools/testing/erp-modules.ts";
import type { TableKind } from "./import-table.ts";

const erp = await erpModules();
const { masterData } = erp;
afterAll(erp.stop);

beforeAll(async () => {
  await masterData.upsertSites([site("1010"), site("1020")], "test");
  await masterData.upsertArticles([article("CANDLE")], "test");
  await masterData.upsertPrices([price("CANDLE", 295, "2010-01-01", "9999-12-31")], "refuse", "test");
});

const table = (kind: TableKind, lines: string[], dryRun = false) =>
  masterData.importTable(kind, lines.join("\r\n"), { dryRun, by: "test" });
const inShort = ({ rows }: Awaited<ReturnType<typeof table>>) =>
  rows.map(({ row, key, outcome, problem }) =>
    [row, key, outcome, problem?.detail].filter((each) => each !== undefined),
  );
const read = async (articleId: string) => await masterData.readArticle(articleId);

it("articles: new ones, changed ones, wrong ones; what a row does not say stays; a dry run changes nothing", async () => {
  const before = await read("CANDLE");
  const lines = [
    "articleId;textEn;taxCode;baseUnit;listedIn;status;shelf",
    "CANDLE;Candle, scented;;;1020;;",
    "LAMP;Lamp;A1;PC;1010 1020;;4",
    "VASE;Vase;;;;;",
    "BOWL;Bowl;X9;PC;;;",
    "MUG;Mug;A1;PC;;sold;",
    "LAMP;Lamp again;A1;PC;;;",
  ];
  const outcomes = [
    [2, "CANDLE", "changed"],
    [3, "LAMP", "created"],
    [4, "VASE", "rejected", "The article is new: baseUnit is missing."],
    [5, "BOWL", "rejected", "There is no tax code X9."],
    [6, "MUG", "rejected", "“sold” is no status."],
    [7, "LAMP", "rejected", "LAMP comes twice in this request."],
  ];
  const tried = await table("articles", lines, true);
  expect([inShort(tried), tried.leftOut]).toEqual([outcomes, ["shelf"]]);
  expect([await read("CANDLE"), await read("LAMP")]).toEqual([before, undefined]);
  expect(inShort(await table("articles", lines))).toEqual(outcomes);
  const { article: candle } = (await read("CANDLE")) ?? {};
  expect(candle?.texts).toEqual({ ...before?.article.texts, en: "Candle, scented" });
  expect(candle).toMatchObject({ taxCode: before?.article.taxCode, units: before?.article.units });
  expect(candle?.listings.map(({ siteId }) => siteId)).toContain("1020");
  expect((await read("LAMP"))?.article.listings.map(({ siteId }) => siteId)).toEqual(["1010", "1020"]);
  expect(inShort(await table("articles", lines.slice(0, 2)))).toEqual([[2, "CANDLE", "unchanged"]]);

  const gtins = "4006381333931 96385074";
  const barcodes = (cell: string) => table("articles", ["articleId;gtin;status", `LAMP;${cell};active`]);
  expect(inShort(await barcodes(gtins))).toEqual([[2, "LAMP", "changed"]]);
  // As the export has it: the main one alone.
  expect(inShort(await barcodes("4006381333931"))).toEqual([[2, "LAMP", "unchanged"]]);
  await table("articles", ["articleId;status", "LAMP;blocked"]);
  expect((await read("LAMP"))?.article).toMatchObject({
    blocked: true,
    units: [{ unit: "PC", gtins: gtins.split(" ") }],
  });
});

it("prices: as a spreadsheet of either language writes them; the one before ends where the new one begins", async () => {
  const lines = [
    "articleId;siteId;unit;amount;amountMinor;currency;validFrom;validTo",
    "CANDLE;;PC;3,49;;GBP;01.12.2026;",
    "CANDLE;1020;PC;;250;gbp;2026-12-01;2026-12-24",
    "CANDLE;;PC;cheap;;GBP;2026-12-01;",
    "CANDLE;;PC;3.49;;GBP;soon;",
    "NONE;;PC;3.49;;GBP;2026-12-01;",
    "CANDLE;1090;PC;3.49;;GBP;2026-12-01;",
    ";;PC;3.49;;GBP;2026-12-01;",
  ];
  const { rows } = await table("prices", lines);
  expect(rows.map(({ outcome, problem }) => problem?.detail ?? outcome)).toEqual([
    "changed",
    "created",
    "“cheap” is no price.",
    "“soon” is no day.",
    "There is no article NONE.",
    "There is no site 1090.",
    "The article's number is missing or too long.",
  ]);
  const kept = ((await read("CANDLE"))?.prices ?? []).map(({ amount, siteId, validFrom, validTo }) =>
    [amount, siteId, validFrom, validTo].filter(Boolean).join(" "),
  );
  expect(kept.toSorted()).toEqual([
    "250 1020 2026-12-01 2026-12-24",
    "295 2010-01-01 2026-11-30",
    "349 2026-12-01 9999-12-31",
  ]);
});

it("another file than was meant is refused by the column that it lacks", async () => {
  await expect(table("prices", ["articleId;name", "CANDLE;x"])).rejects.toThrow("The column unit is missing.");
});

it("an import is undone as a whole: what it changed is as before, what it made is flagged as deleted", async () => {
  const actor = { kind: "person", id: "test", name: "test" } as const;
  const undo = (importId: string | undefined) => masterData.undoImport(importId ?? "", { actor, by: "test" });
  const past = (kind: TableKind) => masterData.readImports(kind);
  await masterData.upsertArticles([article("TRAY")], "test");
  await masterData.upsertPrices([price("TRAY", 295, "2010-01-01", "9999-12-31")], "refuse", "test");
  const before = await read("TRAY");
  const takeArticles = ["articleId;textEn;taxCode;baseUnit", "TRAY;Tray, round;;", "JUG;Jug;A1;PC"];
  const count = (await past("articles")).length;
  await table("articles", takeArticles, true);
  expect(await past("articles")).toHaveLength(count);
  await table("articles", takeArticles);
  const [articles] = await past("articles");
  expect(articles).toMatchObject({ by: "test", objects: 2 });

  await table("prices", ["articleId;unit;amount;currency;validFrom", "TRAY;PC;3.49;GBP;2026-12-01"]);
  const [prices] = await past("prices");
  // The price came after: the older import is not undone below it.
  const names = await read("TRAY");
  await expect(undo(articles?.importId)).rejects.toThrow("Changed since: TRAY.");
  expect(await read("TRAY")).toEqual(names);
  await undo(prices?.importId);
  const inShort = (found: typeof before) =>
    found?.prices.map(({ amount, validFrom, validTo }) => [amount, validFrom, validTo]);
  expect(inShort(await read("TRAY"))).toEqual(inShort(before));
  await expect(undo(prices?.importId)).rejects.toThrow("This import is undone already.");

  await table("articles", ["articleId;textEn", "TRAY;Tray, square", "JUG;Jug, blue"]);
  const [second] = await past("articles");
  await undo(second?.importId);
  expect((await read("TRAY"))?.article.texts.en).toBe("Tray, round");
  await table("articles", ["articleId;textEn;taxCode;baseUnit", "POT;Pot;A1;PC"]);
  await undo((await past("articles"))[0]?.importId);
  expect((await read("POT"))?.article.deleted).toBe(true);
  expect((await past("articles")).map(({ undoneAt }) => undoneAt !== undefined).slice(0, 3)).toEqual([
    true,
    true,
    false,
  ]);
});
