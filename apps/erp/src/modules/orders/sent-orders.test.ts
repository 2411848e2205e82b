import { type PriceCalculateDraft, priceCalculateResponseFormat } from "@counterfoil/sap";
import { afterAll, beforeAll, expect, it } from "vitest";
import { article, organisation, site } from "../../../../../tools/testing/erp-examples.ts";
import { erpProgram } from "../../../../../tools/testing/erp-program.ts";
import { receiverDouble } from "../../../../../tools/testing/receiver-double.ts";

const program = await erpProgram();
const { admin, ask } = program;
const service = await receiverDouble(({ path }) =>
  path === "/oauth/token"
    ? { status: 200, body: JSON.stringify({ access_token: "t1", expires_in: 3600 }) }
    : { status: 200, body: ourPrice() },
);
afterAll(async () => {
  await service.close();
  await program.stop();
});

/** What the ERP's own calculation says: 2.95 a piece of TEA, 8.85 for three. */
function ourPrice(): string {
  const line = {
    numbers: [0],
    sale: {
      itemIds: ["TEA"],
      regularPrice: { value: 2.95, currency: "GBP" },
      extendedAmount: { value: 8.85, currency: "GBP" },
      extendedDiscount: { value: 0, currency: "GBP" },
      modifiers: [],
    },
  };
  return priceCalculateResponseFormat.writeXml({
    header: {},
    bodies: [{ basket: { lines: [line] } }],
  } as PriceCalculateDraft);
}

const root = "/sap/opu/odata/sap/API_SALES_ORDER_SRV";
let customerId = "";
let blockedId = "";
let hub: Record<string, string> = {};
let other: Record<string, string> = {};

/** As SAP wants it: a token that a GET fetches, with the session's cookie. */
async function signedIn(name: string): Promise<Record<string, string>> {
  const auth = await program.technical(name, ["odata.write"]);
  const { headers } = await ask("GET", `${root}/`, { headers: { ...auth, "x-csrf-token": "Fetch" } });
  const cookie = headers.getSetCookie().map((each) => each.split(";")[0]);
  return { ...auth, "x-csrf-token": headers.get("x-csrf-token") ?? "", cookie: cookie.join("; ") };
}

beforeAll(async () => {
  const { masterData } = program.erp;
  await masterData.upsertSites([{ ...site("1010"), currency: "GBP", timeZone: "Europe/London" }], "test");
  const articles = [article("TEA"), article("OLD", { blocked: true }), article("FAR", { listings: [] })];
  await masterData.upsertArticles(articles, "test");
  const made = await masterData.upsertBusinessPartners(
    [organisation(), organisation({ customer: { ...organisation().customer, orderBlock: "01" } })],
    "test",
  );
  [customerId = "", blockedId = ""] = made.map(({ key }) => key);
  await admin("PUT", "/api/orders/pricing-destination", {
    calculateUrl: `${service.url}/restapi/demo`,
    tokenUrl: `${service.url}/oauth/token`,
    clientId: "erp",
    secret: "s3cret",
  });
  hub = await signedIn("hub");
  other = await signedIn("other");
});

const price = {
  ConditionType: "PPR0",
  ConditionRateValue: "3.00",
  ConditionCurrency: "GBP",
  ConditionQuantity: "1",
  ConditionQuantityUnit: "PC",
};
const item = (more: object = {}) => ({
  SalesOrderItem: "10",
  Material: "TEA",
  RequestedQuantity: "3.000",
  RequestedQuantityUnit: "PC",
  ProductionPlant: "1010",
  to_PricingElement: [price, { ConditionType: "OPPB", ConditionRateValue: "-1.48", ConditionCurrency: "GBP" }],
  to_ScheduleLine: [{ ScheduleLine: "1", RequestedDeliveryDate: `/Date(${Date.UTC(2026, 11, 24)})/` }],
  ...more,
});
const order = (reference: string, more: object = {}) => ({
  SalesOrderType: "ZWEB",
  SalesOrganization: "1000",
  DistributionChannel: "10",
  OrganizationDivision: "00",
  SoldToParty: customerId,
  PurchaseOrderByCustomer: reference,
  TransactionCurrency: "GBP",
  to_Partner: [{ PartnerFunction: "SH", Customer: customerId }],
  to_Text: [{ Language: "EN", LongTextID: "0001", LongText: "Ring twice" }],
  to_Item: [item()],
  ...more,
});
const send = (body: unknown, headers = hub) => ask("POST", `${root}/A_SalesOrder`, { body, headers });
const find = async (reference: string) =>
  (await ask("GET", `${root}/A_SalesOrder?$filter=PurchaseOrderByCustomer%20eq%20'${reference}'`, { headers: hub }))
    .json.d.results;
const view = async (orderId: string) => (await admin("GET", `/api/orders/${orderId}`)).json;
const total = async () => (await admin("GET", "/api/orders?limit=1")).json.total;

it("an order of a channel is taken with the price that its customer was told, and can be read again", async () => {
  const { status, headers, json } = await send(order("W-1"));
  expect(status).toBe(201);
  const orderId = json.d.SalesOrder;
  expect(orderId).toMatch(/^52000000\d\d$/);
  expect(headers.get("location")).toContain(`A_SalesOrder('${orderId}')`);
  expect(json.d).toMatchObject({
    TotalNetAmount: "7.52",
    OverallSDProcessStatus: "A",
    SenderBusinessSystemName: "hub",
  });
  expect(
    json.d.to_Item.results[0].to_PricingElement.results.map((each: Record<string, string>) => [
      each.ConditionType,
      each.ConditionAmount,
    ]),
  ).toEqual([
    ["PPR0", "9"],
    ["OPPB", "-1.48"],
  ]);
  expect(await view(orderId)).toMatchObject({
    orderType: "ZWEB",
    sender: "hub",
    state: "complete",
    status: "open",
    order: { reference: "W-1", note: "Ring twice", requestedDate: "2026-12-24", shipToId: customerId, siteId: "1010" },
    pricing: { regular: 900, total: 752 },
  });
  expect(await find("W-1")).toMatchObject([{ SalesOrder: orderId, SoldToParty: customerId }]);
});

it("what it would cost here stands beside, with the difference", async () => {
  const [{ SalesOrder: orderId }] = await find("W-1");
  await expect.poll(async () => (await view(orderId)).difference, { timeout: 20_000 }).toBe(752 - 885);
  expect(await view(orderId)).toMatchObject({ own: { total: 885 }, pricing: { total: 752 }, state: "complete" });
  const { json } = await admin("GET", "/api/orders?differs=true&orderType=ZWEB");
  expect(json.items.map((each: { orderId: string }) => each.orderId)).toContain(orderId);
});

it("a reference is taken once of a sender; the number tells the channel", async () => {
  const before = await total();
  const again = await send(order("W-1", { to_Item: [item({ RequestedQuantity: "9" })] }));
  expect([again.status, again.json.error.code]).toEqual([400, "CF/order-reference-used"]);
  expect(await total()).toBe(before);
  const both = await Promise.all([send(order("W-2")), send(order("W-2"))]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 400]);
  const theirs = await send(order("W-1"), other);
  const stores = await send(order("S-1", { SalesOrderType: "ZSTO" }));
  expect([theirs.json.d.SalesOrder.slice(0, 4), stores.json.d.SalesOrder.slice(0, 4)]).toEqual(["5200", "5100"]);
});

it.each([
  ["a customer that is not there", () => ({ SoldToParty: "9999999999" }), "customer-unknown", "SoldToParty"],
  ["a customer that is blocked", () => ({ SoldToParty: blockedId }), "customer-blocked", "SoldToParty"],
  ["another channel's sales area", () => ({ DistributionChannel: "99" }), "sales-area-unknown", "DistributionChannel"],
  ["a type that is not for senders", () => ({ SalesOrderType: "OR" }), "order-type-unknown", "SalesOrderType"],
  ["a number of its own", () => ({ SalesOrder: "77" }), "order-number-given", "SalesOrder"],
  ["no reference", () => ({ PurchaseOrderByCustomer: "" }), "order-reference-missing", "PurchaseOrderByCustomer"],
  ["no items", () => ({ to_Item: [] }), "order-empty", "to_Item"],
  ["another currency", () => ({ TransactionCurrency: "EUR" }), "currency-differs", "TransactionCurrency"],
  [
    "an article that is not there",
    () => ({ to_Item: [item({ Material: "NONE" })] }),
    "article-unknown",
    "to_Item/0/Material",
  ],
  [
    "an article that is blocked",
    () => ({ to_Item: [item(), item({ Material: "OLD" })] }),
    "article-not-sold",
    "to_Item/1/Material",
  ],
  [
    "an article that is not listed",
    () => ({ to_Item: [item({ Material: "FAR" })] }),
    "article-not-listed",
    "to_Item/0/Material",
  ],
  [
    "an unknown unit",
    () => ({ to_Item: [item({ RequestedQuantityUnit: "KG" })] }),
    "unit-unknown",
    "to_Item/0/RequestedQuantityUnit",
  ],
  [
    "an unknown site",
    () => ({ to_Item: [item({ ProductionPlant: "9999" })] }),
    "site-unknown",
    "to_Item/0/ProductionPlant",
  ],
  [
    "nothing of an item",
    () => ({ to_Item: [item({ RequestedQuantity: "0" })] }),
    "quantity-invalid",
    "to_Item/0/RequestedQuantity",
  ],
  [
    "a condition without a step",
    () => ({ to_Item: [item({ to_PricingElement: [price, { ...price, ConditionType: "ZZZZ" }] })] }),
    "condition-unknown",
    "to_Item/0/to_PricingElement/1/ConditionType",
  ],
  ["no price", () => ({ to_Item: [item({ to_PricingElement: [] })] }), "price-missing", "to_Item/0/to_PricingElement"],
  [
    "a price below nothing",
    () => ({
      to_Item: [item({ to_PricingElement: [price, { ...price, ConditionType: "OPPI", ConditionRateValue: "-4" }] })],
    }),
    "price-negative",
    "to_Item/0/to_PricingElement",
  ],
])("is refused with %s, in SAP's form, and takes no number", async (_name, more, code, target) => {
  const ranges = async () =>
    JSON.stringify((await program.erp.masterData.readNumberRanges()).filter(({ rangeId }) => rangeId >= "60"));
  const before = await ranges();
  const { status, json } = await send(order("W-9", more()));
  expect([status, json.error?.code]).toEqual([400, `CF/${code}`]);
  expect(json.error.innererror.errordetails).toMatchObject([{ target, severity: "error" }]);
  expect(json.error.message.value.length).toBeGreaterThan(5);
  expect(await find("W-9")).toEqual([]);
  expect(await ranges()).toBe(before);
});

it("rates have nine places, and a fraction of a unit comes to whole pennies", async () => {
  const metres = { ...price, ConditionRateValue: "2.666666667" };
  const lines = [
    item({ RequestedQuantity: "1.5", to_PricingElement: [metres] }),
    item({ to_PricingElement: [{ ...price, ConditionRateValue: "10", ConditionQuantity: "3" }] }),
  ];
  const { json } = await send(order("W-3", { to_Item: lines }));
  expect((await view(json.d.SalesOrder)).pricing.items.map(({ amount }: { amount: number }) => amount)).toEqual([
    400, 1000,
  ]);
});

it("people of the ERP deliver or reject it; it is not changed here", async () => {
  const [{ SalesOrder: first }] = await find("W-1");
  const [{ SalesOrder: second }] = await find("W-2");
  const body = { customerId, siteId: "1010", items: [{ articleId: "TEA", quantity: 1 }], version: 1 };
  const changed = await admin("PUT", `/api/orders/${first}`, body);
  expect([changed.status, changed.json.code]).toEqual([409, "order-sent"]);
  const delivered = await admin("POST", `/api/orders/${first}/delivery`);
  expect(delivered.json).toMatchObject({ status: "delivered", delivery: expect.stringMatching(/^\d{4}\/\d+$/) });
  const [year = 0, number = 0] = delivered.json.delivery.split("/").map(Number);
  const movement = (await admin("GET", `/api/logistics/goods-movements/${year}/${number}`)).json;
  expect(JSON.stringify(movement)).toContain('"601"');
  const rejected = await admin("POST", `/api/orders/${second}/rejection`, { reason: "Sold out" });
  expect(rejected.json).toMatchObject({ status: "rejected", statusReason: "Sold out" });
  expect((await admin("POST", `/api/orders/${second}/delivery`)).json.code).toBe("order-status");
  expect((await find("W-1"))[0]).toMatchObject({
    OverallSDProcessStatus: "C",
    OverallDeliveryStatus: "C",
    OverallSDDocumentRejectionSts: "A",
  });
  expect((await find("W-2"))[0]).toMatchObject({
    OverallSDProcessStatus: "C",
    OverallDeliveryStatus: "A",
    OverallSDDocumentRejectionSts: "C",
  });
});

it("without the token of a session nothing is taken, nor from who is not arranged", async () => {
  const { "x-csrf-token": _, ...without } = hub;
  expect((await send(order("W-8"), without)).status).toBe(403);
  expect((await send(order("W-8"), {})).status).toBe(401);
  expect(await find("W-8")).toEqual([]);
});
