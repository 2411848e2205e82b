import type { MasterDataPage } from "@counterfoil/contracts";
import { inTransaction } from "@counterfoil/platform";
import type { Promotion } from "@counterfoil/pricing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../../../tools/testing/database.ts";
import { articleDraft, articleMessage, partnerDraft, partnerMessage } from "../hub/inbound/testing/messages.ts";
import { openSuite, type Suite } from "../hub/inbound/testing/suite.ts";
import { writeCursor } from "./cursor.ts";
import { createTillFeed } from "./index.ts";

let database: TestDatabase;
let suite: Suite;
beforeAll(async () => {
  database = await testDatabase("server");
  suite = await openSuite(database.url);
});
afterAll(async () => {
  await suite.close();
  await database.drop();
});

type Book = { number: number | undefined };

/** A till as simple as can be: applies a round as a whole, as the contract says. */
function createTill(readPage: (cursor: string | undefined) => Promise<MasterDataPage>) {
  let cursor: string | undefined;
  const articles = new Map<string, unknown>();
  const customers = new Map<string, unknown>();
  const categories = new Map<string, unknown>();
  const prices = new Map<string, unknown>();
  const taxes = new Map<string, number>();
  const promotions = new Map<string, unknown>();
  const groups = new Map<string, unknown>();
  const nodes = new Map<string, unknown>();
  const coupons = new Map<string, unknown>();
  let policies: unknown;
  const book: Book = { number: undefined };
  const put = <Item extends { withdrawn?: boolean }>(into: Map<string, unknown>, key: string, item: Item) =>
    item.withdrawn ? into.delete(key) : into.set(key, item);

  async function round(between: () => Promise<unknown> = async () => undefined): Promise<number> {
    const pages: MasterDataPage[] = [];
    let next = cursor;
    do {
      const page = await readPage(next);
      pages.push(page);
      next = page.cursor;
      await between();
    } while (pages.at(-1)?.more);
    for (const page of pages) {
      for (const article of page.articles) put(articles, article.articleId, article);
      for (const customer of page.customers) put(customers, customer.customerId, customer);
      for (const category of page.categories) categories.set(category.categoryId, category);
      for (const price of page.prices.upserts) prices.set(price.priceId, price);
      for (const priceId of page.prices.removals) prices.delete(priceId);
      for (const { code, rate } of page.taxes) taxes.set(code, rate);
      for (const id of page.promotions?.removals ?? []) promotions.delete(id);
      for (const promotion of page.promotions?.upserts ?? []) promotions.set(promotion.promotionId, promotion);
      for (const id of page.groups?.removals ?? []) groups.delete(id);
      for (const { groupId, articleIds } of page.groups?.upserts ?? []) groups.set(groupId, articleIds);
      for (const id of page.categoryNodes?.removals ?? []) nodes.delete(id);
      for (const node of page.categoryNodes?.upserts ?? []) nodes.set(node.categoryId, node);
      for (const coupon of page.coupons ?? []) coupons.set(coupon.couponId, coupon);
      policies = page.policies ?? policies;
    }
    cursor = next;
    book.number = pages.at(-1)?.priceBook;
    return pages.length;
  }
  const sorted = (map: Map<string, unknown>) => [...map].sort(([one], [other]) => (one < other ? -1 : 1));
  const state = () => ({
    book: book.number,
    articles: sorted(articles),
    customers: sorted(customers),
    categories: sorted(categories),
    prices: sorted(prices),
    taxes: sorted(taxes),
    promotions: sorted(promotions),
    groups: sorted(groups),
    nodes: sorted(nodes),
    coupons: sorted(coupons),
    policies,
  });
  return { round, state };
}

const storeOf = (storeId: string) => ({
  storeId,
  timeZone: "Europe/London",
  currency: "GBP",
  salesOrganisation: "1000",
  distributionChannel: "10",
});

const tillOf = (storeId: string, pageObjects = 3) => {
  const store = storeOf(storeId);
  const { db, catalog, customers, prices } = suite;
  const feed = createTillFeed({
    db,
    clock: { now: () => new Date() },
    catalog,
    customers,
    prices,
    pageObjects,
    readStore: async () => store,
  });
  return createTill((cursor) => feed.readPage(storeId, cursor));
};

const always = { from: "2010-01-01", to: "9999-12-31" };
let changeNumber = 1;

const change = fc.record({
  article: fc.constantFrom("F1", "F2", "F3", "F4", "F5", "F6"),
  text: fc.constantFrom("one", "two"),
  listed: fc.subarray(["1010", "1020"]),
  deleted: fc.boolean(),
  taxCode: fc.constantFrom("A1", "A2"),
  amount: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  site: fc.constantFrom(undefined, "1010", "1020"),
  customerBlocked: fc.boolean(),
  promotion: fc.constantFrom<string>("P1", "P2", "P3"),
  percent: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  stores: fc.option(fc.subarray(["1010", "1020"], { minLength: 1 }), { nil: undefined }),
  members: fc.option(fc.subarray(["F1", "F2", "F3"], { minLength: 1 }), { nil: undefined }),
});
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

async function apply({
  article,
  text,
  listed,
  deleted,
  taxCode,
  amount,
  site,
  customerBlocked,
  ...offered
}: Change): Promise<void> {
  changeNumber += 1;
  await offer(offered);
  const price = {
    ...(site === undefined ? {} : { site }),
    unit: "PC",
    validity: always,
    price: { currency: "GBP", amountMinor: amount ?? 0 },
  };
  const draft = articleDraft(article, {
    changeNumber,
    deleted,
    texts: [{ language: "en", text }],
    listings: listed.map((store) => ({ site: store, validity: always })),
    taxes: [{ country: "GB", taxCode }],
    prices: amount === undefined ? [] : [price],
  });
  const name = { given: "Ada", family: `${article} ${text}` };
  const partner = partnerDraft(`9${article.slice(1)}`, {
    changeNumber,
    common: [{ blocked: customerBlocked, person: { name } }],
  });
  await Promise.all([
    suite.send("article", articleMessage([draft])),
    suite.send("businessPartner", partnerMessage([partner])),
  ]);
}

function tenPercentOff(promotionId: string, percentOff: number, stores?: string[]): Promotion {
  return {
    promotionId,
    name: promotionId,
    validFrom: "2010-01-01T00:00:00",
    validTo: "9999-12-31T23:59:59",
    ...(stores === undefined ? {} : { stores }),
    rules: [
      {
        ruleId: promotionId,
        sequence: 100,
        resolution: 0,
        eligibility: { type: "goods", target: { group: "G1" } },
        priceRule: { type: "RB", control: "line", reward: { percentOff } },
      },
    ],
  };
}

type Offered = {
  promotion: string;
  percent: number | undefined;
  stores?: string[] | undefined;
  members: string[] | undefined;
};

/** No percent takes the promotion away, no members the group. */
async function offer({ promotion, percent, stores, members }: Offered): Promise<void> {
  const { prices, db } = suite;
  const upserts =
    percent === undefined ? [] : [{ promotion: tenPercentOff(promotion, percent, stores), origin: "app" as const }];
  await inTransaction(db, async (transaction) => {
    await prices.stagePromotions(transaction, { upserts, removals: percent === undefined ? [promotion] : [] });
    const groups = members === undefined ? [] : [{ groupId: "G1", members }];
    await prices.stageGroups(transaction, "product", {
      upserts: groups,
      removals: members === undefined ? ["G1"] : [],
    });
  });
}

const quiet = { promotion: "P1", percent: undefined, stores: undefined, members: undefined };

describe("a till that applies its rounds", () => {
  test("ends with exactly the current state, whoever wrote and published while it read", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        async (bursts) => {
          const till = tillOf("1010");
          for (const burst of bursts) {
            const writer = (async () => {
              for (const one of burst) {
                await apply(one);
                await suite.prices.publish();
              }
            })();
            await till.round();
            await writer;
          }
          await suite.prices.publish();
          await till.round();
          const fresh = tillOf("1010", 1000);
          await fresh.round();
          expect(till.state()).toEqual(fresh.state());
          // What the server prices a receipt of this book with is what the till has.
          const { promotions, groups, nodes } = till.state();
          const input = await suite.prices.bookInput(till.state().book ?? 0, storeOf("1010"));
          expect(promotions.map(([, content]) => content)).toEqual(input?.promotions ?? []);
          expect(groups).toEqual((input?.groups ?? []).map(({ id, articles }) => [id, articles]));
          expect(nodes.map(([id]) => id)).toEqual((input?.categories ?? []).map(({ id }) => id));
        },
      ),
      { numRuns: 15 },
    );
  }, 120_000);

  test("does not miss what commits after its round but began before", async () => {
    const till = tillOf("1010");
    await till.round();
    const slow = await suite.pool.connect();
    await slow.query("begin");
    await slow.query("insert into catalog.category (category_id, names) values ('SLOW', '{}')");
    await apply({
      article: "F1",
      text: "one",
      listed: ["1010"],
      deleted: false,
      taxCode: "A1",
      amount: 1,
      site: undefined,
      customerBlocked: false,
      ...quiet,
    });
    await suite.prices.publish();
    await till.round();
    expect(till.state().categories.map(([id]) => id)).not.toContain("SLOW");
    await slow.query("commit");
    slow.release();
    await till.round();
    expect(till.state().categories.map(([id]) => id)).toContain("SLOW");
  });

  test("gets only what concerns its store, and a quiet round is one empty page", async () => {
    await apply({
      article: "F2",
      text: "one",
      listed: ["1020"],
      deleted: false,
      taxCode: "A2",
      amount: 2,
      site: "1020",
      customerBlocked: false,
      ...quiet,
    });
    await suite.prices.publish();
    const [london, manchester] = [tillOf("1010", 4000), tillOf("1020", 4000)];
    await london.round();
    await manchester.round();
    const has = (till: typeof london) => till.state().articles.some(([id]) => id === "F2");
    expect([has(london), has(manchester)]).toEqual([false, true]);
    const before = london.state();
    expect(await london.round()).toBe(1);
    expect(london.state()).toEqual(before);
  });
});

test("a promotion that ends, comes back and gets new members reaches the till as such", async () => {
  const till = tillOf("1010");
  const publish = async (offered: Offered) => {
    await offer(offered);
    await suite.prices.publish();
    await till.round();
    const { promotions, groups } = till.state();
    return { promotions: promotions.map(([id]) => id).filter((id) => id === "P9"), groups };
  };
  const offered = { promotion: "P9", percent: 10, stores: ["1010"], members: ["F1"] };
  expect(await publish(offered)).toEqual({ promotions: ["P9"], groups: [["G1", ["F1"]]] });
  expect(await publish({ ...offered, percent: undefined })).toEqual({ promotions: [], groups: [["G1", ["F1"]]] });
  expect(await publish({ ...offered, members: ["F1", "F2"] })).toEqual({
    promotions: ["P9"],
    groups: [["G1", ["F1", "F2"]]],
  });
  expect(await publish({ ...offered, stores: ["1020"] })).toEqual({ promotions: [], groups: [["G1", ["F1"]]] });
  await publish({ ...offered, percent: undefined, members: undefined });
});

test("coupons come when they are made and when they are blocked; a till that begins knows the blocked ones too", async () => {
  const till = tillOf("1010");
  await till.round();
  const actor = { kind: "person", id: "p", name: "P" } as const;
  const coupon = { couponId: "SPRING", kind: "single", code: "SPRING25", name: "Spring", offline: "accept" } as const;
  await suite.prices.coupons.create(coupon, actor);
  await till.round();
  expect(till.state().coupons).toEqual([["SPRING", { ...coupon }]]);
  await suite.prices.coupons.block("SPRING", true, actor);
  await till.round();
  expect(till.state().coupons).toEqual([["SPRING", { ...coupon, withdrawn: true }]]);
  const fresh = tillOf("1010");
  await fresh.round();
  expect(fresh.state().coupons).toEqual(till.state().coupons);
});

test("an article without a published price comes with its first book", async () => {
  const till = tillOf("1010");
  await suite.prices.publish();
  await till.round();
  await suite.send("article", articleMessage([articleDraft("FRESH")]));
  await till.round();
  expect(till.state().articles.map(([id]) => id)).not.toContain("FRESH");
  await suite.prices.publish();
  await till.round();
  expect(till.state().articles.map(([id]) => id)).toContain("FRESH");
});

test("how far each till has come is known when its round has ended", async () => {
  let cursor: string | undefined;
  for (let more = true; more; ) ({ cursor, more } = await suite.tillFeed.readPage("1010", cursor, "1010-07"));
  const [progress] = await suite.tillFeed.readProgress("1010");
  const book = await suite.prices.currentBook();
  expect(progress).toMatchObject({ tillId: "1010-07", servedBook: book });
  await suite.send("article", articleMessage([articleDraft("AFTER", { changeNumber: 90_001 })]));
  await suite.prices.publish();
  const { article } = await suite.tillFeed.judgeArticle("1010", "AFTER");
  expect(article?.sellable).toBe(true);
  expect((await suite.tillFeed.readProgress("1010"))[0]?.servedBook).toBe(book);
});

test("a cursor that is not ours is refused; one of a later database starts anew", async () => {
  const store = "1010";
  const feed = suite.tillFeed;
  await expect(feed.readPage(store, "bm90IGpzb24")).rejects.toMatchObject({
    facts: { status: 400, code: "cursor-invalid" },
  });
  const ahead = writeCursor({ since: "999999999999", book: 9999 });
  const [anew, first] = [await feed.readPage(store, ahead), await feed.readPage(store, undefined)];
  expect(anew.articles).toEqual(first.articles);
  expect(anew.articles.length).toBeGreaterThan(0);
});
