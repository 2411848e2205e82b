import { routesOf } from "@counterfoil/platform";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../tools/testing/database.ts";
import { findUnguarded } from "../../../../../tools/testing/every-route.ts";
import { password, type Suite, startSuite } from "../../testing/suite.ts";
import { technicalPermissions } from "./technical-permissions.ts";

const database = await testDatabase("server");
let suite: Suite;
beforeAll(async () => {
  suite = await startSuite(database.url);
});
afterAll(async () => {
  await suite.close();
  await database.drop();
});

const open = {
  "POST /api/access/session": "signing in; the password is in the body, tries are counted",
  "POST /api/access/session/code": "its second half; the cookie of the first is needed",
  "GET /api/access/first-administrator": "says whether somebody is there yet; the sign-in page asks it",
  "POST /api/access/first-administrator": "wants the set-up token, and works only while nobody exists",
  "POST /api/tills/pairing": "wants a pairing code, which is good once and for a while; tries are counted",
  "POST /oauth/token": "wants a client's secret; wrong ones are counted",
  "GET /ccos/soap*": "lists the services, their WSDL and samples, as SAP does; tells nothing of the retailer",
  "GET /healthz": "says that the process is up, and nothing else",
  "GET /readyz": "says which part does not answer; no data of the retailer",
  "GET /metrics": "counters of the process, for monitoring; no data of the retailer",
  "GET /api/openapi.json": "describes the interface, which is public",
  "GET /api/docs*": "the same as a page",
  "GET /": "links to the screens",
  "GET /r/:code": "a receipt, to whoever has its link: the till that made it has signed it",
  "GET /till*": "the till as files; it holds no data before it is paired",
  "GET /backoffice*": "the screens as files; they hold no data before somebody has signed in",
};
const own = [
  "DELETE /api/access/session",
  "POST /api/access/session/confirmation",
  "GET /api/access/me",
  "POST /api/access/session/act",
  "POST /api/access/password",
  "GET /api/access/sessions",
  "DELETE /api/access/sessions/:sessionId",
  "* /api/access/second-factor*",
  "* /api/list-variants*",
];
const tills = [
  "* /api/tills/*",
  "POST /api/sales/transactions",
  "GET /api/sales/receipts/:number",
  "GET /api/catalog/stock",
  "GET /api/sales/accounts/:customerId",
  "GET /api/prices/books/current",
  "POST /api/prices/calculations",
  "POST /api/prices/explanations",
  "* /api/prices/coupon-reservations*",
  "GET /api/vouchers/:number/balance",
  "* /api/vouchers/reservations*",
];
const byBasic = [
  "POST /ccos/soap/*",
  "POST /api/prices/calculations",
  "POST /api/prices/explanations",
  "* /api/prices/coupon-reservations*",
  "POST /api/orders",
  "GET /api/orders/changes",
  "GET /api/orders/:id",
  "POST /api/orders/:id/*",
];
const byToken = ["POST /idocinbound", "* /restapi/*"];

test("every route refuses whoever it is not meant for, before it looks at the request", async () => {
  await suite.asAdmin("POST", "/api/access/people", {
    userName: "idle",
    name: "Idle",
    password,
    roles: [],
    temporaryPassword: false,
  });
  const robot = await suite.asAdmin<{ secret: string }>("POST", "/api/access/technical-users", {
    userName: "robot",
    permissions: technicalPermissions,
  });
  const basic = { authorization: `Basic ${Buffer.from(`robot:${robot.body.secret}`).toString("base64")}` };
  const token = await suite.call<{ access_token: string }>("POST", "/oauth/token", {
    body: "grant_type=client_credentials",
    headers: { ...basic, "content-type": "application/x-www-form-urlencoded" },
  });
  const till = await suite.createTill("1010-07");
  const bearer = (value: string) => ({ authorization: `Bearer ${value}` });
  const routes = routesOf(suite.http);
  expect(routes.length).toBeGreaterThan(200);
  const faults = await findUnguarded({
    routes,
    open,
    ask: async (method, path, headers) => (await suite.call(method, path, { headers })).status,
    callers: [
      { name: "a person without roles", headers: { cookie: await suite.signIn("idle") }, mayUse: own },
      { name: "a till", headers: bearer(till.token), mayUse: tills },
      { name: "a technical user that may do all", headers: basic, mayUse: byBasic },
      { name: "its token", headers: bearer(token.body.access_token), mayUse: byToken },
      { name: "a made-up token", headers: bearer("A".repeat(43)), mayUse: [] },
    ],
  });
  expect(faults).toEqual([]);
  const administrator = { cookie: await suite.signIn("ada") };
  const others = routes.filter(({ method, url }) => /^\/(ccos\/soap\/|idocinbound)/.test(url) && method === "POST");
  for (const { method, url } of others)
    expect([url, (await suite.call(method, url, { headers: administrator })).status]).toEqual([url, 401]);
}, 120_000);
