import { randomUUID } from "node:crypto";
import {
  type BusinessPartnerRelationship,
  createBusinessPartnerRelationshipReader,
  relationshipConfirmationWriter,
  writeDocument,
} from "@counterfoil/sap";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deviations, readTree } from "../../../../../packages/sap/testing/tree.ts";
import { arrangeReceiver } from "../../../../../tools/testing/arrange-receiver.ts";
import { organisation } from "../../../../../tools/testing/erp-examples.ts";
import { erpProgram } from "../../../../../tools/testing/erp-program.ts";
import { receiverDouble } from "../../../../../tools/testing/receiver-double.ts";

const program = await erpProgram();
const { admin } = program;
const double = await receiverDouble(() => 202);
afterAll(async () => {
  await double.close();
  await program.stop();
});
const tree = readTree("business-partner-relationship-request.tree.txt");

const person = (partnerId: string, family: string) => ({
  partnerId,
  category: "person",
  grouping: "BPEE",
  person: { given: "Ada", family },
  roles: ["BUP001"],
});
const model = {
  name: "Hub",
  receiverId: "hub",
  objectTypes: ["businessPartner", "relationship"],
  active: true,
  filters: { businessPartner: [{ field: "partnerId", sign: "exclude", option: "equal", low: "7190" }] },
};
beforeAll(async () => {
  await arrangeReceiver(program.erp.communication, "hub", { url: double.url });
  await admin("POST", "/api/master-data/business-partners", {
    businessPartners: [
      organisation({ partnerId: "7100", grouping: "BPEE" }),
      person("7101", "Lovelace"),
      person("7102", "Second"),
      person("7190", "Kept Out"),
    ],
  });
  await admin("PUT", "/api/replication/models/hub", model);
});

type Result = { key: string; outcome: string; problem?: { code: string; where?: string } };
const save = async (...relationships: object[]): Promise<Result[]> =>
  (await admin("POST", "/api/master-data/relationships", { relationships })).json.results;
const contacts = async (of: string) =>
  (await admin("GET", `/api/master-data/business-partners/${of}/relationships`)).json;
const statusOf = async (key: string) =>
  (await admin("GET", `/api/replication/objects?objectType=relationship&objectKey=${key}`)).json.items[0];
/** What has arrived of contact persons so far, each message by SAP's element tree. */
function arrived(): BusinessPartnerRelationship[] {
  return double.arrived
    .filter(({ path }) => path.endsWith("BusinessPartnerRelationshipSUITEBulkReplicateRequest_In"))
    .flatMap(({ body }) => {
      expect(deviations(body, tree)).toEqual([]);
      const reader = createBusinessPartnerRelationshipReader();
      return [...reader.write(body), ...reader.end()].flatMap((each) => (each.ok ? [each.value.relationship] : []));
    });
}
const arrivedAtLeast = (count: number) =>
  expect.poll(() => arrived().length, { timeout: 20_000 }).toBeGreaterThanOrEqual(count);
const run = (objectType: string, mode: string) =>
  admin("POST", "/api/replication/runs", { modelId: "hub", objectType, mode });

test("a contact person has its references checked, and gets a number once for its pair", async () => {
  const codes = (results: Result[]) => results.map(({ problem }) => [problem?.code, problem?.where]);
  const refused = await save(
    { companyId: "7100", personId: "9999" },
    { companyId: "7101", personId: "7102" },
    { companyId: "7100", personId: "7100" },
    { companyId: "7100", personId: "7101", validFrom: "2026-02-30" },
    { companyId: "7100", personId: "7101", validFrom: "2026-03-01", validTo: "2026-02-01" },
    { companyId: "7100", personId: "7101", function: "9999" },
    { relationshipNumber: "77", companyId: "7100", personId: "7101" },
  );
  expect(codes(refused)).toEqual([
    ["partner-unknown", "/personId"],
    ["company-is-person", "/companyId"],
    ["relationship-self", "/personId"],
    ["day-invalid", "/validFrom"],
    ["relationship-period", "/validTo"],
    ["code-unknown", "/function"],
    ["relationship-unknown", "/relationshipNumber"],
  ]);
  expect(await contacts("7100")).toEqual({ contacts: [], contactOf: [] });
  const made = await save(
    {
      companyId: "7100",
      personId: "7101",
      validFrom: "2026-01-01",
      isDefault: true,
      function: "0002",
      email: "a@b.example",
    },
    { companyId: "7100", personId: "7101" },
    { companyId: "7100", personId: "7102", isDefault: true },
  );
  expect(made.map(({ key, outcome }) => [key, outcome])).toEqual([
    ["1", "created"],
    ["", "rejected"],
    ["", "rejected"],
  ]);
  expect(codes(made)).toEqual([
    [undefined, undefined],
    ["relationship-exists", "/personId"],
    ["default-taken", "/isDefault"],
  ]);
  expect(await contacts("7100")).toMatchObject({
    contacts: [{ relationshipNumber: "1", name: "Ada Lovelace", validTo: "9999-12-31", isDefault: true }],
    contactOf: [],
  });
  expect((await contacts("7101")).contactOf).toMatchObject([{ companyId: "7100", name: "City Scooter" }]);
});

test("it goes out by itself once both partners are at the receiver, and the run says whom it waits for", async () => {
  const { json } = await run("relationship", "initial");
  expect(json.counts.selected).toBe(0);
  const log = (await admin("GET", `/api/replication/runs/${json.runId}/log`)).json.items;
  expect(log).toContainEqual(
    expect.objectContaining({ code: "partner-not-there", facts: { objects: 1, partners: "7100, 7101" } }),
  );
  await run("businessPartner", "initial");
  await arrivedAtLeast(1);
  expect(arrived()).toMatchObject([
    {
      actionCode: "04",
      internalId: "7100",
      relatedInternalId: "7101",
      category: "BUR001",
      validity: { from: "2026-01-01", to: "9999-12-31" },
      isDefault: true,
      contactPerson: {
        workplacesComplete: true,
        function: "0002",
        workplaces: [
          { address: { emails: [{ address: "a@b.example" }], workplaces: [{ function: "Head of buying" }] } },
        ],
      },
    },
  ]);
  await expect.poll(async () => (await statusOf("1"))?.state, { timeout: 20_000 }).toBe("sent");
});

test("one whose partner the filter keeps out stays; who changes goes again; who is deleted or leaves is taken back", async () => {
  await save({ companyId: "7100", personId: "7190" });
  const [changed] = await save({ relationshipNumber: "1", companyId: "7100", personId: "7101", validTo: "2027-12-31" });
  expect(changed?.outcome).toBe("changed");
  await arrivedAtLeast(2);
  expect(arrived().at(-1)).toMatchObject({ relatedInternalId: "7101", validity: { to: "2027-12-31" } });
  await save({ relationshipNumber: "1", companyId: "7100", personId: "7101", deleted: true });
  await arrivedAtLeast(3);
  expect(arrived().at(-1)).toMatchObject({ actionCode: "03", relatedInternalId: "7101" });
  expect((await contacts("7100")).contacts).toMatchObject([{ personId: "7190" }]);
  // The same pair lives again under its number.
  expect(await save({ companyId: "7100", personId: "7101" })).toMatchObject([{ key: "1", outcome: "changed" }]);
  await arrivedAtLeast(4);
  expect(arrived().at(-1)).toMatchObject({ actionCode: "04", relatedInternalId: "7101" });
  const filters = { businessPartner: [{ field: "partnerId", sign: "include", option: "equal", low: "7100" }] };
  await admin("PUT", "/api/replication/models/hub", { ...model, filters });
  await arrivedAtLeast(5);
  const numbers = arrived().map(({ changeNumber }) => changeNumber ?? 0);
  expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
  expect(arrived().at(-1)).toMatchObject({ actionCode: "03", relatedInternalId: "7101" });
  expect(arrived().map(({ relatedInternalId }) => relatedInternalId)).not.toContain("7190");
});

test("a confirmation names the two partners, and stands at their relationship", async () => {
  await admin("PUT", "/api/replication/models/hub", model);
  await arrivedAtLeast(6);
  await expect.poll(async () => (await statusOf("1"))?.state, { timeout: 20_000 }).toBe("sent");
  const headers = { ...(await program.technical("hub-user", ["idoc.send"])), "content-type": "text/xml" };
  await admin("PUT", "/api/communication/systems/hub/inbound-users/hub-user");
  await admin("PUT", "/api/communication/arrangements/hub-user/SAP_COM_0008", {
    services: { businessPartnerConfirmations: { active: false }, relationshipConfirmations: { active: false } },
  });
  const path = "/sap/bc/srt/xip/sap/businesspartnerrelationshipsuitebulkreplicateconfirmation";
  const last = double.arrived.filter(({ path }) => path.includes("Relationship")).at(-1)?.body ?? "";
  const reader = createBusinessPartnerRelationshipReader();
  reader.write(last);
  const records = [
    {
      header: {},
      relationship: { internalId: "7100", relatedInternalId: "7101", category: "BUR001" },
      log: { result: "failed", severity: "error", items: [{ severity: "error", note: "7101 is not known yet" }] },
    },
  ] as const;
  const header = { uuid: randomUUID(), referenceUuid: reader.header?.uuid };
  const body = [...writeDocument(relationshipConfirmationWriter, header, records)].join("");
  expect((await program.ask("POST", path, { headers, body })).status).toBe(503);
  await admin("PUT", "/api/communication/arrangements/hub/SAP_COM_0008", {
    inboundUser: "hub-user",
    services: { relationshipConfirmations: { active: true } },
  });
  expect((await program.ask("POST", path, { headers, body })).status).toBe(202);
  expect(await statusOf("1")).toMatchObject({ state: "confirmedWithErrors", reason: "7101 is not known yet" });
});

test("other systems read contacts by OData, from the company on", async () => {
  await program.technical("reader", ["odata.write"]);
  const authorization = (await program.technical("reader2", ["odata.write"])) as Record<string, string>;
  const url =
    "/sap/opu/odata/sap/API_BUSINESS_PARTNER/A_BusinessPartner('7100')?$expand=to_BusinessPartnerContact/to_ContactRelationship&$format=json";
  const { json } = await program.ask("GET", url, { headers: authorization });
  expect(json.d.to_BusinessPartnerContact.results).toMatchObject([
    {
      RelationshipNumber: "1",
      BusinessPartnerCompany: "7100",
      BusinessPartnerPerson: "7101",
      RelationshipCategory: "BUR001",
      to_ContactRelationship: { ContactPersonFunction: "", RelationshipNumber: "1" },
    },
    { RelationshipNumber: "2", BusinessPartnerPerson: "7190" },
  ]);
});
