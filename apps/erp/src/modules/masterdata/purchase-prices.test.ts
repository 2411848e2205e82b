import { afterAll, beforeAll, expect, it } from "vitest";
import { article, price, site } from "../../../../../tools/testing/erp-examples.ts";
import { erpProgram } from "../../../../../tools/testing/erp-program.ts";

const program = await erpProgram();
const { admin } = program;
const { masterData } = program.erp;
afterAll(program.stop);

beforeAll(async () => {
  await masterData.upsertSites([site("1010")], "test");
  await masterData.upsertArticles(
    ["CUT", "REFUSE", "SERIES", "GONE", "ODD"].map((id) => article(id)),
    "test",
  );
});

const path = "/api/master-data/purchase-prices";
const always = ["2010-01-01", "9999-12-31"] as const;
const send = async (prices: object[], overlap?: "refuse" | "cut") =>
  (await admin("POST", path, { purchasePrices: prices, ...(overlap && { overlap }) })).json.results;
const pricesOf = async (articleId: string) =>
  (await admin("GET", `${path}?articleId=${articleId}`)).json.items.map(
    (each: { number: number; vendor: string; siteId?: string; amount: number; validFrom: string; validTo: string }) =>
      `${each.number} ${each.vendor} ${each.siteId ?? "all"} ${each.amount} ${each.validFrom}..${each.validTo}`,
  );

it("an overlap is refused and named, and the article itself does not change", async () => {
  const before = await masterData.readArticle("REFUSE");
  await send([price("REFUSE", 162, ...always, { vendor: "Mill" })]);
  const [{ problem }] = await send([price("REFUSE", 150, "2026-12-01", "2026-12-24", { vendor: "Mill" })]);
  expect(problem).toEqual({
    code: "price-overlap",
    detail: "REFUSE has a purchase price of 162 GBP (minor units) from 2010-01-01 to 9999-12-31.",
    where: "/validFrom",
  });
  expect(await pricesOf("REFUSE")).toEqual(["1 Mill all 162 2010-01-01..9999-12-31"]);
  expect(await masterData.readArticle("REFUSE")).toEqual(before);
});

it("an older price is cut when told to, with its change document", async () => {
  await send([price("CUT", 162, ...always)]);
  const [{ outcome, changeNumber }] = await send([price("CUT", 150, "2026-12-01", "2026-12-24")], "cut");
  expect(outcome).toBe("changed");
  expect((await pricesOf("CUT")).toSorted()).toEqual([
    "1  all 162 2010-01-01..2026-11-30",
    "2  all 150 2026-12-01..2026-12-24",
    "3  all 162 2026-12-25..9999-12-31",
  ]);
  const { json } = await admin("GET", `${path}/CUT/changes`);
  expect(json.items[0]).toMatchObject({ changeNumber, kind: "changed", changedBy: "admin" });
});

it("vendors, sites and units stand beside each other; the same again is unchanged", async () => {
  const results = await send([
    price("SERIES", 100, ...always),
    price("SERIES", 90, ...always, { vendor: "Mill" }),
    price("SERIES", 80, ...always, { siteId: "1010" }),
    price("SERIES", 100, ...always),
  ]);
  expect(results.map((each: { outcome: string }) => each.outcome)).toEqual([
    "created",
    "created",
    "created",
    "unchanged",
  ]);
  const [{ outcome }] = await send([price("SERIES", 90, ...always, { vendor: "Mill" })]);
  expect(outcome).toBe("unchanged");
  expect((await pricesOf("SERIES")).length).toBe(3);
  const { text } = await admin("GET", `${path}.csv?articleId=SERIES&siteId=1010`);
  expect(text.split("\r\n").slice(1, -1)).toEqual(["SERIES,,1010,PC,80,GBP,1,2010-01-01,9999-12-31"]);
});

it("a price is taken away once", async () => {
  await send([price("GONE", 100, ...always)]);
  expect((await admin("DELETE", `${path}/GONE/1`)).status).toBe(204);
  expect((await admin("DELETE", `${path}/GONE/1`)).status).toBe(404);
  expect(await pricesOf("GONE")).toEqual([]);
});

it.each([
  ["an article that is not there", { articleId: "NONE" }, "article-unknown"],
  ["a unit that it does not have", { unit: "KG" }, "unit-unknown"],
  ["a site that is not there", { siteId: "9999" }, "site-unknown"],
  ["an end before the beginning", { validTo: "2009-12-31" }, "price-period"],
  ["a day that is none", { validFrom: "2010-02-30" }, "day-invalid"],
  ["an amount below zero", { amount: -1 }, "element-invalid"],
  ["a price for nothing", { per: 0.0001 }, "quantity-invalid"],
  ["a text where a list stands", { prices: [] }, "element-invalid"],
])("%s is refused and changes nothing", async (_name, more, code) => {
  const [{ problem }] = await send([price("ODD", 100, ...always, more)], "cut");
  expect(problem.code).toBe(code);
  expect(await pricesOf("ODD")).toEqual([]);
});

it("what an article costs us is not for everybody", async () => {
  const clerk = await program.person("stockClerk");
  for (const at of [path, `${path}.csv`, `${path}/CUT/changes`]) expect((await clerk("GET", at)).status).toBe(403);
  expect((await clerk("POST", path, { purchasePrices: [price("ODD", 1, ...always)] })).status).toBe(403);
  expect((await clerk("DELETE", `${path}/CUT/1`)).status).toBe(403);
});
