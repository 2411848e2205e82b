import type { GuardRun, LabAnswer, LabTestResult, Replay } from "@counterfoil/contracts";
import { afterAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../../tools/testing/database.ts";
import { receiptOf } from "../../testing/receipts.ts";
import { eventually, password, startSuite } from "../../testing/suite.ts";
import { articleDraft } from "../hub/inbound/testing/messages.ts";
import { sendArticles } from "../hub/inbound/testing/send-articles.ts";

const database = await testDatabase("server");
const suite = await startSuite(database.url);
const till = await suite.createTill("1010-01");
const always = { from: "2010-01-01", to: "9999-12-31" };
const costing = (articleId: string, amountMinor: number) =>
  articleDraft(articleId, { prices: [{ unit: "PC", validity: always, price: { currency: "GBP", amountMinor } }] });
const priceBook = await sendArticles(suite, [
  costing("TEA-1", 400),
  costing("TEA-2", 300),
  costing("LAMP", 2000),
  costing("CANDLE", 100),
]);
await suite.asAdmin("POST", "/api/prices/coupons", {
  couponId: "LAMP5",
  kind: "series",
  prefix: "LAMP",
  name: "Five off a lamp",
  offline: "refuse",
});
afterAll(async () => {
  await suite.close();
  await database.drop();
});

type Problem = { code: string; detail: string };
const tea = { articles: ["TEA-1", "TEA-2"] };

async function draft(offer: Record<string, unknown>): Promise<string> {
  const made = await suite.asAdmin<{ offer: { offerId: string } }>("POST", "/api/prices/offers", {
    validFrom: "2026-01-01T00:00:00",
    validTo: "2030-12-31T23:59:59",
    ...offer,
  });
  if (made.status >= 300) throw new Error(made.text);
  return made.body.offer.offerId;
}

const threeForTwo = await draft({
  name: "Tea 3 for 2",
  terms: { style: "nth", of: tea, every: 3, reward: { percentOff: 100 } },
});
const at = "2026-11-20T12:00:00Z";
const basket = (lines: [articleId: string, quantity: number][], more = {}) => ({
  store: "1010",
  at,
  lines: lines.map(([articleId, quantity], index) => ({ lineId: String(index + 1), articleId, quantity })),
  ...more,
});
const lab = (asked: unknown, draftOfferIds: string[] = []) =>
  suite.asAdmin<LabAnswer & Problem>("POST", "/api/prices/lab", { basket: asked, draftOfferIds });

describe("the basket lab", () => {
  test("a draft is tried as if it were active, and without it nothing changes", async () => {
    const without = await lab(
      basket([
        ["TEA-1", 2],
        ["TEA-2", 1],
      ]),
    );
    expect(without.body).toMatchObject({ priced: { totals: { total: 1100 } }, offers: [], more: 0 });
    const tried = await lab(
      basket([
        ["TEA-1", 2],
        ["TEA-2", 1],
      ]),
      [threeForTwo],
    );
    expect(tried.body.priced.totals).toMatchObject({ total: 800, discount: 300 });
    expect(tried.body.offers).toEqual([
      {
        offerId: threeForTwo,
        name: "Tea 3 for 2",
        state: "draft",
        outcome: "applied",
        amount: 300,
        count: 1,
        text: { en: "Applied once, saves £3.00.", de: "1-mal angewendet, spart 3,00\u00a0£." },
      },
    ]);
  });

  test("what does not apply says why in both languages", async () => {
    const early = await lab({ ...basket([["TEA-1", 3]]), at: "2025-06-01T12:00:00Z" }, [threeForTwo]);
    expect(early.body.offers).toMatchObject([{ outcome: "refused", reason: "not-started" }]);
    expect(early.body.offers[0]?.text.en).toMatch(/^Starts on /);
    expect(early.body.offers[0]?.text.de).toMatch(/^Beginnt am /);
  });

  test("a basket that cannot be priced, or a draft that is not there, is refused by name", async () => {
    const unknown = await lab(
      basket([
        ["TEA-1", 1],
        ["NEVER", 1],
      ]),
    );
    expect([unknown.status, unknown.body.code]).toEqual([422, "basket-not-priced"]);
    const missing = await lab(basket([["TEA-1", 1]]), ["OF-999999"]);
    expect([missing.status, missing.body.code]).toEqual([404, "offer-unknown"]);
  });

  test("a saved test is run as often as one likes, and stands in the way of an activation that would break it", async () => {
    const saved = await suite.asAdmin<{ testId: string }>("POST", "/api/prices/lab-tests", {
      name: "Three teas cost three teas",
      basket: basket([["TEA-1", 3]]),
      expected: { total: 1200, byLine: [{ lineId: "1", amount: 1200 }], offers: [] },
    });
    expect(saved.status).toBe(201);
    const twice = await suite.asAdmin<Problem>("POST", "/api/prices/lab-tests", {
      name: "Three teas cost three teas",
      basket: basket([["TEA-1", 1]]),
      expected: { total: 0 },
    });
    expect([twice.status, twice.body.code]).toEqual([409, "lab-test-exists"]);
    const run = (draftOfferIds: string[]) =>
      suite.asAdmin<{ items: LabTestResult[]; failed: number }>("POST", "/api/prices/lab-tests/run", { draftOfferIds });
    expect((await run([])).body).toMatchObject({ failed: 0, items: [{ passed: true, differences: [] }] });
    const broken = (await run([threeForTwo])).body;
    expect(broken.failed).toBe(1);
    expect(broken.items[0]?.differences).toEqual([
      { what: "total", expected: "12.00 GBP", actual: "8.00 GBP" },
      { what: "line 1", expected: "12.00 GBP", actual: "8.00 GBP" },
      { what: "offers", expected: "none", actual: threeForTwo },
    ]);
    // The list says how things stand, not what a draft would do.
    const kept = await suite.asAdmin<{ items: { lastPassed?: boolean }[] }>("GET", "/api/prices/lab-tests");
    expect(kept.body.items).toMatchObject([{ lastPassed: true }]);
    await suite.asAdmin("DELETE", `/api/prices/lab-tests/${saved.body.testId}`);
    // One that is wrong already is told, and is not laid at the door of the next offer; one that was written for it is.
    const wrong = { name: "Tea is free", basket: basket([["TEA-1", 1]]), expected: { total: 0 } };
    await suite.asAdmin("POST", "/api/prices/lab-tests", wrong);
    const meant = { ...wrong, name: "Tea is free with three for two", draftOfferIds: [threeForTwo] };
    await suite.asAdmin("POST", "/api/prices/lab-tests", meant);
    const failed = (await run([threeForTwo])).body.items;
    expect(failed.map(({ name, passed, failsAnyway }) => [name, passed, failsAnyway])).toEqual([
      ["Tea is free", false, true],
      ["Tea is free with three for two", false, undefined],
    ]);
    for (const { testId } of failed) await suite.asAdmin("DELETE", `/api/prices/lab-tests/${testId}`);
    expect((await run([])).body.items).toEqual([]);
  });
});

describe("the margin guard", () => {
  const csv = "articleId;unit;amount\r\nLAMP;PC;15,00\r\nTEA-1;PC;1.00\r\n;PC;1\r\nTEA-2;PC;much\r\nNEVER;PC;2\r\n";
  const guard = async (request: unknown) => {
    const started = await suite.asAdmin<{ runId: string }>("POST", "/api/prices/margin-guard", request);
    if (started.status !== 202) throw new Error(started.text);
    const read = async () =>
      (await suite.asAdmin<GuardRun>("GET", `/api/prices/margin-guard/${started.body.runId}`)).body;
    const run = await eventually(read, ({ state }) => state !== "running", 30_000);
    if (run.result === undefined) throw new Error(run.failure);
    return run.result;
  };

  test("purchase prices come from a file: a dry run first, good rows taken, bad ones told", async () => {
    const send = (dryRun: boolean) =>
      suite.call<{ taken: number; changed: number; failed: number; rows: { problem?: string }[] }>(
        "POST",
        `/api/prices/purchase-prices/import?dryRun=${dryRun}`,
        { body: csv, cookie: adminCookie, headers: { "content-type": "text/csv" } },
      );
    const adminCookie = await suite.signIn("ada");
    expect((await send(true)).body).toMatchObject({ taken: 2, changed: 0, failed: 3 });
    const list = () => suite.asAdmin<{ items: unknown[] }>("GET", "/api/prices/purchase-prices");
    expect((await list()).body.items).toEqual([]);
    const taken = (await send(false)).body;
    expect(taken).toMatchObject({ taken: 2, changed: 2, failed: 3 });
    expect(taken.rows.map(({ problem }) => problem)).toEqual([
      undefined,
      undefined,
      "The article's number is missing or too long.",
      "“much” is no amount.",
      "There is no article “NEVER”.",
    ]);
    expect((await send(false)).body.changed).toBe(0);
    expect((await list()).body.items).toMatchObject([
      { articleId: "LAMP", unit: "PC", amount: 1500, currency: "GBP", validFrom: "0001-01-01" },
      { articleId: "TEA-1", amount: 100 },
    ]);

    const body = "articleId;unit;amount\r\nLAMP;PC;16,00\r\nTEA-2;PC;2,00\r\n";
    const headers = { "content-type": "text/csv" };
    await suite.call("POST", "/api/prices/purchase-prices/import", { body, cookie: adminCookie, headers });
    type Past = { items: { importId: string }[] };
    const { items } = (await suite.asAdmin<Past>("GET", "/api/prices/purchase-prices/imports")).body;
    const undoAt = "/api/prices/purchase-prices/import";
    type Undone = { changed: number; code: string };
    const undo = (at: number) => suite.asAdmin<Undone>("POST", `${undoAt}/${items[at]?.importId}/undo`);
    expect((await undo(1)).body.code).toBe("import-changed-since");
    expect((await undo(0)).body.changed).toBe(2);
    expect((await undo(0)).body.code).toBe("import-changed-since");
    const amounts = (await list()).body.items as { articleId: string; amount: number }[];
    expect(amounts.map(({ articleId, amount }) => `${articleId} ${amount}`)).toEqual(["LAMP 1500", "TEA-1 100"]);
  });

  test("finds what two drafts and a coupon do together, with the basket that shows it", async () => {
    const tenPercent = await draft({
      name: "Lamps 10 %",
      terms: { style: "simple", get: { articles: ["LAMP"] }, reward: { percentOff: 10 } },
    });
    const fiveOff = await draft({
      name: "Five off",
      coupon: "LAMP5",
      sequence: 200,
      terms: { style: "simple", get: { articles: ["LAMP"] }, reward: { amountOff: 500 } },
    });
    const alone = await guard({ offerIds: [tenPercent], threshold: 0 });
    // 1800 with 20 % tax is 1500 without: nothing is left, and nothing is lost.
    expect(alone.articles).toMatchObject([{ articleId: "LAMP", worstPrice: 1800, margin: 0, breached: false }]);
    const together = await guard({ offerIds: [tenPercent, fiveOff], threshold: 0 });
    expect(together).toMatchObject({ store: "1010", threshold: 0, breached: 1, searched: 1, withoutPurchasePrice: 0 });
    const [lamp] = together.articles;
    // 1300 is 1083 without tax, and 1083 - 1500 = -417.
    expect(lamp).toMatchObject({
      regularPrice: 2000,
      worstPrice: 1300,
      purchasePrice: 1500,
      discountPercent: 35,
      margin: -38.5,
    });
    expect(lamp?.offers.map(({ name, amount }) => [name, amount])).toEqual([
      ["Lamps 10 %", -200],
      ["Five off", -500],
    ]);
    const shown = await lab(lamp?.basket, [tenPercent, fiveOff]);
    expect(shown.body.priced.lines[0]?.amount).toBe(1300 * (lamp?.basket.lines[0]?.quantity ?? 0));
  });

  test("finds the quantity and the partner that a rule needs", async () => {
    const withLamp = await draft({
      name: "Tea free with a lamp",
      sequence: 300,
      terms: {
        style: "buyGet",
        buy: [{ target: { articles: ["LAMP"] }, quantity: 1 }],
        get: { target: { articles: ["TEA-1"] }, quantity: 1 },
        reward: { percentOff: 100 },
      },
    });
    const result = await guard({ offerIds: [withLamp], threshold: 10 });
    expect(result.articles.find(({ articleId }) => articleId === "TEA-1")).toMatchObject({
      worstPrice: 0,
      margin: -1000,
      breached: true,
    });
    const nth = await guard({ offerIds: [threeForTwo] });
    const byId = new Map(nth.articles.map((article) => [article.articleId, article]));
    // Two dear ones pay for one cheap one: the cheap tea costs nothing when it lies beside two of the other.
    expect(byId.get("TEA-2")).toMatchObject({ worstPrice: 0, breached: false });
    // The dear tea is free only among its own: two thirds of 400.
    expect(byId.get("TEA-1")?.worstPrice).toBeCloseTo(266.67, 2);
  });

  test("needs the permission, and one search at a time uses the cores", async () => {
    await suite.asAdmin("POST", "/api/access/people", {
      temporaryPassword: false,
      userName: "agent",
      name: "Agent",
      password,
      roles: ["serviceAgent"],
    });
    const cookie = await suite.signIn("agent");
    expect((await suite.call("POST", "/api/prices/margin-guard", { cookie, body: {} })).status).toBe(403);
    expect((await suite.asAdmin("PUT", "/api/prices/margin-threshold", { percent: 12.5 })).body).toEqual({
      percent: 12.5,
    });
    expect((await suite.asAdmin("GET", "/api/prices/margin-threshold")).body).toEqual({ percent: 12.5 });
  });
});

describe("replay", () => {
  const sell = (running: number, lines: [string, number, number][], day: string) => ({
    ...receiptOf(
      // Receipts are read in the order of their ids, and ids of one millisecond are in none.
      { running, id: `01a20000-0000-7000-8000-00000000000${running}`, at: new Date(`${day}T12:00:00Z`) },
      lines.map(([articleId, quantity, unitPrice]) => ({ articleId, quantity, unitPrice })),
    ),
    priceBook,
  });
  const replay = async (request: Record<string, unknown>): Promise<Replay> => {
    const started = await suite.asAdmin<{ replayId: string }>("POST", "/api/prices/replays", request);
    if (started.status !== 202) throw new Error(started.text);
    const read = async () => (await suite.asAdmin<Replay>("GET", `/api/prices/replays/${started.body.replayId}`)).body;
    return eventually(read, ({ state }) => state !== "running", 30_000);
  };

  test("real receipts are priced with the draft: cost per day and article, to the penny", async () => {
    await suite.send(till.token, [
      sell(1, [["TEA-1", 3, 400]], "2026-11-16"),
      sell(
        2,
        [
          ["TEA-1", 2, 400],
          ["TEA-2", 1, 300],
        ],
        "2026-11-16",
      ),
      sell(3, [["LAMP", 1, 2000]], "2026-11-17"),
      sell(
        4,
        [
          ["TEA-2", 6, 300],
          ["CANDLE", 10, 100],
        ],
        "2026-11-17",
      ),
      sell(5, [["TEA-1", 2, 400]], "2026-11-18"),
    ]);
    const done = await replay({ offerIds: [threeForTwo], from: "2026-11-16", to: "2026-11-18" });
    expect(done).toMatchObject({
      state: "done",
      currency: "GBP",
      total: 5,
      done: 5,
      receipts: 5,
      touched: 3,
      skipped: 0,
      cost: 400 + 300 + 600,
      revenueBefore: 1200 + 1100 + 2000 + 2800 + 800,
      byDay: [
        { day: "2026-11-16", receipts: 2, touched: 2, cost: 700 },
        { day: "2026-11-17", receipts: 2, touched: 1, cost: 600 },
        { day: "2026-11-18", receipts: 1, touched: 0, cost: 0 },
      ],
    });
    expect(
      done.byArticle?.map(({ articleId, quantity, receipts, cost }) => [articleId, quantity, receipts, cost]),
    ).toEqual([
      ["TEA-2", 7, 2, 900],
      ["TEA-1", 5, 2, 400],
      ["CANDLE", 10, 1, 0],
    ]);
    const file = await suite.asAdmin("GET", `/api/prices/replays/${done.replayId}.csv?by=day`);
    expect(file.text.split("\r\n").slice(0, 2)).toEqual([
      "day,receipts,touched,cost,currency",
      "2026-11-16,2,2,7.00,GBP",
    ]);
    const listed = await suite.asAdmin<{ items: Replay[] }>("GET", "/api/prices/replays");
    expect(listed.body.items[0]).toMatchObject({ replayId: done.replayId, cost: 1300, startedBy: "Ada" });
  });

  test("sales are moved into the validity of a draft that begins later, weekday and hour kept", async () => {
    const happy = await draft({
      name: "Noon on Mondays",
      validFrom: "2027-03-20T00:00:00",
      validTo: "2027-12-31T23:59:59",
      happyHours: [{ days: [1], from: "12:00", to: "13:00" }],
      terms: { style: "simple", get: tea, reward: { percentOff: 50 } },
    });
    const period = { offerIds: [happy], from: "2026-11-16", to: "2026-11-18" };
    expect(await replay(period)).toMatchObject({ state: "done", touched: 0, cost: 0 });
    // 2026-11-16 is a Monday, and noon stays noon though the clocks have changed; the other days are none.
    expect(await replay({ ...period, asIf: "now" })).toMatchObject({ touched: 2, cost: 600 + 550 });
  });

  test("nothing to replay, an offer that is not there and a day that is none are refused", async () => {
    const start = (request: unknown) => suite.asAdmin<Problem>("POST", "/api/prices/replays", request);
    const day = { from: "2026-11-16", to: "2026-11-16" };
    expect((await start({ offerIds: [threeForTwo], from: "2020-01-01", to: "2020-01-02" })).body.code).toBe(
      "replay-empty",
    );
    expect((await start({ offerIds: ["OF-999999"], ...day })).body.code).toBe("offer-unknown");
    expect((await start({ offerIds: [threeForTwo], ...day, to: "2026-02-31" })).status).toBe(400);
  });

  test("another process goes on where one stopped, and counts nothing twice", async () => {
    const done = await replay({ offerIds: [threeForTwo], from: "2026-11-16", to: "2026-11-18" });
    const [first] = await suite.rows<{ id: string }>(
      "select id from sales.transaction where kind = 'receipt' order by store_id, id limit 1",
    );
    // As a server that was killed after the first receipt has left it: a minute ago, with the figures of that one.
    const figures = {
      receipts: 1,
      touched: 1,
      skipped: 0,
      cost: 400,
      revenueBefore: 1200,
      revenueAfter: 800,
      busyMs: 1,
    };
    const tables = { byDay: { "2026-11-16": [1, 1, 400] }, byArticle: { "TEA-1": [3000, 1, 400] } };
    await suite.rows(
      "update prices.replay set state = 'running', done = 1, after_store = '1010', after_id = $2, figures = $3, beat_at = now() - interval '2 minutes' where replay_id = $1",
      [done.replayId, first?.id, JSON.stringify({ ...figures, ...tables })],
    );
    await suite.rows("select graphile_worker.add_job('prices:resume-replays')");
    const read = async () => (await suite.asAdmin<Replay>("GET", `/api/prices/replays/${done.replayId}`)).body;
    const again = await eventually(read, ({ state }) => state !== "running", 30_000);
    expect(again).toMatchObject({ state: "done", done: 5, receipts: 5, cost: done.cost, byDay: done.byDay });
    expect(again.byArticle).toEqual(done.byArticle);
  });
});
