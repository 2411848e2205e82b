import type { Receipt } from "@counterfoil/contracts";
import { afterAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import { receiptOf } from "../../../testing/receipts.ts";
import { type Answer, eventually, password, startSuite } from "../../../testing/suite.ts";
import { articleDraft } from "../../hub/inbound/testing/messages.ts";
import { sendArticles } from "../../hub/inbound/testing/send-articles.ts";
import type { Calculated } from "./calculate.ts";
import type { Sentences } from "./explain.ts";

const database = await testDatabase("server");
const suite = await startSuite(database.url);
const till = await suite.createTill("1010-01");
afterAll(async () => {
  await suite.close();
  await database.drop();
});

const always = { from: "2010-01-01", to: "9999-12-31" };
const costing = (articleId: string, amountMinor: number) =>
  articleDraft(articleId, { prices: [{ unit: "PC", validity: always, price: { currency: "GBP", amountMinor } }] });
await sendArticles(suite, [costing("TEA", 400), costing("LAMP", 2000), costing("CANDLE", 100)]);
await suite.asAdmin("POST", "/api/access/people", {
  temporaryPassword: false,
  userName: "second",
  name: "Second",
  password,
  roles: ["merchandiser", "offerApprover"],
});
const second = await suite.signIn("second");

async function activeOffer(offer: Record<string, unknown>): Promise<string> {
  const validity = { validFrom: "2026-01-01T00:00:00", validTo: "2035-12-31T23:59:59" };
  const made = await suite.asAdmin<{ offer: { offerId: string } }>("POST", "/api/prices/offers", {
    ...validity,
    ...offer,
  });
  const path = `/api/prices/offers/${made.body.offer.offerId}`;
  const steps: Answer[] = [
    await suite.asAdmin("POST", `${path}/check`),
    await suite.call("POST", `${path}/approve`, { cookie: second, body: {} }),
    await suite.asAdmin("POST", `${path}/activate`, {}),
  ];
  const failed = steps.find(({ status }) => status >= 300);
  if (failed) throw new Error(failed.text);
  return made.body.offer.offerId;
}
const makeCoupon = (coupon: Record<string, unknown>) =>
  suite.asAdmin("POST", "/api/prices/coupons", { name: "Coupon", offline: "accept", ...coupon });
async function codesOf(couponId: string, count: number): Promise<string[]> {
  const path = `/api/prices/coupons/${couponId}`;
  const made = await suite.asAdmin<{ batchId: number }>("POST", `${path}/codes`, { count });
  const file = await suite.asAdmin("POST", `${path}/batches/${made.body.batchId}/codes.csv`);
  return file.text.trim().split("\r\n").slice(1);
}

await makeCoupon({ couponId: "PUBLIC", kind: "single", code: "Tea10" });
await makeCoupon({ couponId: "SECRET", kind: "series", prefix: "SEC" });
const nth = { style: "nth", of: { articles: ["TEA"] }, every: 3, reward: { percentOff: 100 } };
const threeForTwo = await activeOffer({ name: "Tea 3 for 2", terms: nth });
const lampOff = await activeOffer({
  name: "Lamp by coupon",
  coupon: "SECRET",
  terms: { style: "simple", get: { articles: ["LAMP"] }, reward: { amountOff: 500 } },
});
const tenOff = await activeOffer({
  name: "Ten per cent by coupon",
  coupon: "PUBLIC",
  sequence: 200,
  terms: { style: "transaction", reward: { percentOff: 10 } },
});
const [code = "", other = "", spare = ""] = await codesOf("SECRET", 3);

type Problem = { code: string; where: string; problems: { code: string; lineId: string; articleId: string }[] };
const basket = (lines: [articleId: string, quantity: number][], more = {}) => ({
  store: "1010",
  lines: lines.map(([articleId, quantity], index) => ({ lineId: String(index + 1), articleId, quantity })),
  ...more,
});
const calculate = (asked: unknown, token = till.token) =>
  suite.call<Calculated & Problem>("POST", "/api/prices/calculations", { body: asked, token });

describe("calculations", () => {
  test("active offers lower the price, each penny with its offer", async () => {
    const { status, body } = await calculate(
      basket([
        ["TEA", 7],
        ["CANDLE", 1],
      ]),
    );
    expect(status).toBe(200);
    expect(body.totals).toMatchObject({ regular: 2900, discount: 800, total: 2100, tax: 350, net: 1750 });
    expect(body.lines[0]?.modifiers).toMatchObject([{ offerId: threeForTwo, promotionId: threeForTwo, amount: -800 }]);
    expect(body.proof.optimal).toBe(true);
  });

  test("a code unlocks the offer of its coupon; the answer speaks of codes", async () => {
    const one = await calculate(basket([["LAMP", 1]], { coupons: [code, "Tea10"] }));
    expect(one.body.totals.total).toBe(1350);
    expect(one.body.applied.map(({ offerId }) => offerId).toSorted()).toEqual([lampOff, tenOff].toSorted());
    expect(one.body.coupons).toEqual([
      { code, couponId: "SECRET", used: true },
      { code: "Tea10", couponId: "PUBLIC", used: true },
    ]);
    const none = await calculate(basket([["CANDLE", 1]], { coupons: [code] }));
    expect(none.body.coupons).toMatchObject([{ code, couponId: "SECRET", used: false, reason: "conditions" }]);
  });

  test("ids of coupons are no codes, codes of nobody unlock nothing, and the price comes all the same", async () => {
    const guessed = await calculate(basket([["LAMP", 1]], { coupons: ["SECRET", "PUBLIC", "SEC-34679ACDEFGH"] }));
    expect(guessed.body.totals.total).toBe(2000);
    expect(guessed.body.coupons.map(({ used, reason }) => [used, reason])).toEqual([
      [false, "unknown"],
      [false, "unknown"],
      [false, "no-offer"],
    ]);
  });

  test("a code that another basket holds, or that was used, says so; one's own does not stand in the way", async () => {
    const held = { code: other, store: "1010", basketId: "mine" };
    await suite.call("POST", "/api/prices/coupon-reservations", { body: held, token: till.token });
    const asked = (more = {}) => calculate(basket([["LAMP", 1]], { coupons: [other], ...more }));
    expect((await asked()).body.coupons[0]?.reason).toBe("reserved");
    expect((await asked({ basketId: "mine" })).body.totals.total).toBe(1500);
    await suite.send(till.token, [{ ...receiptOf({ running: 900 }), coupons: [{ code: other, couponId: "SECRET" }] }]);
    expect((await asked({ basketId: "mine" })).body.coupons[0]?.reason).toBe("used");
  });

  test("each wrong code counts; with the tries used up a basket is priced all the same, and only what it holds is checked", async () => {
    const guesser = await suite.createTill("1020-02");
    const held = { code: spare, store: "1010", basketId: "held" };
    await suite.call("POST", "/api/prices/coupon-reservations", { body: held, token: guesser.token });
    const ask = async (coupons: string[], basketId = "held") => {
      const body = basket([["LAMP", 1]], { coupons, basketId });
      const answer = await suite.call<Calculated>("POST", "/api/prices/calculations", { body, token: guesser.token });
      return [answer.status, answer.body.totals.total, answer.body.coupons.map(({ reason }) => reason)];
    };
    const wrong = (from: number, count: number) => Array.from({ length: count }, (_, at) => `WRONG-${from + at}`);
    expect(await ask([...wrong(0, 19), "Tea10"])).toEqual([200, 1800, [...Array(19).fill("no-offer"), undefined]]);
    expect(await ask(["WRONG-19", "WRONG-20", spare, "Tea10"])).toEqual([
      200,
      1350,
      ["no-offer", "too-many-tries", undefined, undefined],
    ]);
    expect(await ask([spare], "other")).toEqual([200, 2000, ["too-many-tries"]]);
    expect(await ask([spare])).toEqual([200, 1500, [undefined]]);
    expect((await calculate(basket([["LAMP", 1]], { coupons: ["WRONG-20"] }))).body.coupons).toMatchObject([
      { reason: "no-offer" },
    ]);
  });

  test("discounts by people, given prices and facts of unknown articles are taken into account", async () => {
    const { body } = await calculate({
      store: "1010",
      lines: [
        { lineId: "1", articleId: "LAMP", quantity: 1, manualDiscounts: [{ percent: 10, reason: "DAMAGED" }] },
        { lineId: "2", articleId: "TEA", quantity: 3, fixedPrice: true, unitPrice: 111 },
        { lineId: "3", articleId: "NEW", quantity: 2, unitPrice: 500, article: { taxCode: "A2" } },
      ],
      manualDiscounts: [{ amount: 100, reason: "GOODWILL" }],
    });
    expect(body.lines.map(({ regularAmount, amount }) => [regularAmount, amount])).toEqual([
      [2000, 1740],
      [333, 215],
      [1000, 967],
    ]);
    expect(body.totals).toMatchObject({ total: 2922, discount: 411 });
    expect(body.lines[2]?.tax).toMatchObject({ code: "A2", rate: 5 });
  });

  test("what cannot be priced is named: line, article, code", async () => {
    const { status, body } = await calculate(
      basket([
        ["TEA", 1],
        ["NEVER", 1],
        ["NOWHERE", 1],
      ]),
    );
    expect([status, body.code, body.where]).toEqual([422, "basket-not-priced", "/body/lines/1"]);
    expect(body.problems.map(({ lineId, articleId }) => [lineId, articleId])).toEqual([
      ["2", "NEVER"],
      ["3", "NOWHERE"],
    ]);
    const refused = async (asked: object) => (await calculate(asked)).status;
    expect(await refused({ store: "1010", lines: [] })).toBe(400);
    expect(await refused(basket([["TEA", -1]]))).toBe(400);
    expect(await refused({ ...basket([["TEA", 1]]), store: "9999" })).toBe(404);
  });

  test("a program with the permission may ask, one without may not", async () => {
    const made = async (userName: string, permissions: string[]) => {
      const user = await suite.asAdmin<{ secret: string }>("POST", "/api/access/technical-users", {
        userName,
        permissions,
      });
      const authorization = `Basic ${Buffer.from(`${userName}:${user.body.secret}`).toString("base64")}`;
      return suite.call("POST", "/api/prices/calculations", { body: basket([["TEA", 1]]), headers: { authorization } });
    };
    expect((await made("calculator", ["prices.calculate"])).status).toBe(200);
    expect((await made("sender", ["masterData.send"])).status).toBe(403);
    expect((await suite.call("POST", "/api/prices/calculations", { body: basket([["TEA", 1]]) })).status).toBe(401);
  });

  test("an explanation says it in words, in both languages", async () => {
    const ask = async (language: string) =>
      (
        await suite.call<Calculated & { sentences: Sentences }>("POST", "/api/prices/explanations", {
          body: {
            ...basket([
              ["TEA", 2],
              ["LAMP", 1],
            ]),
            language,
          },
          token: till.token,
        })
      ).body.sentences;
    const english = await ask("en");
    expect(english.refusals.find(({ offerId }) => offerId === threeForTwo)?.text).toBe(
      "Needs 3 of Article TEA, has 2.",
    );
    expect(english.refusals.find(({ offerId }) => offerId === lampOff)?.text).toBe("Needs coupon SECRET.");
    const german = await ask("de");
    expect(german.refusals.find(({ offerId }) => offerId === lampOff)?.text).toBe("Braucht Coupon SECRET.");
  });

  test("OpenAPI describes basket and answer", async () => {
    type Described = { paths: Record<string, { post: { requestBody: object; responses: Record<string, object> } }> };
    const { paths } = (await suite.call<Described>("GET", "/api/openapi.json")).body;
    const post = paths["/api/prices/calculations"]?.post;
    expect(JSON.stringify(post?.requestBody)).toContain("85123A");
    expect(JSON.stringify(post?.responses["200"])).toContain("nearMisses");
    expect(Object.keys(post?.responses ?? {})).toEqual(expect.arrayContaining(["200", "404", "409", "422"]));
  });
});

describe("an arriving receipt with offers is priced again", () => {
  const book = async () => (await suite.asAdmin<{ number: number }>("GET", "/api/prices/books/current")).body.number;

  /** As the till makes it of the calculation's answer. */
  async function receiptFrom(asked: ReturnType<typeof basket>, running: number): Promise<Receipt> {
    const { body } = await calculate(asked);
    const plain = receiptOf(
      { running },
      asked.lines.map(({ articleId, quantity }) => ({ articleId, quantity })),
    );
    const lines = plain.lines.map((line, position) => ({ ...line, ...body.lines[position] }));
    const { regular, discount, total, net, tax, byTaxCode } = body.totals;
    return {
      ...plain,
      priceBook: await book(),
      lines: lines.map(
        ({ triggers: _triggers, points: _points, ...line }: (typeof lines)[number] & Record<string, unknown>) => line,
      ) as Receipt["lines"],
      payments: [{ paymentId: "1", method: "CASH", amount: total }],
      totals: { regular, discount, total, net, tax, byTaxCode },
    };
  }
  const found = async (receipt: Receipt) => {
    const [result] = await suite.send(till.token, [receipt]);
    if (result?.outcome !== "accepted") throw new Error(JSON.stringify(result));
    const waiting = () => suite.rows("select from sales.to_price_again");
    await eventually(waiting, (rows) => rows.length === 0);
    const shown = await suite.asAdmin<{ deviations: { code: string; detail: string }[] }>(
      "GET",
      `/api/sales/receipts/${receipt.number}`,
    );
    return shown.body.deviations.map(({ code: what, detail }) => `${what}: ${detail}`);
  };

  test("what the till computed alike has no deviation, with offers, coupons and discounts by people", async () => {
    expect(
      await found(
        await receiptFrom(
          basket([
            ["TEA", 7],
            ["CANDLE", 2],
          ]),
          1,
        ),
      ),
    ).toEqual([]);
    const withCoupon = await receiptFrom(
      basket(
        [
          ["LAMP", 1],
          ["TEA", 3],
        ],
        { coupons: ["Tea10"] },
      ),
      2,
    );
    expect(await found({ ...withCoupon, coupons: [{ code: "Tea10", couponId: "PUBLIC" }] })).toEqual([]);
  });

  test("without the coupon the same receipt differs, and says which offer and why", async () => {
    const receipt = await receiptFrom(basket([["LAMP", 1]], { coupons: ["Tea10"] }), 3);
    expect(await found(receipt)).toEqual([
      "amountDiffers: Line 1, article LAMP: the price book gives an amount of 20.00 GBP, the till has 18.00 GBP. " +
        `The till applied Ten per cent by coupon (${tenOff}), -2.00 GBP; the server does not: Needs coupon PUBLIC.`,
      "totalDiffers: The price book gives a total of 20.00 GBP, the till has 18.00 GBP.",
    ]);
  });

  test("an offer that the till has not applied is named", async () => {
    const receipt = {
      ...receiptOf({ running: 4 }, [{ articleId: "TEA", quantity: 3, unitPrice: 400 }]),
      priceBook: await book(),
    };
    expect((await found(receipt))[0]).toBe(
      "amountDiffers: Line 1, article TEA: the price book gives an amount of 8.00 GBP, the till has 12.00 GBP. " +
        `The server applies Tea 3 for 2 (${threeForTwo}), -4.00 GBP; the till did not.`,
    );
  });
});
