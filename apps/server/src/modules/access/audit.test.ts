import { initialTillSettings, tillSettingAreas } from "@counterfoil/contracts";
import { routesOf } from "@counterfoil/platform";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../tools/testing/database.ts";
import { erpSystem } from "../../testing/communication.ts";
import { type Answer, password, type Suite, startSuite } from "../../testing/suite.ts";

const database = await testDatabase("server");
let suite: Suite;
beforeAll(async () => {
  suite = await startSuite(database.url);
});
afterAll(async () => {
  await suite.close();
  await database.drop();
});

type Known = { id: number; personId: string; document: object };
type Step = {
  route: string;
  /** Where the route has parameters. */
  path?: (known: Known) => string;
  body?: unknown | ((known: Known) => unknown);
  action: string;
  before?: () => Promise<unknown>;
};
const systems = "/api/hub/communication-systems";
const arrangements = "/api/hub/communication-arrangements";
const rule = {
  name: "All",
  active: true,
  leastSeverity: "error",
  kinds: [],
  tellCleared: true,
  channel: "mail",
  addresses: ["it@shop.example"],
};
const destination = {
  url: "https://erp.example",
  auth: { kind: "basic", userName: "CF" },
  secret: "a secret of the test",
};
const csv = "method;code;nameEn;nameDe;position;active;erpCode\nCARD;AMEX;Amex;Amex;2;yes;AMEX\n";
const mapping = "/api/hub/field-mappings/salesTransactions";

/** Every change of what is set up, in an order in which each is one. */
const steps: Step[] = [
  { route: "POST /api/access/people", body: person("bob"), action: "person.created" },
  { route: "PATCH /api/access/people/:personId", path: ofBob(""), body: { name: "Bobby" }, action: "person.changed" },
  {
    route: "PUT /api/access/people/:personId/pin",
    path: ofBob("/pin"),
    body: { pin: "7391" },
    action: "person.pinChanged",
  },
  { route: "POST /api/access/people/:personId/badge", path: ofBob("/badge"), action: "person.badgeMade" },
  { route: "DELETE /api/access/people/:personId/badge", path: ofBob("/badge"), action: "person.badgeTaken" },
  {
    route: "DELETE /api/access/people/:personId/sessions",
    path: ofBob("/sessions"),
    before: () => suite.signIn("bob"),
    action: "person.sessionsEnded",
  },
  {
    route: "PUT /api/access/roles/:role",
    path: () => "/api/access/roles/auditor",
    body: { twoFactor: true },
    action: "role.changed",
  },
  { route: "PUT /api/access/idle-minutes", body: { minutes: 20 }, action: "sessions.changed" },
  { route: "POST /api/access/technical-users", body: { userName: "robot" }, action: "technicalUser.created" },
  {
    route: "POST /api/access/technical-users/:userName/secret",
    path: () => "/api/access/technical-users/robot/secret",
    body: {},
    action: "technicalUser.secretRenewed",
  },
  {
    route: "PATCH /api/access/technical-users/:userName",
    path: () => "/api/access/technical-users/robot",
    body: { description: "A robot" },
    action: "technicalUser.changed",
  },
  {
    route: "DELETE /api/access/technical-users/:userName",
    path: () => "/api/access/technical-users/robot",
    before: () => suite.asAdmin("PATCH", "/api/access/technical-users/robot", { locked: true }),
    action: "technicalUser.deleted",
  },
  { route: "PUT /api/access/service-networks", body: { networks: ["10.0.0.0/8"] }, action: "serviceNetworks.changed" },
  {
    route: "PUT /api/organisation/company",
    body: { companyCode: "1000", name: "Other Ltd", currency: "GBP", salesOrganisation: "1000", division: "00" },
    action: "company.changed",
  },
  {
    route: "PUT /api/organisation/manual-discounts",
    body: { reasons: [{ code: "DAMAGED", names: { en: "Damaged" } }], limits: [{ role: "cashier", maxPercent: 10 }] },
    action: "manualDiscounts.changed",
  },
  {
    route: "PUT /api/organisation/stores/:storeId",
    path: () => "/api/organisation/stores/1030",
    body: { name: "Leeds", addressLines: ["2 Low Street"] },
    action: "store.created",
  },
  { route: "POST /api/organisation/tills", body: { storeId: "1030", number: "01" }, action: "till.created" },
  {
    route: "POST /api/organisation/tills/:tillId/pairing-code",
    path: () => "/api/organisation/tills/1030-01/pairing-code",
    action: "till.pairingCodeMade",
  },
  {
    route: "DELETE /api/organisation/tills/:tillId/device",
    path: () => "/api/organisation/tills/1010-01/device",
    before: () => suite.createTill("1010-01"),
    action: "till.deviceRevoked",
  },
  {
    route: "PUT /api/organisation/payment-methods/:code",
    path: () => "/api/organisation/payment-methods/CARD",
    body: { kind: "card", erpCode: "CARD", names: { en: "Card" }, position: 2 },
    action: "paymentMethod.changed",
  },
  {
    route: "PUT /api/organisation/card-types/:method/:code",
    path: () => "/api/organisation/card-types/CARD/VISA",
    body: { names: { en: "Visa" }, position: 1, active: true },
    action: "cardType.changed",
  },
  { route: "POST /api/organisation/card-types/import", body: csv, action: "fieldMapping.lookupAdded" },
  {
    route: "PUT /api/organisation/store-groups/:groupId",
    path: () => "/api/organisation/store-groups/NORTH",
    body: { name: "North" },
    action: "storeGroup.created",
  },
  {
    route: "PUT /api/organisation/nodes/:kind/:id/values",
    path: () => "/api/organisation/nodes/group/NORTH/values",
    body: { timeZone: "Europe/Dublin" },
    action: "organisation.valuesChanged",
  },
  ...tillSettingAreas.map((area) => ({
    route: `PUT /api/organisation/nodes/:kind/:id/settings/${area}`,
    path: () => `/api/organisation/nodes/group/NORTH/settings/${area}`,
    body: initialTillSettings[area],
    action: "organisation.tillSettingsChanged",
  })),
  {
    route: "DELETE /api/organisation/nodes/:kind/:id/settings/:area",
    path: () => "/api/organisation/nodes/group/NORTH/settings/look",
    action: "organisation.tillSettingsChanged",
  },
  { route: "POST /api/organisation/moves", body: { stores: ["1030"], to: "NORTH" }, action: "organisation.moved" },
  {
    route: "DELETE /api/organisation/store-groups/:groupId",
    path: () => "/api/organisation/store-groups/SOUTH",
    before: () => suite.asAdmin("PUT", "/api/organisation/store-groups/SOUTH", { name: "South" }),
    action: "storeGroup.removed",
  },
  {
    route: "PUT /api/catalog/taxes/:code",
    path: () => "/api/catalog/taxes/X9",
    body: { rate: 7, names: {} },
    action: "tax.saved",
  },
  { route: "POST /api/hub/alert-rules", body: rule, action: "alertRule.created" },
  {
    route: "PUT /api/hub/alert-rules/:id",
    path: ({ id }) => `/api/hub/alert-rules/${id}`,
    body: { ...rule, active: false },
    action: "alertRule.changed",
  },
  {
    route: "DELETE /api/hub/alert-rules/:id",
    path: ({ id }) => `/api/hub/alert-rules/${id}`,
    action: "alertRule.deleted",
  },
  {
    route: "PUT /api/hub/silence-setting",
    body: { tillMinutes: 42, closingHours: 20, expected: [] },
    action: "silenceSetting.changed",
  },
  { route: `POST ${systems}`, body: { systemId: "SECOND", ...erpSystem }, action: "communicationSystem.created" },
  {
    route: `PUT ${systems}/:systemId`,
    path: () => `${systems}/SECOND`,
    body: { ...erpSystem, name: "The second" },
    action: "communicationSystem.changed",
  },
  {
    route: `PUT ${systems}/:systemId/destinations/:use`,
    path: () => `${systems}/SECOND/destinations/standard`,
    body: destination,
    action: "communicationDestination.created",
  },
  {
    route: `DELETE ${systems}/:systemId/destinations/:use`,
    path: () => `${systems}/SECOND/destinations/standard`,
    action: "communicationDestination.deleted",
  },
  {
    route: `PUT ${arrangements}/:systemId/:scenario`,
    path: () => `${arrangements}/SECOND/SAP_COM_0640`,
    body: { services: { articles: { active: true } } },
    action: "communicationArrangement.created",
  },
  {
    route: `DELETE ${arrangements}/:systemId/:scenario`,
    path: () => `${arrangements}/SECOND/SAP_COM_0640`,
    action: "communicationArrangement.deleted",
  },
  {
    route: `DELETE ${systems}/:systemId`,
    path: () => `${systems}/SECOND`,
    before: () => suite.asAdmin("PUT", `${systems}/SECOND`, { ...erpSystem, active: false }),
    action: "communicationSystem.deleted",
  },
  {
    route: "POST /api/hub/field-mappings/:service/lookups",
    path: () => `${mapping}/lookups`,
    body: { lookup: "tax", from: "X9", to: "A1" },
    action: "fieldMapping.lookupAdded",
  },
  {
    route: "POST /api/hub/field-mappings/:service/versions",
    path: () => `${mapping}/versions`,
    body: ({ document }: Known) => ({ document, why: "As it was" }),
    action: "fieldMapping.saved",
  },
  {
    route: "POST /api/hub/field-mappings/:service/versions/:version/activate",
    path: () => `${mapping}/versions/1/activate`,
    body: { why: "Back" },
    action: "fieldMapping.activated",
  },
  { route: "PUT /api/prices/margin-threshold", body: { percent: 12 }, action: "marginThreshold.changed" },
];

/** What changes nothing that is set up, or has its audit asserted where it is proven. */
const others: Record<string, string> = {
  "* /api/access/session*": "a person signs in and out; entries are logged, not audited",
  "* /api/access/sessions/*": "one's own session",
  "POST /api/access/password": "one's own, asserted in access.test.ts",
  "* /api/access/second-factor*": "one's own, asserted in safety.test.ts",
  "DELETE /api/access/people/:personId/second-factor": "asserted in safety.test.ts",
  "POST /api/access/first-administrator": "works while nobody exists; the suite has used it",
  "* /api/list-variants*": "how a person looks at lists",
  "PUT /api/hub/alert-address": "one's own mail address",
  "POST /api/hub/alert-rules/:id/test": "sends a test, changes nothing",
  "* /api/tills/*": "by tills",
  "POST /api/hub/communication-setup/*": "a test message",
  "POST /api/hub/communication-systems/:systemId/destinations/:use/check": "a check",
  "POST /api/hub/field-mappings/:service/try": "a trial",
  "POST /api/hub/field-mappings/:service/tellings": "a trial",
  "POST /api/hub/field-mappings/:service/regression": "a trial",
  "POST /api/hub/field-mappings/:service/versions/:version/test": "a trial",
  "* /api/hub/mending/*": "work on messages; the lookup added in a group is asserted in mending.test.ts",
  "POST /api/hub/outbound-messages/*": "work on messages",
  "POST /api/hub/inbound-documents/*": "work on messages",
  "POST /api/hub/confirmations/*": "work on messages",
  "POST /api/hub/send-times/*": "sends what waits",
  "POST /api/hub/held-tills/*": "sends what waits; asserted in closings.test.ts",
  "POST /api/hub/completeness/*": "compares",
  "* /api/customers/*": "customers, asserted with them",
  "* /api/orders*": "orders, with a history of their own",
  "POST /api/sales/transactions": "by tills",
  "POST /api/sales/unsent-imports": "asserted in receipts.test.ts",
  "POST /api/reserved-goods/*": "asserted in reserved.test.ts",
  "* /api/vouchers/reservations*": "by tills",
  "POST /api/vouchers/:number/*": "asserted in vouchers.test.ts",
  "* /api/prices/*": "offers, coupons, floors, policies and targets, asserted with them",
  "POST /oauth/token": "by other systems",
  "POST /restapi/:tenant": "by other systems",
  "POST /ccos/soap/*": "by other systems",
  "POST /idocinbound": "by other systems",
};

function person(userName: string) {
  return { userName, name: "Bob", password, roles: ["cashier"], temporaryPassword: false };
}

function ofBob(rest: string): (known: Known) => string {
  return ({ personId }) => `/api/access/people/${personId}${rest}`;
}

const isAmong = (names: readonly string[], route: string) =>
  names.some((name) => {
    const [method = "", path = ""] = name.split(" ");
    const expression = path.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*$/, ".*");
    return new RegExp(`^${method === "*" ? "[A-Z]+" : method} ${expression}$`).test(route);
  });

test("every route that changes what is set up says so in the change log, with who it was", async () => {
  const writing = routesOf(suite.http)
    .filter(({ method }) => !["GET", "HEAD", "OPTIONS"].includes(method))
    .map(({ method, url }) => `${method} ${url}`);
  const listed = [...steps.map(({ route }) => route), ...Object.keys(others)];
  expect(writing.filter((route) => !isAmong(listed, route))).toEqual([]);

  const known: Known = { id: 0, personId: "", document: {} };
  known.document = (await suite.asAdmin<{ document: object }>("GET", mapping)).body.document;
  const latest = async () =>
    (
      await suite.asAdmin<{ items: { id: number; action: string; actor: { name: string } }[] }>(
        "GET",
        "/api/access/audit",
      )
    ).body.items;
  const faults: string[] = [];
  for (const { route, path, body, action, before } of steps) {
    await before?.();
    const last = (await latest())[0]?.id ?? 0;
    const [method = "", url = ""] = route.split(" ");
    const sent = typeof body === "function" ? (body as (known: Known) => unknown)(known) : body;
    const answer = await send(method, path?.(known) ?? url, sent);
    if (route === "POST /api/access/people") known.personId = answer.body.personId ?? "";
    if (route === "POST /api/hub/alert-rules") known.id = answer.body.id ?? 0;
    const said = (await latest())
      .filter(({ id, actor }) => id > last && actor.name === "Ada")
      .map((each) => each.action);
    if (answer.status >= 300 || !said.includes(action))
      faults.push(`${route}: ${answer.status} ${said} ${answer.text.slice(0, 200)}`);
  }
  expect(faults).toEqual([]);
});

test("a change says what was before and what is now", async () => {
  const details = async (action: string) =>
    (await suite.rows<{ detail: unknown }>("select detail from access.audit where action = $1 order by id", [action]))
      .map(({ detail }) => detail)
      .at(-1);
  await suite.asAdmin("PUT", "/api/prices/margin-threshold", { percent: 15 });
  expect(await details("marginThreshold.changed")).toEqual({ before: { percent: 12 }, after: { percent: 15 } });
  expect(await details("company.changed")).toMatchObject({
    before: { name: "Test Ltd" },
    after: { name: "Other Ltd" },
  });
  expect(await details("cardType.changed")).toEqual({
    after: { names: { en: "Amex", de: "Amex" }, position: 2, active: true },
  });
});

type Made = Answer<{ personId?: string; id?: number }>;
async function send(method: string, path: string, body: unknown): Promise<Made> {
  if (typeof body !== "string") return suite.asAdmin(method, path, body);
  return suite.call(method, path, { body, cookie: await suite.signIn("ada"), headers: { "content-type": "text/csv" } });
}
