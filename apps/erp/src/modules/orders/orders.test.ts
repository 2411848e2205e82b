import {
  type PriceCalculateDraft,
  type PriceCalculateLineDraft,
  priceCalculateFormat,
  priceCalculateResponseFormat,
} from "@counterfoil/sap";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { article, organisation, site } from "../../../../../tools/testing/erp-examples.ts";
import { erpProgram } from "../../../../../tools/testing/erp-program.ts";
import { type Arrived, type Reaction, receiverDouble } from "../../../../../tools/testing/receiver-double.ts";

const program = await erpProgram();
const { admin } = program;
let react: (arrived: Arrived) => Reaction = () => 503;
const service = await receiverDouble((arrived) =>
  arrived.path === "/oauth/token"
    ? { status: 200, body: JSON.stringify({ access_token: "t1", expires_in: 3600 }) }
    : react(arrived),
);
afterAll(async () => {
  await service.close();
  await program.stop();
});

let customerId = "";
beforeAll(async () => {
  const { masterData } = program.erp;
  await masterData.upsertSites([{ ...site("1010"), currency: "GBP", timeZone: "Europe/London" }], "test");
  await masterData.upsertArticles(
    ["TEA", "MUG"].map((id) => article(id)),
    "test",
  );
  const [{ key } = { key: "" }] = await masterData.upsertBusinessPartners([organisation()], "test");
  customerId = key;
});
const destination = (more: object = {}) => ({
  calculateUrl: `${service.url}/restapi/demo`,
  tokenUrl: `${service.url}/oauth/token`,
  clientId: "erp",
  secret: "s3cret",
  ...more,
});
beforeEach(async () => {
  await admin("PUT", "/api/orders/pricing-destination", destination());
});

type Line = { amount: number; discount?: number; modifiers?: object[] };
/** An answer in SAP's form, as the tutorials print it. */
function answer(lines: Record<string, Line>, more: PriceCalculateLineDraft[] = []): Reaction {
  const goods = Object.entries(lines).map(([itemId, { amount, discount = 0, modifiers = [] }], index) => ({
    numbers: [index],
    sale: {
      itemIds: [itemId],
      regularPrice: { value: 2.95, currency: "GBP" },
      extendedAmount: { value: amount, currency: "GBP" },
      extendedDiscount: { value: discount, currency: "GBP" },
      modifiers,
    },
  }));
  const document = { header: {}, bodies: [{ basket: { lines: [...goods, ...more] } }] } as PriceCalculateDraft;
  return { status: 200, body: priceCalculateResponseFormat.writeXml(document) };
}
const modifier = (amount: number, rule: object = {}, more: object = {}) => ({
  sequenceNumber: 0,
  promotionId: "8000000001",
  amount: { value: amount, currency: "GBP", action: "Subtract" },
  rule: [
    {
      ruleId: "80000000010001",
      description: "3rd at half price",
      applicationType: "MixMatch",
      discountMethod: "00",
      ...rule,
    },
  ],
  ...more,
});

const items = [
  { articleId: "TEA", quantity: 3 },
  { articleId: "MUG", quantity: 1.5 },
];
const order = async (more: object = {}) =>
  (await admin("POST", "/api/orders", { customerId, siteId: "1010", items, ...more })).json;

describe("a sales order", () => {
  it("is priced: what was asked, and each condition with its promotion", async () => {
    react = () =>
      answer({
        TEA: { amount: 7.37, discount: 1.48, modifiers: [modifier(1.48, {}, { quantity: { value: 1 } })] },
        MUG: { amount: 4.43 },
      });
    const before = service.arrived.length;
    const { orderId, ...view } = await order({
      coupons: ["XMAS"],
      priceAt: "2010-12-05T10:00:00",
      reference: "WEB-17",
    });
    expect(orderId).toBe("5000000001");
    expect(view).toMatchObject({
      state: "complete",
      order: {
        customerId,
        salesOrganisation: "1000",
        distributionChannel: "10",
        division: "00",
        currency: "GBP",
        reference: "WEB-17",
      },
      pricing: {
        regular: 1328,
        total: 1180,
        items: [
          {
            item: 10,
            regularAmount: 885,
            amount: 737,
            conditions: [
              { step: 10, counter: 1, conditionType: "PPR0", rate: 295, amount: 885 },
              {
                step: 110,
                counter: 1,
                conditionType: "OPPB",
                amount: -148,
                promotionId: "8000000001",
                text: "3rd at half price",
                quantity: 1,
              },
            ],
          },
          { item: 20, amount: 443, conditions: [{ conditionType: "PPR0" }] },
        ],
      },
    });
    const [tokenCall, call] = service.arrived.slice(before);
    expect([tokenCall?.path, tokenCall?.body]).toEqual([
      "/oauth/token",
      "grant_type=client_credentials&scope=prices.calculate",
    ]);
    expect(call?.authorization).toBe("Bearer t1");
    const asked = priceCalculateFormat.readXml(call?.body ?? "");
    expect(asked).toMatchObject({
      header: { businessUnits: [{ id: "1010", type: "RetailStore" }], system: "CFERP" },
      bodies: [{ transactionId: orderId, dateTime: "2010-12-05T10:00:00.0", loyalty: [{ customerId }] }],
    });
    expect(asked.bodies[0]?.basket.lines).toMatchObject([
      { sale: { itemIds: ["TEA"], quantities: [{ value: 3, unit: "PC" }] } },
      { sale: { itemIds: ["MUG"], quantities: [{ value: 1.5, unit: "PC" }] } },
      { coupon: { code: "XMAS" } },
    ]);
    const calls = await admin("GET", `/api/orders/${orderId}/calls`);
    expect(calls.json.items).toMatchObject([
      { outcome: "priced", statusCode: 200, calledBy: "Admin", hasAnswer: true },
    ]);
    const path = `/api/orders/${orderId}/calls/${calls.json.items[0].callId}`;
    expect((await admin("GET", `${path}/request`)).text).toBe(call?.body);
    expect((await admin("GET", `${path}/answer`)).text).toContain(
      '<ExtendedAmount Currency="GBP">7.37</ExtendedAmount>',
    );
  });

  it("gives the shares of a discount on the whole order as one sum an item", async () => {
    const whole = (amount: number) => ({
      numbers: [9],
      discount: modifier(amount, { applicationType: "DiscountPercentTotal" }),
    });
    const share = (amount: number) =>
      modifier(amount, { applicationType: "DiscountPercentTotal" }, { prorated: true, itemLinks: [9] });
    react = () =>
      answer(
        {
          TEA: { amount: 8.85, modifiers: [share(0.59), share(0.3)] },
          MUG: { amount: 4.43, modifiers: [share(0.44)] },
        },
        [whole(1.33) as PriceCalculateLineDraft],
      );
    const { pricing } = await order();
    expect(pricing).toMatchObject({ regular: 1328, total: 1195 });
    expect(pricing.items[0].conditions[1]).toEqual({
      step: 200,
      counter: 1,
      conditionType: "OPPT",
      amount: -89,
      count: 2,
    });
    expect(pricing.items[1].conditions[1]).toMatchObject({ step: 200, amount: -44, promotionId: "8000000001" });
  });

  it("names the promotion that is mapped to no condition type, and is priced once it is", async () => {
    const rule = { applicationType: "ExternalAction", promotionType: "Z9" };
    react = () =>
      answer({ TEA: { amount: 8, discount: 0.85, modifiers: [modifier(0.85, rule)] }, MUG: { amount: 4.43 } });
    const { orderId, state, reasonCode, reason, pricing } = await order();
    expect([state, reasonCode, pricing]).toEqual(["incomplete", "condition-unmapped", undefined]);
    expect(reason).toBe(
      "Item 10: the discount of promotion 8000000001 (promotion type Z9, application type ExternalAction, discount method 00) is mapped to no condition type.",
    );
    const { procedure, version } = (await admin("GET", "/api/orders/pricing-procedure")).json;
    procedure.mappings.push({ promotionType: "Z9", conditionType: "OPPI", returned: "singly" });
    expect((await admin("PUT", "/api/orders/pricing-procedure", { procedure, version })).json.version).toBe(
      version + 1,
    );
    const priced = (await admin("POST", `/api/orders/${orderId}/price`)).json;
    expect([priced.state, priced.pricing.total]).toEqual(["complete", 1243]);
    expect(priced.pricing.items[0].conditions[1]).toMatchObject({ conditionType: "OPPI", step: 100 });
  });

  it("tells of a printed coupon without lowering the price", async () => {
    const coupon = modifier(2, { discountMethod: "04" });
    react = () => answer({ TEA: { amount: 8.85, modifiers: [coupon] }, MUG: { amount: 4.43 } });
    const { pricing } = await order();
    expect(pricing.total).toBe(1328);
    expect(pricing.items[0].conditions[1]).toMatchObject({ amount: -200, statistical: true });
  });

  it.each<[string, () => Reaction, string, RegExp]>([
    ["the service is down", () => 503, "pricing-unreachable", /answered 503\. The order can be priced later\.$/],
    ["the connection breaks", () => "hangUp", "pricing-unreachable", /broke\. The order can be priced later\.$/],
    ["the answer is no XML", () => ({ status: 200, body: "<html>" }), "pricing-answer-unusable", /unreadable/],
    ["an item is missing", () => answer({ TEA: { amount: 8.85 } }), "pricing-answer-unusable", /no line for item 20/],
    [
      "the sums do not agree",
      () => answer({ TEA: { amount: 7.36, discount: 1.48, modifiers: [modifier(1.4)] }, MUG: { amount: 4.43 } }),
      "pricing-answer-unusable",
      /is not 736/,
    ],
    [
      "an article has no price",
      () => ({
        status: 400,
        body: priceCalculateResponseFormat.writeXml({
          header: {
            response: {
              code: "Rejected",
              errors: [{ severity: "Error", errorId: "P1", description: "No price for MUG.", line: 1 }],
            },
          },
          bodies: [],
        }),
      }),
      "pricing-refused",
      /^Item 20: No price for MUG\.$/,
    ],
  ])("stays incomplete and says why when %s, and can be priced later", async (_name, reaction, code, reason) => {
    react = reaction;
    const { orderId, state, ...view } = await order();
    expect([state, view.reasonCode, view.pricing]).toEqual(["incomplete", code, undefined]);
    expect(view.reason).toMatch(reason);
    react = () => answer({ TEA: { amount: 8.85 }, MUG: { amount: 4.43 } });
    expect((await admin("POST", `/api/orders/${orderId}/price`)).json).toMatchObject({
      state: "complete",
      pricing: { total: 1328 },
    });
    const { json } = await admin("GET", `/api/orders/${orderId}/calls`);
    expect(json.items.length).toBe(2);
  });

  it("is changed by who has seen it last, and priced anew", async () => {
    react = () => answer({ TEA: { amount: 8.85 }, MUG: { amount: 4.43 } });
    const { orderId, version } = await order();
    react = () => answer({ TEA: { amount: 2.95 } });
    const body = { customerId, siteId: "1010", items: [{ articleId: "TEA", quantity: 1 }], version };
    expect((await admin("PUT", `/api/orders/${orderId}`, body)).json).toMatchObject({
      version: version + 1,
      pricing: { total: 295 },
    });
    const late = await admin("PUT", `/api/orders/${orderId}`, { ...body, items });
    expect([late.status, late.json.code]).toEqual([409, "changed-meanwhile"]);
    expect((await admin("GET", `/api/orders/${orderId}`)).json).toMatchObject({
      version: version + 1,
      pricing: { total: 295 },
    });
  });

  it.each([
    ["an unknown customer", { customerId: "nobody" }, "/body/customerId"],
    ["an unknown site", { siteId: "9999" }, "/body/siteId"],
    ["a sales area the customer does not have", { distributionChannel: "99" }, "/body/salesOrganisation"],
    ["an unknown article", { items: [{ articleId: "NONE", quantity: 1 }] }, "/body/items/0/articleId"],
    [
      "a unit the article does not have",
      { items: [{ articleId: "TEA", quantity: 1, unit: "KG" }] },
      "/body/items/0/unit",
    ],
    ["four places", { items: [{ articleId: "TEA", quantity: 0.0001 }] }, "/body/items/0/quantity"],
    ["a moment that is none", { priceAt: "2010-02-30T00:00:00" }, "/body/priceAt"],
  ])("is refused with %s, and takes no number", async (_name, more, where) => {
    const total = async () => (await admin("GET", "/api/orders?limit=1")).json.total;
    const before = [await total(), service.arrived.length];
    const { status, json } = await admin("POST", "/api/orders", { customerId, siteId: "1010", items, ...more });
    expect([status, json.code, json.where]).toEqual([422, "order-invalid", where]);
    expect([await total(), service.arrived.length]).toEqual(before);
  });

  it("is found by number, customer, reference and state", async () => {
    const ids = async (query: string) =>
      (await admin("GET", `/api/orders?${query}`)).json.items.map((each: { orderId: string }) => each.orderId);
    expect(await ids("query=web-17")).toEqual(["5000000001"]);
    expect(await ids("state=incomplete")).toEqual([]);
    expect((await ids(`customerId=${customerId}&siteId=1010&limit=2`)).length).toBe(2);
  });
});

describe("the pricing procedure", () => {
  it.each([
    [
      "a mapping to a type without a step",
      { mappings: [{ conditionType: "ZZZZ", returned: "singly" }] },
      "/body/mappings/0/conditionType",
    ],
    ["a price without a step", { priceCondition: "ZZZZ" }, "/body/priceCondition"],
    [
      "a step twice",
      { steps: ["PPR0", "OPPI"].map((conditionType) => ({ step: 1, conditionType, texts: { en: "x" } })) },
      "/body/steps",
    ],
  ])("is not saved with %s", async (_name, more, where) => {
    const before = (await admin("GET", "/api/orders/pricing-procedure")).json;
    const body = { procedure: { ...before.procedure, ...more }, version: before.version };
    const { status, json } = await admin("PUT", "/api/orders/pricing-procedure", body);
    expect([status, json.code, json.where]).toEqual([422, "pricing-procedure-invalid", where]);
    expect((await admin("GET", "/api/orders/pricing-procedure")).json).toEqual(before);
  });
});

describe("the destination", () => {
  it("keeps its secret to itself, and does not send it elsewhere", async () => {
    const path = "/api/orders/pricing-destination";
    expect((await admin("GET", path)).text).not.toContain("s3cret");
    const { secret: _, ...without } = destination();
    expect((await admin("PUT", path, without)).status).toBe(204);
    const elsewhere = await admin("PUT", path, { ...without, tokenUrl: "http://stranger.example/token" });
    expect([elsewhere.status, elsewhere.json.code]).toEqual([400, "pricing-secret-missing"]);
    const odd = await admin("PUT", path, destination({ calculateUrl: "file:///etc/passwd" }));
    expect([odd.status, odd.json.code]).toEqual([400, "pricing-destination-invalid"]);
  });
});
