import type { MadeCustomer, MasterDataPage, NewCustomer, OutboundMessage } from "@counterfoil/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { partnerDraft, partnerMessage } from "../../apps/server/src/modules/hub/inbound/testing/messages.ts";
import { pointErpAt } from "../../apps/server/src/testing/communication.ts";
import { newId, receiptOf } from "../../apps/server/src/testing/receipts.ts";
import { eventually, type PairedTill, type Suite, startSuite } from "../../apps/server/src/testing/suite.ts";
import { intercept } from "../../e2e/support/interceptor.ts";
import { arrangeReceiver } from "./arrange-receiver.ts";
import { testDatabase } from "./database.ts";
import { site } from "./erp-examples.ts";
import { erpProgram } from "./erp-program.ts";

/* A customer made in Counterfoil, and what the ERP makes of it: both programs, with a line between them that can be cut. */

const erp = await erpProgram();
const database = await testDatabase("server");
let suite: Suite;
let till: PairedTill;
let line: Awaited<ReturnType<typeof intercept>>;

beforeAll(async () => {
  suite = await startSuite(database.url);
  till = await suite.createTill("1010-01");
  line = await intercept(erp.erp.address, () => "pass");
  const { authorization } = await erp.technical("COUNTERFOIL", ["idoc.send", "odata.read", "odata.write"]);
  const secret = Buffer.from(authorization.slice(6), "base64").toString().split(":")[1] ?? "";
  await pointErpAt(suite.asAdmin, line.url, secret);
  await erp.erp.masterData.upsertSites([site("1010")], "test");
}, 120_000);
afterAll(async () => {
  await suite.close();
  await line.close();
  await erp.stop();
  await database.drop();
});

let people = 0;
/** Somebody whom nobody knows yet. */
function somebody(facts: Partial<NewCustomer> = {}): NewCustomer {
  people += 1;
  return {
    id: newId(),
    category: "person",
    person: { first: "Ada", last: `Guest ${people}` },
    language: "en",
    address: { street: "High Street", houseNumber: "1", postalCode: "N1 9GU", city: "London", country: "GB" },
    emails: [`ada.${people}@example.org`],
    phones: [{ number: `020 7946 0${String(people).padStart(3, "0")}` }],
    ...facts,
  };
}

type Group = { service: string; causeCode: string; causeSubject: string; examples: string[] };
type Shown = { partnerId: string; made?: MadeCustomer; common: { names: { last?: string } }; externalId?: string };
const create = (customer: object) => suite.asAdmin<MadeCustomer>("POST", "/api/customers/partners", customer);
const read = async (id: string) => (await suite.asAdmin<Shown>("GET", `/api/customers/partners/${id}`)).body;
const reaches = (partnerId: string, state: string) =>
  eventually(
    async () => (await read(partnerId)).made,
    (made) => made?.erpState === state,
  );
const inErp = async (externalId: string) =>
  (await erp.admin("GET", `/api/master-data/business-partners?query=${externalId}`)).json.items as {
    partnerId: string;
  }[];
const service = async (active: boolean) =>
  suite.asAdmin("PUT", "/api/hub/communication-arrangements/ERP/SAP_COM_0008", {
    services: { businessPartnerCreation: { active } },
  });
const partners = async () => (await suite.rows("select partner_id from customers.partner")).length;

describe("a customer made in the back office", () => {
  it("is there at once, and has the ERP's number beside ours soon", async () => {
    const { status, body } = await create(somebody({ priceList: "01" }));
    expect([status, body.partnerId]).toEqual([201, expect.stringMatching(/^C[0-9A-Z]{9}$/)]);
    const made = await reaches(body.partnerId, "created");
    expect(await inErp(body.partnerId)).toMatchObject([{ partnerId: made?.erpNumber }]);
    expect((await read(made?.erpNumber ?? "")).partnerId).toBe(body.partnerId);
    const found = await suite.asAdmin<{ items: object[] }>("GET", `/api/customers/partners?query=${made?.erpNumber}`);
    expect(found.body.items).toMatchObject([{ partnerId: body.partnerId, erpNumber: made?.erpNumber }]);
    const why = `/api/why?objectType=businessPartner&object=${body.partnerId}&storeId=1010`;
    expect((await suite.asAdmin<{ object: string }>("GET", why)).body.object).toBe(made?.erpNumber);
    const stored = await erp.erp.masterData.readBusinessPartner(made?.erpNumber ?? "");
    expect(stored?.changedBy).toBe("COUNTERFOIL");
    expect(stored?.businessPartner).toMatchObject({
      grouping: "BP02",
      externalId: body.partnerId,
      customer: {
        salesAreas: [{ salesOrganisation: "1000", distributionChannel: "10", division: "00", priceList: "01" }],
      },
    });
  });

  it("is made in the ERP by the settings of its service; who was refused for them goes with others", async () => {
    const set = (settings: object) =>
      suite.asAdmin("PUT", "/api/hub/communication-arrangements/ERP/SAP_COM_0008", {
        services: { businessPartnerCreation: { settings } },
      });
    expect((await set({ roles: [] })).status).toBe(400);
    await set({ personGrouping: "BPXX", roles: ["FLCU01"] });
    const { body } = await create(somebody());
    expect((await reaches(body.partnerId, "refused"))?.cause).toMatchObject({ code: "grouping-unknown" });
    await set({ personGrouping: "BP03" });
    const groups = await suite.asAdmin<{ items: { key: string }[] }>("GET", "/api/hub/mending-groups");
    const keys = groups.body.items.map(({ key }) => key).filter((key) => key.endsWith("grouping-unknown/BPXX"));
    await suite.asAdmin("POST", "/api/hub/mending/retry", { groups: keys });
    const made = await reaches(body.partnerId, "created");
    const stored = await erp.erp.masterData.readBusinessPartner(made?.erpNumber ?? "");
    expect(stored?.businessPartner).toMatchObject({ grouping: "BP03", roles: ["FLCU01"] });
    await set({ personGrouping: "BP02", roles: ["FLCU00", "FLCU01"] });
  });

  it("is made once, however often it is asked for", async () => {
    const wanted = somebody();
    const before = await partners();
    const answers = await Promise.all([create(wanted), create(wanted), create({ ...wanted, emails: [] })]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.partnerId)).size).toBe(1);
    expect(await partners()).toBe(before + 1);
  });

  it.each([
    ["the same mail address, written otherwise", { emails: ["ADA.DOUBLE@example.org"] }, ["contact"]],
    ["the same phone, in another form", { phones: [{ number: "+44 (0) 20 7946 0999" }] }, ["contact"]],
    ["the same name at the same postal code", { person: { first: "ada", last: "DOUBLE" } }, ["name"]],
  ])("is refused with who it may be: %s", async (_what, facts, same) => {
    const first = somebody({
      person: { first: "Ada", last: "Double" },
      emails: ["ada.double@example.org"],
      phones: [{ number: "020 7946 0999" }],
      address: { postalCode: "M1 1AA", city: "Manchester", country: "GB" },
    });
    const known = (await create({ ...first, notTheSameAs: doubles })).body.partnerId;
    doubles.push(known);
    const before = await partners();
    const second = { ...somebody({ address: first.address }), ...facts };
    const refused = await suite.asAdmin<{ code: string; problems: { partnerId: string; same: string[] }[] }>(
      "POST",
      "/api/customers/partners",
      second,
    );
    expect([refused.status, refused.body.code]).toEqual([409, "customer-similar"]);
    expect(refused.body.problems.find(({ partnerId }) => partnerId === known)?.same).toEqual(same);
    expect(await partners()).toBe(before);
    const made = await create({ ...second, notTheSameAs: doubles });
    expect(made.status).toBe(201);
    doubles.push(made.body.partnerId);
  });
  const doubles: string[] = [];

  it("is refused where it is not whole, and nothing is there", async () => {
    const before = await partners();
    const answers = [
      await create({ ...somebody(), person: undefined }),
      await create({ ...somebody(), person: { last: "  " } }),
      await create({ ...somebody(), address: { city: "London" } }),
      await create({ ...somebody(), emails: ["no mail"] }),
      await create({ ...somebody(), storeId: "9999" }),
    ];
    expect(answers.map(({ status, body }) => `${status} ${(body as unknown as { code: string }).code}`)).toEqual([
      "400 customer-name-missing",
      "400 customer-name-missing",
      "400 invalid-request",
      "400 invalid-request",
      "404 not-found",
    ]);
    expect(await partners()).toBe(before);
  });
});

describe("between the programs", () => {
  it("an answer that is lost makes no second partner: the ERP is asked for the first", async () => {
    const open = () => suite.rows("select from hub.creation where state <> 'created'");
    await eventually(open, (rows) => rows.length === 0);
    let lost = 0;
    line.watch(({ method, path }) =>
      method === "POST" && path.includes("A_BusinessPartner") && lost++ === 0 ? "break" : "pass",
    );
    const { body } = await create(somebody());
    const made = await reaches(body.partnerId, "created");
    line.watch(() => "pass");
    expect(lost).toBe(1);
    expect(await inErp(body.partnerId)).toEqual([expect.objectContaining({ partnerId: made?.erpNumber })]);
  });

  it("an ERP that is away keeps nobody waiting but itself", async () => {
    line.watch(() => "break");
    const { status, body } = await create(somebody());
    expect(status).toBe(201);
    const told = await reaches(body.partnerId, "failed");
    expect(told?.reason).toContain("cannot be reached");
    const { body: page } = await suite.call<MasterDataPage>("GET", "/api/tills/master-data", { token: till.token });
    expect(page.customers.some(({ customerId }) => customerId === body.partnerId)).toBe(true);
    line.watch(() => "pass");
    const made = await reaches(body.partnerId, "created");
    expect(await inErp(body.partnerId)).toMatchObject([{ partnerId: made?.erpNumber }]);
  });

  it("what waits while the service is off goes when it is on, and receipts wait for their customer", async () => {
    await service(false);
    const { body } = await suite.call<MadeCustomer>("POST", "/api/tills/customers", {
      body: somebody(),
      token: till.token,
    });
    expect(body).toMatchObject({ erpState: "waiting", madeBy: "1010-01" });
    const receipt = receiptOf({ running: 1, customerId: body.partnerId });
    expect(await suite.send(till.token, [receipt])).toMatchObject([{ outcome: "accepted" }]);
    const message = async () =>
      (await suite.asAdmin<{ items: OutboundMessage[] }>("GET", "/api/hub/outbound-messages?limit=5")).body.items.find(
        ({ id }) => id === receipt.id,
      );
    expect(await message()).toMatchObject({ state: "waiting", reason: expect.stringContaining(body.partnerId) });
    await service(true);
    const made = await reaches(body.partnerId, "created");
    await eventually(message, (each) => each !== undefined && each.state !== "waiting" && each.state !== "sending");
    const [idoc] = await suite.rows<{ id: number }>(
      "select document_id as id from hub.outbound_message where id = $1",
      [receipt.id],
    );
    const sent = await suite.asAdmin("GET", `/api/hub/outbound-documents/${idoc?.id}`);
    expect(sent.text).toContain(`<KUNDNR>${made?.erpNumber}</KUNDNR>`);
    expect(sent.text).not.toContain(body.partnerId);
  });

  it("what the ERP refuses is a case with its cause, is changed in its place, and goes", async () => {
    const { body } = await create(somebody({ priceList: "X9" }));
    const refused = await reaches(body.partnerId, "refused");
    expect(refused).toMatchObject({
      cause: { code: "price-list-unknown", subject: "X9" },
    });
    const groups = async () => {
      const { body } = await suite.asAdmin<{ items: Group[] }>("GET", "/api/hub/mending-groups");
      return body.items.filter((group) => group.service === "businessPartnerCreation");
    };
    expect(await groups()).toMatchObject([
      {
        causeCode: "price-list-unknown",
        causeSubject: "X9",
        examples: [body.partnerId],
      },
    ]);
    const { id: _id, ...facts } = somebody({ person: { first: "Ada", last: "Mended" }, priceList: "01" });
    const changed = await suite.asAdmin("PUT", `/api/customers/partners/${body.partnerId}/facts`, facts);
    expect(changed.status).toBe(200);
    const made = await reaches(body.partnerId, "created");
    expect(await inErp(body.partnerId)).toMatchObject([{ partnerId: made?.erpNumber, name: "Ada Mended" }]);
    expect(await groups()).toEqual([]);
    const again = await suite.asAdmin<{ code: string }>(
      "PUT",
      `/api/customers/partners/${body.partnerId}/facts`,
      facts,
    );
    expect([again.status, again.body.code]).toEqual([409, "customer-in-erp"]);
  });

  it("one that stays here lets its receipts go without a customer", async () => {
    const { body } = await create(somebody({ priceList: "X9" }));
    await reaches(body.partnerId, "refused");
    const receipt = receiptOf({ running: 2, customerId: body.partnerId });
    await suite.send(till.token, [receipt]);
    const keep = { why: "tourist" };
    const kept = await suite.asAdmin("POST", `/api/customers/partners/${body.partnerId}/keep-here-only`, keep);
    expect(kept.status).toBe(204);
    expect((await read(body.partnerId)).made?.erpState).toBe("withdrawn");
    const [row] = await eventually(
      () =>
        suite.rows<{ id: number | null }>("select document_id as id from hub.outbound_message where id = $1", [
          receipt.id,
        ]),
      ([each]) => each?.id != null,
    );
    expect((await suite.asAdmin("GET", `/api/hub/outbound-documents/${row?.id}`)).text).not.toContain("KUNDNR");
  });

  it("a sender that does not tell our number makes a second record, and they become one with the ERP's content", async () => {
    line.watch(({ path }) => (path.includes("A_BusinessPartner") ? "break" : "pass"));
    const { body } = await create(somebody());
    const [there] = await eventually(
      () => inErp(body.partnerId),
      (found) => found.length === 1,
    );
    const number = there?.partnerId ?? "";
    const user = { userName: "other-erp", description: "Says nothing of other systems" };
    const { secret } = (await suite.asAdmin<{ secret: string }>("POST", "/api/access/technical-users", user)).body;
    const authorization = `Basic ${Buffer.from(`other-erp:${secret}`).toString("base64")}`;
    await suite.call("POST", "/ccos/soap/BusinessPartnerSUITEBulkReplicateRequest_In", {
      body: partnerMessage([partnerDraft(number)]),
      headers: { authorization, "content-type": "text/xml; charset=utf-8" },
    });
    const second = await eventually(
      () => read(number),
      ({ partnerId }) => partnerId === number,
    );
    line.watch(() => "pass");
    await reaches(body.partnerId, "created");
    const one = await read(number);
    expect([one.partnerId, one.common.names]).toEqual([body.partnerId, second.common.names]);
    expect(await suite.rows("select withdrawn from customers.partner where partner_id = $1", [number])).toEqual([
      { withdrawn: true },
    ]);
  });

  it("the ERP's message about it is about the same record, even when it is faster than the answer", async () => {
    const { secret } = (
      await suite.asAdmin<{ secret: string }>("POST", "/api/access/technical-users", {
        userName: "erp",
        description: "ERP",
      })
    ).body;
    await arrangeReceiver(erp.erp.communication, "hub", { url: suite.address, secret });
    line.watch(({ method, path }) => (method === "POST" && path.includes("A_BusinessPartner") ? "break" : "pass"));
    await erp.admin("PUT", "/api/replication/models/hub", {
      name: "hub",
      receiverId: "hub",
      objectTypes: ["businessPartner"],
      timeZone: "Europe/London",
      active: true,
    });
    const slow = (await create(somebody())).body.partnerId;
    await eventually(
      () => inErp(slow),
      (found) => found.length === 1,
    );
    const before = await partners();
    const run = await erp.admin("POST", "/api/replication/runs", {
      modelId: "hub",
      objectType: "businessPartner",
      mode: "initial",
    });
    expect(run.status).toBeLessThan(300);
    const made = await reaches(slow, "created");
    line.watch(() => "pass");
    expect(await inErp(slow)).toEqual([expect.objectContaining({ partnerId: made?.erpNumber })]);
    expect(await partners()).toBe(before);
    const { businessPartner, changeNumber } =
      (await erp.erp.masterData.readBusinessPartner(made?.erpNumber ?? "")) ?? {};
    const renamed = { ...businessPartner, person: { given: "Ada", family: "Renamed" }, changeNumber };
    const put = await erp.admin("PUT", `/api/master-data/business-partners/${made?.erpNumber}`, renamed);
    expect([put.status, put.json?.detail]).toEqual([200, undefined]);
    await eventually(
      () => read(slow),
      ({ common }) => common.names.last === "Renamed",
    );
    expect(await partners()).toBe(before);
  });

  it("the tills know both numbers", async () => {
    const { body } = await create(somebody());
    const made = await reaches(body.partnerId, "created");
    const page = await suite.call<MasterDataPage>("GET", "/api/tills/master-data", { token: till.token });
    expect(page.status).toBe(200);
    expect(page.body.customers.find(({ customerId }) => customerId === body.partnerId)).toMatchObject({
      erpNumber: made?.erpNumber,
    });
  });

  it("who made, changed and kept them stands in the change log", async () => {
    const log = await suite.asAdmin<{ items: { action: string; actor: { name: string } }[] }>(
      "GET",
      "/api/access/audit?limit=200",
    );
    const said = new Set(log.body.items.map(({ action, actor }) => `${action} ${actor.name}`));
    expect([...said].filter((line) => line.startsWith("customer.")).toSorted()).toEqual([
      "customer.changed Ada",
      "customer.created 1010-01",
      "customer.created Ada",
      "customer.keptHereOnly Ada",
    ]);
  });
});
