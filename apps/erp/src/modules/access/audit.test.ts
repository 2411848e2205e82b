import { routesOf } from "@counterfoil/platform";
import { afterAll, expect, test } from "vitest";
import { erpProgram } from "../../../../../tools/testing/erp-program.ts";

const program = await erpProgram();
afterAll(program.stop);

type Step = [route: string, path: string, action: string, body?: unknown];
const system = "/api/communication/systems/S";
const arrangement = "/api/communication/arrangements/S/SAP_COM_0640";
const person = { userName: "bob", name: "Bob", password: "correct horse battery", roles: ["auditor"] };
const model = {
  name: "M",
  receiverId: "S",
  objectTypes: ["article"],
  active: false,
  filters: { article: [{ field: "articleId", sign: "include", option: "pattern", low: "A*" }] },
};
const procedure = {
  version: 1,
  procedure: {
    priceCondition: "PPR0",
    steps: [{ step: 1, conditionType: "PPR0", texts: { en: "Price" } }],
    mappings: [],
  },
};
const destination = {
  calculateUrl: "http://127.0.0.1:9/x",
  tokenUrl: "http://127.0.0.1:9/t",
  clientId: "c",
  secret: "s",
};

/** Every change of what is set up, in an order in which each is one. */
const steps: Step[] = [
  ["POST /api/access/people", "/api/access/people", "person.created", person],
  ["PUT /api/access/roles/:role", "/api/access/roles/salesClerk", "role.changed", { twoFactor: true }],
  ["PUT /api/access/idle-minutes", "/api/access/idle-minutes", "sessions.changed", { minutes: 20 }],
  ["PUT /api/access/service-networks", "/api/access/service-networks", "serviceNetworks.changed", { networks: [] }],
  ["POST /api/access/technical-users", "/api/access/technical-users", "technicalUser.created", { userName: "robot" }],
  [
    "POST /api/access/technical-users/:userName/secret",
    "/api/access/technical-users/robot/secret",
    "technicalUser.secretRenewed",
    {},
  ],
  [
    "PUT /api/communication/systems/:systemId",
    system,
    "communicationSystem.created",
    { name: "S", active: true, businessSystem: "S", ownSystem: "CFERP" },
  ],
  [
    "PUT /api/communication/systems/:systemId/outbound-users/:userName",
    `${system}/outbound-users/u`,
    "communicationSystem.outboundUserSaved",
    { kind: "basic", secret: "s" },
  ],
  [
    "DELETE /api/communication/systems/:systemId/outbound-users/:userName",
    `${system}/outbound-users/u`,
    "communicationSystem.outboundUserRemoved",
  ],
  [
    "PUT /api/communication/systems/:systemId/inbound-users/:userName",
    `${system}/inbound-users/robot`,
    "communicationSystem.inboundUserAdded",
  ],
  [
    "DELETE /api/communication/systems/:systemId/inbound-users/:userName",
    `${system}/inbound-users/robot`,
    "communicationSystem.inboundUserRemoved",
  ],
  [
    "PATCH /api/access/technical-users/:userName",
    "/api/access/technical-users/robot",
    "technicalUser.locked",
    { locked: true },
  ],
  ["DELETE /api/access/technical-users/:userName", "/api/access/technical-users/robot", "technicalUser.deleted"],
  ["PUT /api/communication/arrangements/:systemId/:scenario", arrangement, "communicationArrangement.created", {}],
  ["DELETE /api/communication/arrangements/:systemId/:scenario", arrangement, "communicationArrangement.deleted"],
  ["PUT /api/replication/models/:modelId", "/api/replication/models/M", "replicationModel.saved", model],
  [
    "POST /api/replication/schedules",
    "/api/replication/schedules",
    "replicationSchedule.created",
    { modelId: "M", objectTypes: ["article"], mode: "changes", cron: "0 3 * * *" },
  ],
  [
    "PATCH /api/replication/schedules/:scheduleId",
    "/api/replication/schedules/1",
    "replicationSchedule.changed",
    { active: false },
  ],
  ["DELETE /api/replication/schedules/:scheduleId", "/api/replication/schedules/1", "replicationSchedule.deleted"],
  [
    "PUT /api/master-data/tax-codes/:code",
    "/api/master-data/tax-codes/Z1",
    "taxCode.saved",
    { texts: { en: "Zero" }, rates: [{ from: "2026-01-01", percent: 0 }] },
  ],
  [
    "PUT /api/master-data/value-lists/:list/:code",
    "/api/master-data/value-lists/unit/ROL",
    "valueList.saved",
    { texts: { en: "Roll" } },
  ],
  [
    "PUT /api/documents/intake-setting",
    "/api/documents/intake-setting",
    "intakeSetting.changed",
    { oneTimeCustomer: null },
  ],
  [
    "PUT /api/documents/codes/:purpose/:code",
    "/api/documents/codes/payment/CHEQ",
    "accountCode.saved",
    { account: "113200", texts: { en: "Cheque" } },
  ],
  ["PUT /api/orders/pricing-procedure", "/api/orders/pricing-procedure", "pricingProcedure.saved", procedure],
  ["PUT /api/orders/pricing-destination", "/api/orders/pricing-destination", "pricingDestination.saved", destination],
];

/** What changes nothing that is set up, or has its audit asserted where it is proven. */
const others: Record<string, string> = {
  "* /api/access/session*": "a person signs in and out",
  "POST /api/access/password": "one's own, asserted in the server's tests of the same code",
  "* /api/access/second-factor*": "one's own, asserted in the server's tests of the same code",
  "POST /api/access/first-administrator": "works while nobody exists",
  "PATCH /api/access/people/:personId": "asserted in the server's tests of the same code",
  "DELETE /api/access/people/*": "asserted in the server's tests of the same code",
  "* /api/list-variants*": "how a person looks at lists",
  "* /api/master-data/*": "master data keeps its own changes, value by value",
  "* /api/logistics/*": "documents",
  "* /api/documents/*": "documents, with who and why of their own",
  "* /api/orders*": "documents",
  "DELETE /api/communication/systems/:systemId":
    "wants a system without arrangements; asserted in communication.test.ts",
  "POST /api/communication/arrangements/*": "a check",
  "* /api/replication/runs*": "runs, which are a log themselves",
  "POST /api/replication/objects/send-again": "a run",
  "POST /api/replication/filter-preview": "a preview",
  "POST /sap/*": "by other systems",
};

const isAmong = (names: readonly string[], route: string) =>
  names.some((name) => {
    const [method = "", path = ""] = name.split(" ");
    const expression = path.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*$/, ".*");
    return new RegExp(`^${method === "*" ? "[A-Z]+" : method} ${expression}$`).test(route);
  });

test("every route that changes what is set up says so in the change log, with who it was", async () => {
  const writing = routesOf(program.erp.http)
    .filter(({ method }) => !["GET", "HEAD", "OPTIONS"].includes(method))
    .map(({ method, url }) => `${method} ${url}`);
  const listed = [...steps.map(([route]) => route), ...Object.keys(others)];
  expect(writing.filter((route) => !isAmong(listed, route))).toEqual([]);
  type Entry = { id: number; action: string; actor: { name: string } };
  const latest = async (): Promise<Entry[]> => (await program.admin("GET", "/api/access/audit")).json.items;
  const faults: string[] = [];
  for (const [route, path, action, body] of steps) {
    const last = (await latest())[0]?.id ?? 0;
    const answer = await program.admin(route.split(" ")[0] ?? "", path, body);
    const said = (await latest())
      .filter(({ id, actor }) => id > last && actor.name === "Admin")
      .map((each) => each.action);
    if (answer.status >= 300 || !said.includes(action))
      faults.push(`${route}: ${answer.status} ${said} ${answer.text.slice(0, 200)}`);
  }
  expect(faults).toEqual([]);
});
