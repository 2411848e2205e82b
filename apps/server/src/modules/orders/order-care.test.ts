import type {
  CouponState,
  MadeCustomer,
  MendingGroupDetail,
  OrderChanges,
  OrderSummary,
  Page,
  Redemption,
} from "@counterfoil/contracts";
import { afterAll, describe, expect, test } from "vitest";
import { intercept } from "../../../../../e2e/support/interceptor.ts";
import { makeAuthority, makeCertificate, startPeer } from "../../../../../tools/testing/tls-peer.ts";
import { pointErpAt } from "../../testing/communication.ts";
import { newId, receiptOf } from "../../testing/receipts.ts";
import { type Answer, eventually, password } from "../../testing/suite.ts";
import { basic, orderGround } from "./testing/order-ground.ts";

/* What becomes of orders beside the straight way: coupons, customers of ours, an ERP that is away, corrections. */
const ground = await orderGround();
afterAll(() => ground.close());
const { suite, asAdmin, call, program, customerId } = ground;
const { asked, take, read, untilWithoutPause: until } = ground;
const till = await suite.createTill("1010-01");

await asAdmin("POST", "/api/access/people", {
  ...{ temporaryPassword: false, userName: "second", name: "Second", password },
  roles: ["merchandiser", "offerApprover"],
});
const second = await suite.signIn("second");

const coupons = "/api/prices/coupons";
async function makeCoupon(couponId: string, more: object): Promise<void> {
  await asAdmin("POST", coupons, { couponId, name: couponId, offline: "accept", ...more });
  const terms = { style: "simple", get: { articles: ["TEA"] }, reward: { amountOff: 50 } };
  const validity = { validFrom: "2026-01-01T00:00:00", validTo: "2035-12-31T23:59:59" };
  const offer = { offerId: `OFFER-${couponId}`, name: `By ${couponId}`, coupon: couponId, terms, ...validity };
  const path = `/api/prices/offers/${offer.offerId}`;
  const steps: Answer[] = [
    await asAdmin("POST", "/api/prices/offers", offer),
    await asAdmin("POST", `${path}/check`),
    await call("POST", `${path}/approve`, { cookie: second, body: {} }),
    await asAdmin("POST", `${path}/activate`, {}),
  ];
  const failed = steps.find(({ status }) => status >= 300);
  if (failed) throw new Error(failed.text);
}
async function makeCodes(couponId: string, count: number): Promise<string[]> {
  const { body } = await asAdmin<{ batchId: number }>("POST", `${coupons}/${couponId}/codes`, { count });
  const file = await asAdmin("POST", `${coupons}/${couponId}/batches/${body.batchId}/codes.csv`);
  return file.text.trim().split("\r\n").slice(1);
}
await makeCoupon("ONCE", { kind: "series", prefix: "ONCE" });
await makeCoupon("TWICE", { kind: "single", code: "Twice", perCustomerLimit: 2 });
await makeCoupon("FEW", { kind: "single", code: "Few", totalLimit: 1 });
const codes = await makeCodes("ONCE", 8);
const nextCode = () => codes.shift() ?? "";

const redemptions = async (couponId: string) =>
  (await asAdmin<{ items: Redemption[] }>("GET", `${coupons}/${couponId}/redemptions`)).body.items;
const cancel = (id: string) => asAdmin("POST", `/api/orders/${id}/cancellation`, { why: "Changed mind" });
const refusalOf = ({ status, body }: Awaited<ReturnType<typeof take>>) => [
  status,
  body.code,
  body.problems?.map(({ where, reason }) => [where, reason]),
];
let running = 0;
function tillReceipt(couponId: string, code: string) {
  running += 1;
  return { ...receiptOf({ tillId: "1010-01", running, id: newId() }), coupons: [{ code, couponId }] };
}

describe("coupons of orders", () => {
  test("count, are redeemed with the order, and their offer stands with it; the ERP gets the price", async () => {
    const code = nextCode();
    const body = asked({ coupons: [code], shownTotal: 1050 });
    const { status, body: taken } = await take(body);
    expect(status).toBe(201);
    expect(taken.order).toMatchObject({ total: 1050, regular: 1200 });
    const opened = [{ promotionId: expect.any(String), name: "By ONCE" }];
    expect(taken.order.coupons).toEqual([{ couponId: "ONCE", code: `…${code.slice(-4)}`, offers: opened }]);
    const [redemption] = await redemptions("ONCE");
    expect(redemption).toMatchObject({ document: "order", number: taken.order.number, customerId, usedTwice: false });
    expect([redemption?.tillId, redemption?.releasedAt]).toEqual([undefined, undefined]);
    const { erpNumber } = await until(body.id, ({ state }) => state === "inErp");
    const { json } = await program.admin("GET", `/api/orders/${erpNumber}`);
    expect(json.pricing.total).toBe(1050);
    expect((await take(body)).status).toBe(200);
    expect((await redemptions("ONCE")).length).toBe(1);
    expect(refusalOf(await take(asked({ coupons: [code] })))).toEqual([
      422,
      "order-coupon-refused",
      [["/body/coupons/0", "used"]],
    ]);
  });

  test("are refused with the field and the reason, all of them at once, and nothing is kept", async () => {
    const before = await suite.rows("select from orders.sales_order");
    const answer = await take(asked({ coupons: ["Few", "NOPE", "ONCE"], lines: [{ articleId: "LAMP", quantity: 1 }] }));
    expect(refusalOf(answer)).toEqual([
      422,
      "order-coupon-refused",
      [
        ["/body/coupons/0", "conditions"],
        ["/body/coupons/1", "no-offer"],
        ["/body/coupons/2", "unknown"],
      ],
    ]);
    expect((await suite.rows("select from orders.sales_order")).length).toBe(before.length);
    expect(await redemptions("FEW")).toEqual([]);
  });

  test("a code that works once is used once, by whichever of an order and a till was first", async () => {
    const results = [];
    for (const turn of [0, 1, 2]) {
      const code = nextCode();
      const order = () => take(asked({ coupons: [code] }));
      const sale = () => suite.send(till.token, [tillReceipt("ONCE", code)]);
      const [answer, [accepted]] = turn === 1 ? await both(sale, order) : await both(order, sale);
      const twice = accepted?.deviations?.some(({ code }) => code === "couponUsedTwice") ?? false;
      results.push(answer.status === 201 ? twice : !twice && refusalOf(answer)[1] === "order-coupon-refused");
      const uses = (await redemptions("ONCE")).filter(({ hint, usedTwice }) => hint === hintOf(code) && !usedTwice);
      expect(uses.length).toBe(1);
    }
    expect(results).toEqual([true, true, true]);
    const two = nextCode();
    const orders = await Promise.all([take(asked({ coupons: [two] })), take(asked({ coupons: [two] }))]);
    expect(orders.map(({ status }) => status).toSorted()).toEqual([201, 422]);
  });

  test("limits hold over orders; a cancelled one gives its code back", async () => {
    await ground.service.set(false);
    const first = asked({ coupons: ["Twice"] });
    expect((await take(first)).status).toBe(201);
    expect((await take(asked({ coupons: ["Twice"] }))).status).toBe(201);
    const third = () => take(asked({ coupons: ["Twice"] }));
    expect(refusalOf(await third())[2]).toEqual([["/body/coupons/0", "limit"]]);
    expect((await cancel(first.id)).status).toBe(200);
    expect((await third()).status).toBe(201);
    expect(refusalOf(await third())[2]).toEqual([["/body/coupons/0", "limit"]]);
    const few = await Promise.all([take(asked({ coupons: ["Few"] })), take(asked({ coupons: ["Few"] }))]);
    expect(few.map(({ status }) => status).toSorted()).toEqual([201, 422]);
    const given = await redemptions("TWICE");
    expect(given.map(({ releasedAt }) => releasedAt !== undefined)).toEqual([false, false, true]);
    expect((await asAdmin<CouponState>("GET", `${coupons}/TWICE`)).body.redeemed).toBe(2);
    await ground.service.set(true);
  });

  test("the ERP's rejection gives the code back; one that a basket holds is that basket's", async () => {
    const code = nextCode();
    const body = asked({ coupons: [code] });
    await take(body);
    const { erpNumber } = await until(body.id, ({ state }) => state === "inErp");
    await program.admin("POST", `/api/orders/${erpNumber}/rejection`, { reason: "Sold out" });
    await ground.untilErpSays(body.id, "rejected");
    const held = { code, store: "1010", basketId: "basket-7" };
    const headers = { authorization: ground.shop };
    const reserve = (basket: object) => call("POST", "/api/prices/coupon-reservations", { body: basket, headers });
    expect((await reserve(held)).status).toBe(201);
    expect(refusalOf(await take(asked({ coupons: [code] })))[2]).toEqual([["/body/coupons/0", "reserved"]]);
    expect((await take(asked({ coupons: [code], basketId: "basket-7" }))).status).toBe(201);
    expect((await reserve({ ...held, basketId: "basket-8" })).status).toBe(409);
  });
});

describe("an ERP that is away", () => {
  const correction = (version: number) => ({ version, why: "Try now" });
  /** Its turn comes at once: an act of a person ends the pause after failures. */
  async function takeAt(url: string): Promise<string> {
    await pointErpAt(asAdmin, url, ground.secret);
    const body = asked();
    await take(body);
    await suite.rows("update hub.communication_contact set retry_at = null");
    await asAdmin("POST", `/api/orders/${body.id}/correction`, correction(0));
    return body.id;
  }
  const token = { status: 200, headers: { "x-csrf-token": "t" }, body: "{}" };
  const nothing = { ...token, body: '{"d":{"results":[]}}' };
  const answering = (status: number) =>
    startPeer(({ method, path }) =>
      method === "POST" ? { status, body: "no" } : path.includes("A_SalesOrder") ? nothing : token,
    );
  const untrusted = async () => startPeer(() => token, await makeCertificate(await makeAuthority("Nobody"), "erp"));

  /** It has taken an order, so that we need not ask for its token: the next call is the order itself. */
  async function closedLine() {
    const line = await intercept(program.erp.address, () => "pass");
    const id = await takeAt(line.url);
    await until(id, ({ state }) => state === "inErp");
    await line.close();
    return line;
  }

  test.each([
    ["a port that was closed", closedLine, "erp-unreachable"],
    ["a name that nobody knows", async () => ({ url: "http://erp.invalid", close: async () => {} }), "erp-unreachable"],
    ["a certificate that nobody has signed", untrusted, "erp-unreachable"],
    ["a door that does not let us in", () => answering(401), "not-let-in"],
  ])("%s: nothing went out, so the order waits, says so, and can be cancelled", async (_what, start, code) => {
    const peer = await start();
    const id = await takeAt(peer.url);
    const waiting = await until(id, ({ flow }) => flow[1]?.state === "failed");
    expect([waiting.state, waiting.mayCancel, waiting.reasonCode]).toEqual(["waiting", true, code]);
    if (code === "erp-unreachable") expect(waiting.since).toMatch(/^20/);
    const { body } = await asAdmin<Page<OrderSummary>>("GET", `/api/orders?query=${waiting.order.number}`);
    expect(body.items).toMatchObject([{ state: "waiting", reasonCode: code }]);
    const cancelled = await cancel(id);
    expect([cancelled.status, (await read(id)).state]).toEqual([200, "cancelled"]);
    if (start !== closedLine) await peer.close();
  });

  test("tries at a closed door are not counted: the first error behind it would be the last try", async () => {
    const peer = await answering(401);
    const id = await takeAt(peer.url);
    await until(id, () => peer.seen.length >= 4);
    expect(await suite.rows("select attempts from hub.creation where id = $1", [id])).toEqual([{ attempts: 1 }]);
    await cancel(id);
    await peer.close();
  });

  test("what was answered with an error of the ERP's own may be there: it is asked for first", async () => {
    const peer = await answering(503);
    const id = await takeAt(peer.url);
    const sent = await until(id, ({ state }) => state === "sent");
    expect([sent.mayCancel, (await cancel(id)).status]).toEqual([false, 409]);
    await peer.close();
    await pointErpAt(asAdmin, ground.line.url, ground.secret);
    await takeAt(ground.line.url);
    await until(id, ({ state }) => state === "inErp");
  });
});

describe("an order of a customer who was made here", () => {
  let people = 0;
  async function somebody(more: object = {}): Promise<string> {
    people += 1;
    const person = { first: "Ada", last: `Guest ${people}` };
    const address = { street: "High Street", houseNumber: "1", postalCode: "N1 9GU", city: "London", country: "GB" };
    const facts = { category: "person", person, language: "en", address, emails: [], phones: [], storeId: "1010" };
    const made = await asAdmin<MadeCustomer>("POST", "/api/customers/partners", { id: newId(), ...facts, ...more });
    return made.body.partnerId;
  }
  const about = (partnerId: string, act: string) =>
    asAdmin("POST", `/api/customers/partners/${partnerId}/${act}`, { why: "The test" });
  const creation = (active: boolean) =>
    asAdmin("PUT", "/api/hub/communication-arrangements/ERP/SAP_COM_0008", {
      services: { businessPartnerCreation: { active } },
    });
  const groupOf = (cause: string, partnerId: string) => `outbound/orderCreation/${cause}/${partnerId}`;

  test("kept here only: refused with what to do, one cause for all of them, and gone when the customer is sent after all", async () => {
    await creation(false);
    const partnerId = await somebody();
    const bodies = [
      asked({ customerId: partnerId }),
      asked({ customerId: partnerId }),
      asked({ customerId: partnerId }),
    ];
    for (const body of bodies) expect((await take(body)).status).toBe(201);
    const [first, second, third] = bodies.map(({ id }) => id) as [string, string, string];
    const waiting = await until(first, ({ reasonCode }) => reasonCode === "customer-waiting");
    expect([waiting.state, waiting.mayCancel]).toEqual(["waiting", true]);
    expect((await about(partnerId, "keep-here-only")).status).toBe(204);
    for (const id of [first, second, third]) {
      await ground.nowAs(id, "state = state");
      const refused = await until(id, ({ state }) => state === "refused");
      expect([refused.reasonCode, refused.reasonSubject, refused.mayCancel]).toEqual([
        "customer-kept-here",
        partnerId,
        true,
      ]);
    }
    const key = groupOf("customer-kept-here", partnerId);
    const group = await asAdmin<MendingGroupDetail>("GET", `/api/hub/mending-group?key=${encodeURIComponent(key)}`);
    expect(group.body).toMatchObject({ count: 3, curedAt: "customer", causeSubject: partnerId });
    expect((await cancel(third)).status).toBe(200);
    await creation(true);
    expect((await about(partnerId, "send-to-erp")).status).toBe(204);
    for (const id of [first, second]) await until(id, ({ state }) => state === "inErp");
    expect((await read(third)).state).toBe("cancelled");
    expect((await about(partnerId, "send-to-erp")).status).toBe(409);
  });

  test("refused by the ERP: says why, and goes when the customer is mended", async () => {
    const partnerId = await somebody({ priceList: "X9" });
    const body = asked({ customerId: partnerId });
    await take(body);
    await eventually(
      async () => (await asAdmin<{ made?: MadeCustomer }>("GET", `/api/customers/partners/${partnerId}`)).body.made,
      (made) => made?.erpState === "refused",
    );
    await ground.nowAs(body.id, "state = state");
    const refused = await until(body.id, ({ state }) => state === "refused");
    expect([refused.reasonCode, refused.reasonSubject]).toEqual(["customer-refused", partnerId]);
    expect(refused.reason).toContain("X9");
    const address = { street: "High Street", houseNumber: "1", postalCode: "N1 9GU", city: "London", country: "GB" };
    const facts = {
      category: "person",
      person: { last: `Guest ${people}` },
      language: "en",
      address,
      emails: [],
      phones: [],
    };
    expect((await asAdmin("PUT", `/api/customers/partners/${partnerId}/facts`, facts)).status).toBe(200);
    await until(body.id, ({ state }) => state === "inErp");
  });
});

describe("what a channel asks and is told", () => {
  const headers = () => ({ authorization: ground.shop });
  const changes = async (query: string) =>
    (await call<OrderChanges>("GET", `/api/orders/changes?${query}`, { headers: headers() })).body;

  test("its own orders that have changed, page by page and since the last time", async () => {
    const { total = 0 } = (await asAdmin<Page<OrderSummary>>("GET", "/api/orders")).body;
    let cursor = "0";
    const all = async () => {
      const seen = new Set<string>();
      for (let since = "0", more = true; more; since = cursor) {
        const page = await changes(`limit=3&since=${since}`);
        for (const { id } of page.items) seen.add(id);
        ({ cursor, more } = page);
      }
      return seen.size;
    };
    // Below the oldest running transaction: others on the same cluster may hold one.
    await eventually(all, (seen) => seen === total, 30_000);
    const body = asked();
    await take(body);
    await until(body.id, ({ state }) => state === "inErp");
    const news = await eventually(
      () => changes(`since=${cursor}`),
      ({ items }) => items[0]?.state === "inErp",
      30_000,
    );
    expect(news.items.map(({ id, erpNumber }) => [id, erpNumber !== undefined])).toEqual([[body.id, true]]);
    const rival = basic("rival", await ground.newUser({ userName: "rival", permissions: ["orders.take"] }));
    const theirs = await call<OrderChanges>("GET", "/api/orders/changes", { headers: { authorization: rival } });
    expect(theirs.body.items).toEqual([]);
    expect((await asAdmin("GET", "/api/orders/changes")).status).toBe(401);
  });

  test("more orders in a minute than a channel may send are told when to come again; others go on", async () => {
    const flood = basic("flood", await ground.newUser({ userName: "flood", permissions: ["orders.take"] }));
    let answer = { status: 0 } as Awaited<ReturnType<typeof call>>;
    for (let sent = 0; sent < 700 && answer.status !== 429; sent += 20)
      [answer] = (
        await Promise.all(
          Array.from({ length: 20 }, () =>
            call("POST", "/api/orders", { body: {}, headers: { authorization: flood } }),
          ),
        )
      ).toSorted((one, other) => other.status - one.status) as [typeof answer];
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await take(asked())).status).toBe(201);
  }, 120_000);
});

const hintOf = (code: string) => `…${code.slice(-4)}`;
/** Both at once; the answers of the order and of the till. */
async function both<First, Second>(first: () => Promise<First>, second: () => Promise<Second>) {
  const pair = await Promise.all([first(), second()]);
  const isSale = Array.isArray(pair[0]);
  return (isSale ? [pair[1], pair[0]] : pair) as [
    Awaited<ReturnType<typeof take>>,
    Awaited<ReturnType<typeof suite.send>>,
  ];
}
