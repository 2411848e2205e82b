import type { Offer } from "@counterfoil/pricing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../../../../tools/testing/database.ts";
import type { OfferDetail } from "./read-offer.ts";
import { keepOffers, tenOff } from "./testing/keep-offers.ts";
import { currentBook, openRetailer } from "./testing/retailer.ts";

let database: TestDatabase;
let retailer: Awaited<ReturnType<typeof openRetailer>>;
let create: ReturnType<typeof keepOffers>["create"];
let act: ReturnType<typeof keepOffers>["act"];
let read: ReturnType<typeof keepOffers>["read"];
beforeAll(async () => {
  database = await testDatabase("server");
  retailer = await openRetailer(database.url);
  ({ create, act, read } = keepOffers(retailer));
}, 60_000);
afterAll(async () => {
  await retailer.close();
  await database.drop();
});

type Refusal = { code: string; detail: string; where?: string };
async function activate(id: string): Promise<number> {
  const { state, draft } = (await act("writer", id, "check")).body;
  expect(draft ?? state).toBe("checked");
  expect((await act("approver", id, "approve")).status).toBe(200);
  const done = await act<OfferDetail & { book: number }>("approver", id, "activate");
  expect(done.status, done.text).toBe(200);
  return done.body.book;
}

const priceOf = async (articleId: string, quantity = 1) => {
  const basket = { store: "1010", lines: [{ lineId: "1", articleId, quantity }] };
  const { body, text } = await retailer.writer<{ totals: { total: number } }>("POST", "/calculations", basket);
  expect(body.totals, text).toBeDefined();
  return body.totals.total;
};

describe("the way of an offer", () => {
  test("from the draft over a second person to a book, and out of it again", async () => {
    const draft = await create();
    expect(draft).toMatchObject({ state: "draft", version: 1, origin: "app", changedBy: "writer", problems: [] });
    expect(draft.offerId).toMatch(/^OF-\d{6}$/);
    expect(draft.sentence).toEqual({ en: expect.stringContaining("10%"), de: expect.stringContaining("10") });
    expect(await priceOf("TEA-1")).toBe(400);
    const before = await currentBook(retailer.writer);
    const book = await activate(draft.offerId);
    expect(book).toBe((before as number) + 1);
    expect(await currentBook(retailer.writer)).toBe(book);
    expect(await priceOf("TEA-1")).toBe(360);
    const active = await read(draft.offerId);
    expect(active).toMatchObject({ state: "active", version: 4, book, promotion: { promotionId: draft.offerId } });
    expect(active.history.map(({ action, by }) => [action, by])).toEqual([
      ["activated", "approver"],
      ["approved", "approver"],
      ["checked", "writer"],
      ["created", "writer"],
    ]);
    expect(active.approvals.map(({ by }) => by)).toEqual(["approver"]);
    const ended = await act<OfferDetail & { book: number }>("approver", draft.offerId, "end");
    expect(ended.body).toMatchObject({ state: "ended", book: book + 1 });
    expect(await priceOf("TEA-1")).toBe(400);
    expect((await retailer.writer("GET", "/offers?state=ended")).text).toContain(draft.offerId);
  });

  test("nobody approves what they have changed last, and the refusal changes nothing", async () => {
    const { offerId } = (await retailer.other<OfferDetail>("POST", "/offers", tenOff())).body;
    await act("other", offerId, "check");
    const before = await read(offerId);
    const refused = await act<Refusal>("other", offerId, "approve");
    expect([refused.status, refused.body.code]).toEqual([403, "own-offer"]);
    expect(await read(offerId)).toEqual(before);
    expect((await act("writer", offerId, "approve")).status).toBe(403);
    expect((await act("approver", offerId, "approve", { comment: "fine" })).body.approvals[0]?.comment).toBe("fine");
    const edited = await retailer.other<OfferDetail>("PUT", `/offers/${offerId}`, {
      version: 3,
      offer: tenOff({ name: "Tea" }),
    });
    expect(edited.body).toMatchObject({ state: "draft", version: 4, approvals: [] });
    expect(edited.body.history[0]?.changes).toEqual([{ field: "/name", from: "Ten percent off tea", to: "Tea" }]);
    const late = await retailer.other<Refusal>("PUT", `/offers/${offerId}`, { version: 3, offer: tenOff() });
    expect([late.status, late.body.code, late.body.where]).toEqual([409, "changed-meanwhile", "/body/version"]);
    expect((await read(offerId)).offer?.name).toBe("Tea");
  });

  test("a rejected offer is a draft again, with the reason", async () => {
    const { offerId } = await create();
    await act("writer", offerId, "check");
    const rejected = await act("approver", offerId, "reject", { reason: "too much" });
    expect(rejected.body.state).toBe("draft");
    expect(rejected.body.history[0]).toMatchObject({ action: "rejected", comment: "too much", by: "approver" });
    expect((await act<Refusal>("approver", offerId, "activate")).body.code).toBe("offer-state-wrong");
  });

  test("of two who activate at once one does, and there is one book", async () => {
    const { offerId } = await create({
      terms: { style: "simple", get: { articles: ["CANDLE"] }, reward: { unitPrice: 90 } },
    });
    await act("writer", offerId, "check");
    await act("approver", offerId, "approve");
    const before = (await currentBook(retailer.writer)) as number;
    const answers = await Promise.all([
      act<Refusal>("approver", offerId, "activate"),
      act<Refusal>("other", offerId, "activate"),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await currentBook(retailer.writer)).toBe(before + 1);
    expect(await priceOf("CANDLE")).toBe(90);
    await act("approver", offerId, "withdraw");
    expect(await priceOf("CANDLE")).toBe(100);
    expect(await read(offerId)).toMatchObject({ state: "draft" });
  });

  test("an active offer goes on selling while its new version is worked on", async () => {
    const terms = (percentOff: number): Offer["terms"] => ({
      style: "simple",
      get: { articles: ["LAMP"] },
      reward: { percentOff },
    });
    const { offerId } = await create({ terms: terms(10) });
    await activate(offerId);
    const edited = await retailer.writer<OfferDetail>("PUT", `/offers/${offerId}`, {
      version: 4,
      offer: tenOff({ terms: terms(20) }),
    });
    expect(edited.body).toMatchObject({
      state: "active",
      draft: "draft",
      offer: { terms: terms(20) },
      active: { terms: terms(10) },
    });
    expect(await priceOf("LAMP")).toBe(1800);
    await activate(offerId);
    expect(await priceOf("LAMP")).toBe(1600);
    expect((await read(offerId)).draft).toBeUndefined();
    await retailer.writer("PUT", `/offers/${offerId}`, {
      version: (await read(offerId)).version,
      offer: tenOff({ terms: terms(30) }),
    });
    expect((await retailer.writer("DELETE", `/offers/${offerId}`)).status).toBe(204);
    expect(await read(offerId)).toMatchObject({ state: "active", offer: { terms: terms(20) } });
    expect((await act("writer", offerId, "restore")).body).toMatchObject({
      draft: "draft",
      offer: { terms: terms(30) },
    });
    await act("approver", offerId, "withdraw");
    expect(await priceOf("LAMP")).toBe(2000);
  });

  test("a deleted draft is out of the list, and back when it is restored", async () => {
    const { offerId } = await create({ name: "Short-lived" });
    await retailer.writer("DELETE", `/offers/${offerId}`);
    const found = async () => (await retailer.writer<{ total: number }>("GET", "/offers?query=short-lived")).body.total;
    expect(await found()).toBe(0);
    expect(await read(offerId)).toMatchObject({ deleted: true, state: "draft" });
    expect((await act("writer", offerId, "restore")).body.state).toBe("draft");
    expect(await found()).toBe(1);
    const copy = await act("writer", offerId, "copy");
    expect(copy.status).toBe(201);
    expect(copy.body.offer?.name).toBe("Short-lived");
    expect(copy.body.offerId).not.toBe(offerId);
  });

  test("one that begins later is scheduled: in the book, and not yet in the price", async () => {
    const { offerId } = await create({ validFrom: "2030-01-01T00:00:00" });
    await activate(offerId);
    expect(await read(offerId)).toMatchObject({ state: "scheduled" });
    expect(await priceOf("TEA-2")).toBe(300);
    const refused = await act<Refusal>("approver", offerId, "end");
    expect([refused.status, refused.body.code]).toEqual([422, "end-invalid"]);
    expect((await act("approver", offerId, "end", { at: "2030-06-30T23:59:59" })).body.validTo).toBe(
      "2030-06-30T23:59:59",
    );
    await act("approver", offerId, "withdraw");
  });
});

describe("what is wrong with an offer", () => {
  const wrongShapes: [string, unknown, string][] = [
    ["a style that is none", { style: "magic" }, "/body/terms/style"],
    [
      "a percentage above 100",
      { style: "simple", get: { all: true }, reward: { percentOff: 101 } },
      "/body/terms/reward/percentOff",
    ],
    [
      "two rewards",
      { style: "simple", get: { all: true }, reward: { percentOff: 10, points: 1 } },
      "/body/terms/reward",
    ],
    [
      "an unknown field",
      { style: "simple", get: { all: true }, reward: { percentOff: 1 }, gets: 1 },
      "/body/terms/gets",
    ],
  ];
  test.each(wrongShapes)("%s is refused with its place", async (_name, terms, where) => {
    const total = async () => (await retailer.writer<{ total: number }>("GET", "/offers")).body.total;
    const before = await total();
    const { status, body } = await retailer.writer<Refusal>("POST", "/offers", { ...tenOff(), terms });
    expect([status, body.code, body.where]).toEqual([400, "invalid-request", where]);
    expect(await total()).toBe(before);
  });

  test.each([
    ["validFrom", "2030-02-30T00:00:00"],
    ["validTo", "2030-13-01T00:00:00"],
  ])("%s %s is no day of the calendar", async (field, moment) => {
    const { status, body } = await retailer.writer<Refusal>("POST", "/offers", { ...tenOff(), [field]: moment });
    expect([status, body.code, body.where]).toEqual([400, "invalid-request", `/body/${field}`]);
  });

  test("a draft is kept with its problems, field by field, and is not checked as long as one is blocking", async () => {
    const { offerId, problems } = await create({
      validTo: "2025-12-31T23:59:59",
      stores: ["1010", "9999"],
      terms: {
        style: "buyGet",
        buy: [{ target: { articles: ["TEA-1", "NEVER"] } }],
        get: { target: { group: "NONE" }, quantity: 1 },
        reward: { percentOff: 0 },
      },
    });
    expect(problems.map(({ field, code }) => [field, code])).toEqual([
      ["/validTo", "validity-empty"],
      ["/terms/reward/percentOff", "reward-without-effect"],
      ["/terms/buy/0", "condition-unclear"],
      ["/terms/buy/0/target/articles/1", "article-unknown"],
      ["/terms/get/target/group", "product-group-unknown"],
      ["/stores/1", "store-unknown"],
    ]);
    expect((await act("writer", offerId, "check")).body).toMatchObject({ state: "draft", version: 1 });
  });

  test("offers that meet on the same goods are named, with what happens then", async () => {
    const first = await create({
      name: "Drinks",
      terms: { style: "simple", get: { category: "DRINKS" }, reward: { percentOff: 5 } },
    });
    await create({
      name: "Elsewhere",
      stores: ["1020"],
      terms: { style: "simple", get: { all: true }, reward: { percentOff: 5 } },
    });
    await create({ name: "Points", terms: { style: "points", of: { all: true }, points: 1, per: { amount: 100 } } });
    const green = { attribute: { name: "colour", value: "green" } };
    const second = await create({
      name: "Green",
      stores: ["1010"],
      sequence: 200,
      terms: { style: "simple", get: green, reward: { percentOff: 5 } },
    });
    const overlaps = second.overlaps.map(({ name, why }) => [name, why.en]);
    expect(overlaps).toContainEqual([
      "Drinks",
      expect.stringMatching(/^Both apply, one after the other: “Green” counts on/),
    ]);
    expect(overlaps.map(([name]) => name)).not.toContain("Elsewhere");
    expect(overlaps.map(([name]) => name)).not.toContain("Points");
    const lamps = await create({ terms: { style: "simple", get: { articles: ["LAMP"] }, reward: { percentOff: 5 } } });
    expect(lamps.overlaps.map(({ offerId }) => offerId)).not.toContain(first.offerId);
    const calendar = await retailer.writer<{ items: { offerId: string; overlapsWith: string[] }[] }>(
      "GET",
      "/offers/calendar?from=2026-11-01&to=2026-11-30",
    );
    const item = calendar.body.items.find(({ offerId }) => offerId === second.offerId);
    expect(item?.overlapsWith).toContain(first.offerId);
    expect(item?.overlapsWith).not.toContain(lamps.offerId);
  });
});

describe("looking offers up", () => {
  test("by the article that may take part, whatever the offer names", async () => {
    const find = async (query: string) =>
      (await retailer.writer<{ items: { name: string }[] }>("GET", `/offers?limit=500&${query}`)).body.items.map(
        ({ name }) => name,
      );
    await create({
      name: "By category",
      terms: { style: "simple", get: { category: "HOME" }, reward: { percentOff: 1 } },
    });
    await create({
      name: "By basket",
      terms: { style: "transaction", minAmount: 5000, reward: { amountOffTotal: 500 } },
    });
    expect(await find("article=LAMP")).toEqual(expect.arrayContaining(["By category", "By basket"]));
    expect(await find("article=TEA-1")).not.toContain("By category");
    expect(await find("query=by%20bask")).toEqual(["By basket"]);
    expect(await find("query=100%25")).toEqual([]);
  });

  test("page by page, each once", async () => {
    const seen: string[] = [];
    let next: string | undefined;
    do {
      const page: { items: { offerId: string }[]; next?: string; total: number } = (
        await retailer.writer<never>("GET", `/offers?sort=name&limit=3${next === undefined ? "" : `&next=${next}`}`)
      ).body;
      seen.push(...page.items.map(({ offerId }) => offerId));
      next = page.next;
      expect(page.total).toBeGreaterThan(3);
    } while (next !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test("a preview prices a basket with drafts as if they were active, and says why one is not", async () => {
    const offers = [
      tenOff({ terms: { style: "nth", of: { articles: ["CANDLE"] }, every: 3, reward: { percentOff: 100 } } }),
    ];
    const basket = (quantity: number) => ({
      store: "1020",
      at: "2026-11-22T12:00:00Z",
      lines: [{ lineId: "1", articleId: "CANDLE", quantity }],
    });
    const priced = await retailer.writer<{ totals: { total: number } }>("POST", "/offers/preview", {
      offers,
      basket: basket(3),
    });
    expect(priced.body.totals.total, priced.text).toBe(200);
    const less = await retailer.writer<{ refusals: { offerId: string }[] }>("POST", "/offers/preview", {
      offers,
      basket: basket(2),
    });
    expect(less.body.refusals.map(({ offerId }) => offerId)).toContain("NEW-1");
    expect(await priceOf("CANDLE", 3)).toBe(300);
  });
});

test("every route asks who is calling", async () => {
  const paths: [string, string][] = [
    ["GET", ""],
    ["POST", ""],
    ["GET", "/OF-1"],
    ["PUT", "/OF-1"],
    ["DELETE", "/OF-1"],
    ["POST", "/OF-1/check"],
    ["POST", "/OF-1/approve"],
    ["POST", "/OF-1/activate"],
    ["POST", "/OF-1/end"],
    ["POST", "/import"],
    ["GET", ".csv"],
    ["GET", "/calendar?from=2026-01-01&to=2026-01-02"],
  ];
  for (const [method, path] of paths)
    expect((await fetch(`${retailer.address}/api/prices/offers${path}`, { method })).status, `${method} ${path}`).toBe(
      401,
    );
  expect((await retailer.approver("POST", "/offers", tenOff())).status).toBe(403);
  const { offerId } = await create();
  expect((await act("writer", offerId, "activate")).status).toBe(403);
});
