import { afterAll, describe, expect, it } from "vitest";
import { article, site } from "../../../../../tools/testing/erp-examples.ts";
import { erpProgram } from "../../../../../tools/testing/erp-program.ts";

const program = await erpProgram();
const { ask, admin } = program;
afterAll(program.stop);

/** Every way in with who may go it; everybody else is told so. */
const ways: [method: string, path: string, permission: string, body?: unknown][] = [
  ["POST", "/api/master-data/sites", "masterData.write", { sites: [site("1010")] }],
  ["POST", "/api/master-data/categories", "masterData.write", { categories: [{}] }],
  ["POST", "/api/master-data/articles", "masterData.write", { articles: [article("A")] }],
  ["PUT", "/api/master-data/articles/B", "masterData.write", article("B", { listings: [] })],
  ["POST", "/api/master-data/business-partners", "masterData.write", { businessPartners: [{}] }],
  ["PUT", "/api/master-data/business-partners/1", "masterData.write", {}],
  ["POST", "/api/master-data/relationships", "masterData.write", { relationships: [{}] }],
  ["POST", "/api/master-data/business-partners/1/contacts", "masterData.write", {}],
  ["PUT", "/api/master-data/sites/1010", "masterData.write", site("1010")],
  ["POST", "/api/master-data/prices", "masterData.write", { prices: [{}] }],
  ["DELETE", "/api/master-data/prices/1", "masterData.write"],
  ["PATCH", "/api/master-data/prices/1", "masterData.write", { validTo: "2026-12-31" }],
  ["PUT", "/api/master-data/value-lists/unit/ROL", "masterData.configure", { texts: { en: "Roll" } }],
  [
    "PUT",
    "/api/master-data/tax-codes/Z1",
    "masterData.configure",
    { texts: { en: "Zero" }, rates: [{ from: "2026-01-01", percent: 0 }] },
  ],
  ...[
    "sites",
    "sites/1010",
    "sites/1010/changes",
    "categories",
    "articles",
    "articles.csv",
    "articles/A",
    "articles/A/changes",
  ].map((path): [string, string, string] => ["GET", `/api/master-data/${path}`, "masterData.read"]),
  ...[
    "business-partners",
    "business-partners.csv",
    "business-partners/1",
    "business-partners/1/changes",
    "business-partners/1/relationships",
    "relationships/1",
    "relationships/1/changes",
    "prices",
    "prices.csv",
    "value-lists",
    "number-ranges",
    "tax-codes",
  ].map((path): [string, string, string] => ["GET", `/api/master-data/${path}`, "masterData.read"]),
  [
    "POST",
    "/api/logistics/goods-movements",
    "stock.post",
    { movementType: "561", items: [{ articleId: "A", siteId: "1010", quantity: 1 }] },
  ],
  ...["goods-movements", "goods-movements/2026/1", "stock", "movement-types"].map((path): [string, string, string] => [
    "GET",
    `/api/logistics/${path}`,
    "stock.read",
  ]),
  ["POST", "/api/master-data/business-partners/import", "masterData.write", { document: "{}" }],
  ["POST", "/api/master-data/tables/articles", "masterData.write", { document: "articleId" }],
  ["GET", "/api/master-data/imports?kind=articles", "masterData.read"],
  ["POST", "/api/master-data/imports/00000000-0000-4000-8000-000000000001/undo", "masterData.write"],
  ["GET", "/api/why?objectType=article&object=A&siteId=1010", "replication.read"],
  ["GET", "/api/replication/confirmations", "replication.read"],
  ["GET", "/api/replication/confirmations/1", "replication.read"],
  ["GET", "/api/replication/confirmations/1/objects", "replication.read"],
  ["GET", "/api/replication/confirmations/1/document", "replication.read"],
  ["GET", "/api/communication/scenarios", "communication.read"],
  ["GET", "/api/communication/systems", "communication.read"],
  [
    "PUT",
    "/api/communication/systems/S",
    "communication.manage",
    { name: "S", active: false, businessSystem: "S", ownSystem: "CFERP" },
  ],
  ["GET", "/api/communication/systems/S", "communication.read"],
  ["PUT", "/api/communication/systems/S/outbound-users/u", "communication.manage", { kind: "basic", secret: "s" }],
  ["DELETE", "/api/communication/systems/S/outbound-users/u", "communication.manage"],
  ["PUT", "/api/communication/systems/S/inbound-users/u", "communication.manage"],
  ["DELETE", "/api/communication/systems/S/inbound-users/u", "communication.manage"],
  ["GET", "/api/communication/arrangements", "communication.read"],
  ["PUT", "/api/communication/arrangements/S/SAP_COM_0008", "communication.manage", {}],
  ["GET", "/api/communication/arrangements/S/SAP_COM_0008", "communication.read"],
  ["POST", "/api/communication/arrangements/S/SAP_COM_0008/services/businessPartners/check", "communication.manage"],
  ["DELETE", "/api/communication/arrangements/S/SAP_COM_0008", "communication.manage"],
  ["DELETE", "/api/communication/systems/S", "communication.manage"],
  [
    "PUT",
    "/api/replication/models/M",
    "replication.manage",
    { name: "M", receiverId: "R", objectTypes: ["article"], active: false },
  ],
  ["POST", "/api/replication/runs", "replication.manage", { modelId: "M", objectType: "article", mode: "test" }],
  ["POST", "/api/replication/runs/999/cancel", "replication.manage"],
  ["POST", "/api/replication/runs/999/retry", "replication.manage", {}],
  [
    "POST",
    "/api/replication/objects/send-again",
    "replication.manage",
    { objects: [{ receiverId: "R", objectType: "article", objectKey: "A" }] },
  ],
  [
    "POST",
    "/api/replication/schedules",
    "replication.manage",
    { modelId: "M", objectTypes: ["article"], mode: "changes", cron: "0 3 * * *" },
  ],
  ["PATCH", "/api/replication/schedules/1", "replication.manage", { active: false }],
  ["DELETE", "/api/replication/schedules/1", "replication.manage"],
  [
    "POST",
    "/api/replication/filter-preview",
    "replication.read",
    { receiverId: "R", objectType: "article", criteria: [] },
  ],
  [
    "POST",
    "/api/replication/runs/preview",
    "replication.read",
    { modelId: "M", objectType: "article", mode: "initial" },
  ],
  ...[
    "models",
    "models/M",
    "filter-fields",
    "schedules",
    "runs/1/objects",
    "runs/1/summary",
    "runs",
    "runs/1",
    "runs/1/messages",
    "runs/1/log",
    "objects",
    "messages/00000000-0000-0000-0000-000000000000/document",
  ].map((path): [string, string, string] => ["GET", `/api/replication/${path}`, "replication.read"]),
  ["POST", "/api/documents/receipts/repost", "documents.repost", { reasonCode: "none" }],
  ["POST", "/api/documents/receipts/1/reversal", "documents.reverse", { version: 1, why: "test" }],
  ["POST", "/api/documents/receipts/1/preview", "documents.correct", { content: {} }],
  ["POST", "/api/documents/receipts/1/correction", "documents.correct", { version: 1, why: "test", content: {} }],
  ...["", "/preview"].map((below): [string, string, string, unknown] => [
    "POST",
    `/api/documents/mass-correction${below}`,
    "documents.correct",
    {
      replacement: { what: "taxCode", from: "X9", to: "A1" },
      ...(below === "" && { why: "test", expected: 1 }),
    },
  ]),
  ["PUT", "/api/documents/intake-setting", "documents.configure", { oneTimeCustomer: null }],
  ["PUT", "/api/documents/codes/payment/CHEQ", "documents.configure", { account: "113200", texts: { en: "Cheque" } }],
  ...[
    "intake-setting",
    "receipts",
    "receipts/1",
    "receipts/1/preview",
    "flow?number=1",
    "corrections",
    "completeness",
    "completeness/1010/01/2026-11-21",
    "receipt-totals?siteId=1010&businessDate=2026-11-21",
    "postings/2026/1",
    "summary",
    "idocs",
    "idocs/1",
    "idocs/1/raw",
    "codes",
  ].map((path): [string, string, string] => ["GET", `/api/documents/${path}`, "documents.read"]),
  ...["promotions", "bonus-buys"].flatMap((path): [string, string, string, unknown?][] => [
    ["POST", `/api/master-data/${path}`, "masterData.write", { promotions: [{}], bonusBuys: [{}] }],
    ["PUT", `/api/master-data/${path}/1`, "masterData.write", {}],
    ["DELETE", `/api/master-data/${path}/1`, "masterData.write"],
    ...["release", "withdraw", "copy"].map((verb): [string, string, string] => [
      "POST",
      `/api/master-data/${path}/1/${verb}`,
      "masterData.write",
    ]),
    ["POST", `/api/master-data/${path}/sentence`, "masterData.read", {}],
    ...["", ".csv", "/1", "/1/changes"].map((below): [string, string, string] => [
      "GET",
      `/api/master-data/${path}${below}`,
      "masterData.read",
    ]),
  ]),
  ["POST", "/api/master-data/purchase-prices", "masterData.write", { purchasePrices: [{}] }],
  ["DELETE", "/api/master-data/purchase-prices/A/1", "masterData.write"],
  ...["", ".csv", "/A/changes"].map((below): [string, string, string] => [
    "GET",
    `/api/master-data/purchase-prices${below}`,
    "purchasePrices.read",
  ]),
  [
    "POST",
    "/api/orders",
    "orders.write",
    { customerId: "1", siteId: "1010", items: [{ articleId: "A", quantity: 1 }] },
  ],
  [
    "PUT",
    "/api/orders/1",
    "orders.write",
    { customerId: "1", siteId: "1010", items: [{ articleId: "A", quantity: 1 }], version: 1 },
  ],
  ["POST", "/api/orders/1/price", "orders.write"],
  ["POST", "/api/orders/1/rejection", "orders.write", { reason: "Sold out" }],
  ["POST", "/api/orders/1/delivery", "orders.write"],
  [
    "PUT",
    "/api/orders/pricing-procedure",
    "orders.configure",
    {
      version: 99,
      procedure: {
        priceCondition: "PPR0",
        steps: [{ step: 1, conditionType: "PPR0", texts: { en: "Price" } }],
        mappings: [],
      },
    },
  ],
  [
    "PUT",
    "/api/orders/pricing-destination",
    "orders.configure",
    { calculateUrl: "http://127.0.0.1:9/x", tokenUrl: "http://127.0.0.1:9/t", clientId: "c", secret: "s" },
  ],
  ...["", "/1", "/1/calls", "/1/calls/1/request", "/types", "/pricing-procedure", "/pricing-destination"].map(
    (below): [string, string, string] => ["GET", `/api/orders${below}`, "orders.read"],
  ),
  ["GET", "/api/access/technical-users", "technicalUsers.manage"],
  ["POST", "/api/access/technical-users", "technicalUsers.manage", { userName: "robot", permissions: ["odata.read"] }],
  ["PATCH", "/api/access/technical-users/robot", "technicalUsers.manage", { locked: true }],
  ["DELETE", "/api/access/technical-users/robot", "technicalUsers.manage"],
];
const roles = ["masterDataClerk", "salesClerk", "stockClerk", "salesAuditor", "integration", "auditor"];
const people = new Map(await Promise.all(roles.map(async (role) => [role, await program.person(role)] as const)));
const mayOf = new Map(
  await Promise.all(
    [...people].map(
      async ([role, call]) => [role, (await call("GET", "/api/access/me")).json.permissions as string[]] as const,
    ),
  ),
);

describe.each(ways)("%s %s", (method, path, permission, body) => {
  it(`needs ${permission}`, async () => {
    expect((await ask(method, path, { body })).json).toMatchObject({ status: 401, code: "not-signed-in" });
    for (const [role, call] of people) {
      const { status, json } = await call(method, path, body);
      if (mayOf.get(role)?.includes(permission)) expect([role, status]).not.toEqual([role, 403]);
      else expect([role, status, json?.code]).toEqual([role, 403, "not-allowed"]);
    }
    const { status, text } = await admin(method, path, body);
    expect([401, 403], text).not.toContain(status);
    expect(status, text).toBeLessThan(500);
  });
});

describe("every route", () => {
  it("of the API is in the table above or is the platform's own", async () => {
    const { json } = await ask("GET", "/api/openapi.json");
    const documented = Object.entries(json.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const missing = documented.filter((route) => {
      const [method = "", path = ""] = route.split(" ");
      const pattern = new RegExp(`^${path.replace(/[.]/g, "\\.").replace(/\{[^}]+\}/g, "[^/]+")}$`);
      return !ways.some(([each, way]) => each === method && pattern.test(way.split("?")[0] ?? ""));
    });
    expect(documented.length).toBeGreaterThan(50);
    expect(missing.filter((route) => !/ \/(api\/access|api\/list-variants|sap)(\/|$)/.test(route))).toEqual([]);
  });
});

describe("a technical user", () => {
  it("gets in with its secret only, does what it may only, and not at all once locked", async () => {
    const headers = await program.technical("only-odata", ["odata.read"]);
    const path = "/sap/opu/odata/sap/API_MATERIAL_STOCK_SRV/";
    expect((await ask("GET", path, { headers })).status).toBe(200);
    const wrong = await ask("GET", path, {
      headers: { authorization: `Basic ${Buffer.from("only-odata:wrong").toString("base64")}` },
    });
    expect([wrong.status, wrong.headers.get("www-authenticate")]).toEqual([
      401,
      'Basic realm="Counterfoil ERP", charset="UTF-8"',
    ]);
    expect((await ask("GET", path)).status).toBe(401);
    const idoc = await ask("POST", "/sap/bc/idoc_xml?sap-client=100", { headers, body: "<x/>" });
    expect([idoc.status, idoc.json.code]).toEqual([403, "not-allowed"]);
    expect((await ask("GET", "/api/master-data/articles", { headers })).status).toBe(401);
    await admin("PATCH", "/api/access/technical-users/only-odata", { locked: true });
    expect((await ask("GET", path, { headers })).status).toBe(403);
  });

  it("gets a new secret, and the old one stops", async () => {
    const old = await program.technical("renewed", ["odata.read"]);
    const { json } = await admin("POST", "/api/access/technical-users/renewed/secret");
    const path = "/sap/opu/odata/sap/API_MATERIAL_STOCK_SRV/";
    expect((await ask("GET", path, { headers: old })).status).toBe(401);
    const headers = { authorization: `Basic ${Buffer.from(`renewed:${json.secret}`).toString("base64")}` };
    expect((await ask("GET", path, { headers })).status).toBe(200);
  });
});
