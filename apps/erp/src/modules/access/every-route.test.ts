import { routesOf } from "@counterfoil/platform";
import { afterAll, expect, test } from "vitest";
import { erpProgram } from "../../../../../tools/testing/erp-program.ts";
import { findUnguarded } from "../../../../../tools/testing/every-route.ts";
import { technicalPermissions } from "./permissions.ts";

const program = await erpProgram();
afterAll(program.stop);

const open = {
  "POST /api/access/session": "signing in; the password is in the body, tries are counted",
  "POST /api/access/session/code": "its second half; the cookie of the first is needed",
  "GET /api/access/first-administrator": "says whether somebody is there yet; the sign-in page asks it",
  "POST /api/access/first-administrator": "wants the set-up token, and works only while nobody exists",
  "GET /healthz": "says that the process is up, and nothing else",
  "GET /readyz": "says which part does not answer; no data of the retailer",
  "GET /metrics": "counters of the process, for monitoring; no data of the retailer",
  "GET /api/openapi.json": "describes the interface, which is public",
  "GET /api/docs*": "the same as a page",
  "GET /": "the screens as files; they hold no data before somebody has signed in",
  "GET /*": "the same",
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
const technical = ["* /sap/*"];

test("every route refuses whoever it is not meant for, before it looks at the request", async () => {
  const cookie = async (roles: string[]) => {
    const userName = `roles${roles.length}`;
    await program.admin("POST", "/api/access/people", {
      userName,
      name: userName,
      password: "correct horse battery",
      roles,
      temporaryPassword: false,
    });
    return { cookie: await program.cookieOf(userName) };
  };
  const robot = await program.technical("robot", [...technicalPermissions]);
  const idle = await program.technical("idle", []);
  const routes = routesOf(program.erp.http);
  expect(routes.length).toBeGreaterThan(100);
  const faults = await findUnguarded({
    routes,
    open,
    ask: async (method, path, headers) => (await program.ask(method, path, { headers })).status,
    callers: [
      { name: "a person without roles", headers: await cookie([]), mayUse: own },
      { name: "a technical user that may do all", headers: robot, mayUse: technical },
      { name: "a technical user that may do nothing", headers: idle, mayUse: [] },
      { name: "a made-up token", headers: { authorization: `Bearer ${"A".repeat(43)}` }, mayUse: [] },
    ],
  });
  expect(faults).toEqual([]);
  const administrator = { cookie: await program.cookieOf("admin") };
  for (const { method, url } of routes.filter((route) => route.url.startsWith("/sap/"))) {
    const { status } = await program.ask(method, url.replace(/:\w+|\*/g, "1"), { headers: administrator });
    expect([method, url, status]).toEqual([method, url, 401]);
  }
}, 120_000);
