import type { MendingGroupDetail, OrderDetail, OrderSummary, Page, Trace } from "@counterfoil/contracts";
import { afterAll, describe, expect, test } from "vitest";
import { article } from "../../../../../tools/testing/erp-examples.ts";
import { type Answer, eventually, password } from "../../testing/suite.ts";
import { basic, orderGround, type Problem } from "./testing/order-ground.ts";

const ground = await orderGround();
afterAll(() => ground.close());
const { suite, asAdmin, call, program, line, customerId, shop, newUser } = ground;
const { asked, take, read, until, inErp, nowAs } = ground;
const { set: service, figures } = ground.service;
const groupPath = (key: string) => `/api/hub/mending-group?key=${encodeURIComponent(key)}`;
const group = async (key: string) =>
  eventually(
    () => asAdmin<MendingGroupDetail>("GET", groupPath(key)),
    ({ status }) => status === 200,
  );
const unheard = ({ reason = "" }: OrderDetail) => reason.includes("still be working on it");
const total = async () => (await asAdmin<Page<OrderSummary>>("GET", "/api/orders")).body.total;

describe("an order of a channel", () => {
  test("is priced by the book, kept with its reasons, and created in the ERP for that price", async () => {
    const address = {
      name: "Ada",
      street: "High Street",
      houseNumber: "1",
      postalCode: "LS1 1AA",
      city: "Leeds",
      country: "GB",
    };
    const body = asked({ requestedDate: "2026-12-24", note: "Ring twice", deliveryAddress: address });
    const { status, body: taken } = await take(body);
    expect([status, taken.state]).toEqual([201, "waiting"]);
    expect(taken.order).toMatchObject({ number: "W-1010-0000001", total: 1200, takenBy: "shop", currency: "GBP" });
    expect(taken.order.lines).toMatchObject([
      { articleId: "TEA", unit: "PC", unitPrice: 400, amount: 1200, text: "Article TEA" },
    ]);
    const done = await until(body.id, ({ state }) => state === "inErp");
    const [there] = await inErp("W-1010-0000001");
    expect(there).toMatchObject({
      orderId: done.erpNumber,
      orderType: "ZWEB",
      sender: "COUNTERFOIL",
      total: 1200,
      customerId,
    });
    const { json } = await program.admin("GET", `/api/orders/${done.erpNumber}`);
    expect(json.order).toMatchObject({
      note: "Ring twice",
      requestedDate: "2026-12-24",
      deliverTo: "Ada\nHigh Street 1\nLS1 1AA Leeds\nGB",
    });
    expect(json.pricing.items[0].conditions).toMatchObject([{ conditionType: "PPR0", amount: 1200 }]);
    expect(done.flow.map(({ document, state }) => [document, state])).toEqual([
      ["order", "inErp"],
      ["creation", "created"],
      ["salesOrder", "open"],
    ]);
    expect((await figures())?.lastAt).toBeDefined();
  });

  test("the same again gets the first answer; another content under its id is refused", async () => {
    const body = asked({ channel: "store" });
    const [first, again] = [await take(body), await take({ ...body })];
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body.order).toEqual(first.body.order);
    const other = await take({ ...body, lines: [{ articleId: "TEA", quantity: 4 }] });
    expect([other.status, other.body.code]).toEqual([409, "order-id-used"]);
    const twice = asked();
    const both = await Promise.all([take(twice), take(twice)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 201]);
    expect(both[0]?.body.order.number).toBe(both[1]?.body.order.number);
    expect(first.body.order.number).toBe("S-1010-0000001");
  });

  test("a price that was shown must be the price; the difference is named", async () => {
    const before = await total();
    const { status, body } = await take(
      asked({ lines: [{ articleId: "TEA", quantity: 3, shownAmount: 1199 }], shownTotal: 1200 }),
    );
    expect([status, body.code, body.where]).toEqual([422, "order-price-differs", "/body/lines/0/shownAmount"]);
    expect(body.problems).toMatchObject([{ shown: 1199, amount: 1200 }]);
    expect(await total()).toBe(before);
    expect(
      (await take(asked({ lines: [{ articleId: "TEA", quantity: 3, shownAmount: 1200 }], shownTotal: 1200 }))).status,
    ).toBe(201);
  });

  test.each([
    ["an unknown customer", () => ({ customerId: "9999999" }), "/body/customerId"],
    ["an unknown store", () => ({ storeId: "9999" }), "/body/storeId"],
    ["an unknown article", () => ({ lines: [{ articleId: "NONE", quantity: 1 }] }), "/body/lines/0/articleId"],
    ["an unknown unit", () => ({ lines: [{ articleId: "TEA", quantity: 1, unit: "KG" }] }), "/body/lines/0/unit"],
  ])("is refused with %s, and nothing is kept", async (_name, more, where) => {
    const before = await total();
    const { status, body } = await take(asked(more()));
    expect([status, body.code, body.where]).toEqual([422, "order-refused", where]);
    expect(await total()).toBe(before);
  });

  test("is found by its number, the ERP's, its customer and its day, and traced", async () => {
    const find = async (query: string) =>
      (await asAdmin<Page<OrderSummary>>("GET", `/api/orders?${query}`)).body.items.map(({ number }) => number);
    const [{ orderId }] = await inErp("W-1010-0000001");
    expect(await find(`query=${orderId}`)).toEqual(["W-1010-0000001"]);
    expect(await find("query=s-1010")).toEqual(["S-1010-0000001"]);
    expect(await find("state=inErp&from=2000-01-01&to=2000-01-02")).toEqual([]);
    expect(await find(`customerId=${customerId}&channel=store&storeId=1010`)).toEqual(["S-1010-0000001"]);
    const csv = await asAdmin("GET", "/api/orders.csv?channel=store");
    expect(csv.text).toContain("S-1010-0000001");
    const { body } = await asAdmin<{ items: Trace[] }>("GET", `/api/hub/trace?query=${orderId}`);
    expect(body.items.map(({ kind, key }) => [kind, key])).toContainEqual(["order", "W-1010-0000001"]);
  });
});

describe("on its way", () => {
  test("an answer that is lost makes no second order: the ERP is asked first", async () => {
    line.verdict = (method) => (method === "POST" ? "break" : "pass");
    line.posts.length = 0;
    const body = asked();
    const { body: taken } = await take(body);
    const sent = await until(body.id, ({ state }) => state !== "waiting");
    line.verdict = () => "pass";
    const done = await until(body.id, ({ state }) => state === "inErp");
    expect(sent.state === "sent" || sent.state === "inErp").toBe(true);
    expect(line.posts).toEqual([201]);
    expect((await inErp(taken.order.number)).map(({ orderId }: { orderId: string }) => orderId)).toEqual([
      done.erpNumber,
    ]);
    expect(done.history.map(({ what }) => what)).toEqual(["inErp", "sent", "taken"]);
  });

  test("what the ERP does too late for us is not sent again while it may still do it", async () => {
    const { promise, resolve: work } = Promise.withResolvers<void>();
    line.late = promise;
    line.sent = 0;
    const body = asked();
    const { body: taken } = await take(body);
    await until(body.id, unheard);
    expect([line.sent, await inErp(taken.order.number)]).toEqual([1, []]);
    work();
    await eventually(
      () => inErp(taken.order.number),
      (items) => items.length === 1,
    );
    await nowAs(body.id, "state = state");
    await until(body.id, ({ state }) => state === "inErp");
    expect([line.sent, (await inErp(taken.order.number)).length]).toEqual([1, 1]);

    // What it cannot be doing any more goes out again.
    line.late = new Promise(() => undefined);
    const other = asked();
    await take(other);
    await until(other.id, unheard);
    line.late = undefined;
    await nowAs(other.id, "unanswered_at = now() - interval '12 minutes'");
    await until(other.id, ({ state }) => state === "inErp");
    expect(line.sent).toBe(3);
  });

  test("while the service is off orders wait, and the arrangement says how many; they can be cancelled", async () => {
    await service(false);
    const [kept, unwanted] = [asked(), asked()];
    for (const each of [kept, unwanted]) expect((await take(each)).status).toBe(201);
    expect((await figures())?.waiting).toBe(2);
    const why = { why: "Ordered twice" };
    const cancelled = await asAdmin<OrderDetail>("POST", `/api/orders/${unwanted.id}/cancellation`, why);
    expect(cancelled.body).toMatchObject({ state: "cancelled", reason: "Ordered twice", mayCancel: false });
    const again = await asAdmin<Problem>("POST", `/api/orders/${unwanted.id}/cancellation`, why);
    expect([again.status, again.body.code]).toEqual([409, "order-not-cancellable"]);
    await service(true);
    await until(kept.id, ({ state }) => state === "inErp");
    expect((await read(unwanted.id)).state).toBe("cancelled");
    const late = await asAdmin<Problem>("POST", `/api/orders/${kept.id}/cancellation`, why);
    expect(late.body.code).toBe("order-not-cancellable");
  });

  test("what the ERP refuses is one root cause, and goes through once that is mended there", async () => {
    const orders = [
      asked({ lines: [{ articleId: "LATE", quantity: 1 }] }),
      asked({ lines: [{ articleId: "LATE", quantity: 2 }] }),
    ];
    for (const each of orders) await take(each);
    for (const { id } of orders) {
      const refused = await until(id, ({ state }) => state === "refused");
      expect(refused.reason).toContain("LATE is not listed in 1010");
    }
    const key = "outbound/orderCreation/article-not-listed/LATE";
    const { body } = await group(key);
    expect(body).toMatchObject({
      count: 2,
      curedAt: "erp",
      errorClass: "missingMasterData",
      amounts: [{ currency: "GBP", amount: 300 }],
    });
    expect((await figures())?.errors).toBe(2);
    await program.erp.masterData.upsertArticles([article("LATE")], "test");
    const retried = await asAdmin<{ retried: number }>("POST", "/api/hub/mending/retry", { groups: [key] });
    expect(retried.body.retried).toBe(2);
    for (const { id } of orders) await until(id, ({ state }) => state === "inErp");
    expect((await asAdmin("GET", groupPath(key))).status).toBe(404);
  });

  test("a condition type that the ERP does not know is cured by the lookup, in place", async () => {
    const lookup = { lookup: "condition", from: "regularPrice", to: "ZPR9" };
    expect((await asAdmin("POST", "/api/hub/field-mappings/orderCreation/lookups", lookup)).status).toBe(200);
    const body = asked();
    await take(body);
    await until(body.id, ({ state }) => state === "refused");
    const key = "outbound/orderCreation/condition-unknown/ZPR9";
    expect((await group(key)).body).toMatchObject({
      curedAt: "mapping",
      cure: { lookup: "condition", from: ["regularPrice"] },
    });
    const fixed = await asAdmin<{ retried: number }>("POST", "/api/hub/mending/fix", {
      group: key,
      from: ["regularPrice"],
      to: "PPR0",
    });
    expect(fixed.body.retried).toBe(1);
    await until(body.id, ({ state }) => state === "inErp");
  });

  test("a channel without an order type is a root cause of ours, found before anything is sent", async () => {
    line.posts.length = 0;
    const { body: mapping } = await asAdmin<{
      active: number;
      document: { lookups: { orderType: { entries: object } } };
    }>("GET", "/api/hub/field-mappings/orderCreation");
    mapping.document.lookups.orderType.entries = { web: "ZWEB" };
    const saved = await asAdmin<{ version: number }>("POST", "/api/hub/field-mappings/orderCreation/versions", {
      document: mapping.document,
      basedOn: mapping.active,
      why: "No stores",
    });
    const versions = `/api/hub/field-mappings/orderCreation/versions/${saved.body.version}`;
    const tested = await asAdmin<{ failedNewly: number }>("POST", `${versions}/test`);
    expect(tested.body.failedNewly).toBe(1);
    await asAdmin("POST", `${versions}/activate`, { why: "No stores", despiteFailures: true });
    const body = asked({ channel: "store" });
    await take(body);
    const refused = await until(body.id, ({ state }) => state === "refused");
    expect(refused.reason).toBe('Channel store has no code of the ERP in the lookup "orderType".');
    expect(line.posts).toEqual([]);
    const key = "outbound/orderCreation/order-type-unknown/store";
    await group(key);
    await asAdmin("POST", "/api/hub/mending/fix", { group: key, from: ["store"], to: "ZSTO" });
    await until(body.id, ({ state }) => state === "inErp");
  });

  test("a person corrects where and when a refused order is delivered; the original request stays", async () => {
    await asAdmin("POST", "/api/hub/field-mappings/orderCreation/lookups", {
      lookup: "condition",
      from: "regularPrice",
      to: "ZPR8",
    });
    const body = asked({ note: "Ring twice" });
    await take(body);
    await until(body.id, ({ state }) => state === "refused");
    await asAdmin("POST", "/api/hub/field-mappings/orderCreation/lookups", {
      lookup: "condition",
      from: "regularPrice",
      to: "PPR0",
    });
    const correction = { version: 0, why: "Customer called", note: "Leave at number 3", requestedDate: "2026-12-31" };
    expect((await asAdmin("POST", `/api/orders/${body.id}/correction`, correction)).status).toBe(200);
    const done = await until(body.id, ({ state }) => state === "inErp");
    const { json } = await program.admin("GET", `/api/orders/${done.erpNumber}`);
    expect(json.order).toMatchObject({ note: "Leave at number 3", requestedDate: "2026-12-31" });
    expect((await take(body)).status).toBe(200);
    const late = await asAdmin<Problem>("POST", `/api/orders/${body.id}/correction`, { ...correction, version: 1 });
    expect([late.status, late.body.code]).toEqual([409, "order-not-correctable"]);
  });

  test("what the ERP makes of it is asked back", async () => {
    const [first, second] = (await asAdmin<Page<OrderSummary>>("GET", "/api/orders?state=inErp")).body.items as [
      OrderSummary,
      OrderSummary,
    ];
    await program.admin("POST", `/api/orders/${first.erpNumber}/delivery`);
    await program.admin("POST", `/api/orders/${second.erpNumber}/rejection`, { reason: "Sold out" });
    await ground.untilErpSays(first.id, "delivered");
    const rejected = await ground.untilErpSays(second.id, "rejected");
    expect(rejected.history[0]?.what).toBe("rejected");
  });

  test("an ERP that is away is waited for, as one cause, and nothing is lost", async () => {
    await program.erp.http.close();
    const bodies = [asked(), asked(), asked()];
    for (const each of bodies) expect((await take(each)).status).toBe(201);
    await eventually(
      () => asAdmin<{ items: { key: string }[] }>("GET", "/api/hub/mending-groups"),
      ({ body }) => body.items.some(({ key }) => key === "outbound/any/system-unavailable/ERP"),
    );
    expect((await figures())?.waiting).toBe(3);
    const states = await Promise.all(bodies.map(async ({ id }) => (await read(id)).state));
    // The first that was tried may be there for all that we know; the others are not even sent.
    expect(states.filter((state) => state === "waiting").length).toBeGreaterThanOrEqual(2);
    expect(states.filter((state) => state !== "waiting" && state !== "sent")).toEqual([]);
  });
});

test("who may not take or see orders gets nothing", async () => {
  const refused = async (answer: Promise<Answer<unknown>>) => (await answer).status;
  const headers = { authorization: basic("other", await newUser({ userName: "other" })) };
  expect(await refused(call("POST", "/api/orders", { body: asked(), headers }))).toBe(403);
  const rival = { userName: "rival", permissions: ["orders.take"] };
  const [mine, theirs] = [{ authorization: shop }, { authorization: basic("rival", await newUser(rival)) }];
  expect(await refused(call("GET", "/api/orders/W-1010-0000001", { headers: mine }))).toBe(200);
  expect(await refused(call("GET", "/api/orders/W-1010-0000001", { headers: theirs }))).toBe(404);
  const why = { body: { why: "x" }, headers: theirs };
  expect(await refused(call("POST", "/api/orders/W-1010-0000001/cancellation", why))).toBe(404);
  expect(await refused(call("POST", "/api/orders", { body: asked() }))).toBe(401);
  expect(await refused(call("GET", "/api/orders", { headers: { authorization: shop } }))).toBe(401);
  await asAdmin("POST", "/api/access/people", {
    ...{ temporaryPassword: false, userName: "auditor", name: "A", password },
    roles: ["auditor"],
  });
  const cookie = await suite.signIn("auditor");
  expect(await refused(call("GET", "/api/orders", { cookie }))).toBe(200);
  expect(await refused(call("POST", "/api/orders", { cookie, body: asked() }))).toBe(403);
});
