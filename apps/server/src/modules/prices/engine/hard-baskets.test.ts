import { addJob, inTransaction, openDatabase } from "@counterfoil/platform";
import { convertOffer, type Offer, type Priced, type Terms } from "@counterfoil/pricing";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import type { DB } from "../../../database.gen.ts";
import { eventually, startSuite } from "../../../testing/suite.ts";
import { articleDraft } from "../../hub/inbound/testing/messages.ts";
import { sendArticles } from "../../hub/inbound/testing/send-articles.ts";
import { currentBookNumber, stagePromotions } from "../books/index.ts";
import { createHardBaskets } from "./hard-baskets.ts";

const database = await testDatabase("server");
const suite = await startSuite(database.url);
const { db, close } = openDatabase<DB>({ url: database.url, applicationName: "test", max: 2 });
afterAll(async () => {
  await close();
  await suite.close();
  await database.drop();
});

const always = { from: "2010-01-01", to: "9999-12-31" };
const articleIds = Array.from({ length: 100 }, (_, index) => `A${index}`);
const drafts = articleIds.map((articleId, index) => {
  const price = { currency: "GBP", amountMinor: 101 + 17 * index };
  return articleDraft(articleId, { prices: [{ unit: "PC", validity: always, price }] });
});
await sendArticles(suite, drafts);

const goods = { all: true } as const;
const offers = Array.from({ length: 40 }, (_, index): Offer => {
  const every = 2 + (index % 7);
  const kinds: Terms[] = [
    { style: "nth", of: goods, every, reward: { percentOff: 100 } },
    { style: "multibuy", of: goods, quantity: every, reward: { setPrice: 199 * every + index } },
    { style: "simple", get: goods, reward: { percentOff: 5 + (index % 30) } },
  ];
  const offerId = `P${index}`;
  const validity = { validFrom: "2020-01-01", validTo: "2035-12-31" };
  return { offerId, name: offerId, ...validity, terms: kinds[index % 3] as Terms };
});
const { book } = await inTransaction(db, async (transaction) => {
  const upserts = offers.map((offer) => ({ promotion: convertOffer(offer), origin: "app" as const }));
  await addJob(transaction, "prices:publish", {}, { key: "prices:publish" });
  return stagePromotions(transaction, { upserts, removals: [] });
});
await eventually(
  () => currentBookNumber(db),
  (number) => number >= book,
);

const { token } = await suite.createTill("1010-01");
const calculate = (lines: { lineId: string; articleId: string; quantity: number }[], more = {}) =>
  suite.call<Priced & { code: string }>("POST", "/api/prices/calculations", {
    token,
    body: { store: "1010", at: "2026-11-20T12:00:00Z", lines, ...more },
  });
const linesOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    lineId: String(index),
    articleId: articleIds[index % 100] as string,
    quantity: 1 + (index % 50),
  }));

test("a quick basket is answered while a hard one is priced, and both are right", async () => {
  const done: string[] = [];
  const hard = calculate(linesOf(150)).then((answer) => {
    done.push("hard");
    return answer;
  });
  const quick = await calculate(linesOf(1));
  done.push("quick");
  expect(quick.body.totals).toMatchObject({ regular: 101 });
  const { status, body } = await hard;
  expect(done).toEqual(["quick", "hard"]);
  expect(status).toBe(200);
  expect(body.lines).toHaveLength(150);
  expect(body.totals.regular - body.totals.discount).toBe(body.lines.reduce((sum, { amount }) => sum + amount, 0));
  expect(body.totals.discount).toBeGreaterThan(0);
});

test("a refusal comes out of the thread with its line and code", async () => {
  const [first, ...others] = linesOf(200);
  const answer = await calculate([{ lineId: "0", articleId: "NONE", quantity: first?.quantity ?? 1 }, ...others]);
  expect(answer).toMatchObject({ status: 422, body: { code: "basket-not-priced", where: "/body/lines/0" } });
  expect(answer.body).toMatchObject({ problems: [{ code: "article-unknown", lineId: "0", articleId: "NONE" }] });
});

test("no more hard baskets wait than are allowed, and a thread that cannot work leaves the next one alone", async () => {
  const url = database.url.replace(/[^/]*$/, "no_such_database");
  const nowhere = createHardBaskets({ databaseUrl: url, threads: 1, mostWaiting: 1 });
  const place = { storeId: "1010", salesOrganisation: "1000", distributionChannel: "10", currency: "GBP" };
  const asked = { kind: "published", number: 1, place } as const;
  const price = () => nowhere.price({ asked, basket: { at: "2026-11-20T12:00:00Z", lines: [] }, options: {} });
  const answers = await Promise.allSettled([price(), price(), price()]);
  expect(answers.map((answer) => answer.status === "rejected" && String(answer.reason.message))).toEqual([
    expect.stringContaining("no_such_database"),
    expect.stringContaining("no_such_database"),
    expect.stringContaining("1 large baskets are waiting already"),
  ]);
  expect(answers[2]).toMatchObject({ reason: { facts: { status: 503, code: "calculations-waiting" } } });
  await expect(price()).rejects.toThrow("no_such_database");
  await nowhere.stop();
});
