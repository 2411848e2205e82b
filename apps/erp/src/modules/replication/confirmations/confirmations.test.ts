import { randomUUID } from "node:crypto";
import {
  type BusinessPartnerConfirmationDraft,
  businessPartnerConfirmationWriter,
  createBusinessPartnerReader,
  writeDocument,
} from "@counterfoil/sap";
import { afterAll, expect, test } from "vitest";
import { arrangeReceiver } from "../../../../../../tools/testing/arrange-receiver.ts";
import { organisation } from "../../../../../../tools/testing/erp-examples.ts";
import { erpProgram } from "../../../../../../tools/testing/erp-program.ts";
import { receiverDouble } from "../../../../../../tools/testing/receiver-double.ts";

const program = await erpProgram();
const { admin } = program;
const double = await receiverDouble(() => 202);
afterAll(async () => {
  await double.close();
  await program.stop();
});
await arrangeReceiver(program.erp.communication, "hub", { url: double.url });
const model = { name: "Hub", receiverId: "hub", objectTypes: ["businessPartner"], active: false };
await admin("PUT", "/api/replication/models/hub", model);
const headers = { ...(await program.technical("hub-user", ["idoc.send"])), "content-type": "text/xml" };
await admin("PUT", "/api/communication/systems/hub/inbound-users/hub-user");
// Its own system of the helper would be let in as well.
await admin("PUT", "/api/communication/arrangements/hub-user/SAP_COM_0008", {
  services: { businessPartnerConfirmations: { active: false } },
});
await admin("PUT", "/api/communication/arrangements/hub/SAP_COM_0008", {
  inboundUser: "hub-user",
  services: { businessPartnerConfirmations: { active: true } },
});
const path = "/sap/bc/srt/xip/sap/businesspartnersuitebulkreplicateconfirmation";
const confirm = (body: string) => program.ask("POST", path, { headers, body });
const write = (header: object, records: BusinessPartnerConfirmationDraft[]) =>
  [...writeDocument(businessPartnerConfirmationWriter, header, records)].join("");
const success = { result: "success", severity: "information" } as const;

type Status = { objectKey: string; state: string; receiverKey: string | null; reason: string | null };
const statusOf = async (key: string) =>
  (await admin("GET", `/api/replication/objects?objectType=businessPartner&objectKey=${key}`)).json.items[0] as Status;

/** Sends them and answers the id of the message that they went out in. */
async function sendPartners(keys: string[]): Promise<string> {
  const businessPartners = keys.map((partnerId) => organisation({ partnerId, grouping: "BPEE" }));
  const before = double.arrived.length;
  await admin("POST", "/api/master-data/business-partners", { businessPartners });
  const run = { modelId: "hub", objectType: "businessPartner", mode: "chosen", keys };
  const { json } = await admin("POST", "/api/replication/runs", run);
  const state = async () => (await admin("GET", `/api/replication/runs/${json.runId}`)).json.state;
  await expect.poll(state, { timeout: 20_000 }).toBe("done");
  expect(double.arrived.length).toBeGreaterThan(before);
  const reader = createBusinessPartnerReader();
  reader.write(double.arrived.at(-1)?.body ?? "");
  return reader.header?.uuid ?? "";
}

test("what the receiver confirms stands at each object, with its number there and its reason; a second delivery changes nothing", async () => {
  const referenceUuid = await sendPartners(["7001", "7002", "7003"]);
  expect((await statusOf("7001")).state).toBe("sent");
  const note = "Country XX is not known";
  const document = write({ uuid: randomUUID(), referenceUuid, senderSystem: "CFSERVER" }, [
    { header: {}, partner: { internalId: "7001", receiverInternalId: "C-7001" }, log: success },
    {
      header: {},
      partner: { internalId: "7002" },
      log: { result: "failed", severity: "error", items: [{ severity: "error", note }] },
    },
  ]);
  const answered = await confirm(document);
  expect([answered.status, answered.text]).toEqual([202, ""]);
  const expected = [
    ["confirmed", "C-7001", null],
    ["confirmedWithErrors", null, note],
    ["sent", null, null],
  ];
  const read = async () =>
    Promise.all(
      ["7001", "7002", "7003"].map(async (key) => {
        const { state, receiverKey, reason } = await statusOf(key);
        return [state, receiverKey, reason];
      }),
    );
  expect(await read()).toEqual(expected);
  expect((await confirm(document)).status).toBe(202);
  expect(await read()).toEqual(expected);
  const { json } = await admin("GET", "/api/replication/confirmations");
  expect(json.items).toMatchObject([
    { state: "applied", objects: 2, failed: 1, receiverId: "hub", messageId: referenceUuid },
  ]);
  const [{ confirmationId }] = json.items;
  const objects = (await admin("GET", `/api/replication/confirmations/${confirmationId}/objects`)).json.items;
  expect(objects).toMatchObject([
    { objectKey: "7001", receiverKey: "C-7001", result: "confirmed", current: true },
    { objectKey: "7002", result: "confirmedWithErrors", reason: note, current: true },
  ]);
  expect((await admin("GET", `/api/replication/confirmations/${confirmationId}/document`)).text).toBe(document);
});

test("a confirmation of an older message does not overwrite what is known of a newer one", async () => {
  const older = await sendPartners(["7010"]);
  const newer = await sendPartners(["7010"]);
  expect(newer).not.toBe(older);
  const say = (referenceUuid: string, receiverInternalId: string) =>
    confirm(
      write({ uuid: randomUUID(), referenceUuid }, [
        { header: {}, partner: { internalId: "7010", receiverInternalId }, log: success },
      ]),
    );
  await say(older, "OLD");
  expect(await statusOf("7010")).toMatchObject({ state: "sent", receiverKey: null });
  await say(newer, "NEW");
  expect(await statusOf("7010")).toMatchObject({ state: "confirmed", receiverKey: "NEW" });
});

test("a reference by id and not by UUID is understood; one to nothing that we sent is kept and told", async () => {
  const uuid = await sendPartners(["7020"]);
  const referenceId = uuid.replaceAll("-", "").toUpperCase();
  const record = { header: {}, partner: { internalId: "7020" }, log: success };
  await confirm(write({ id: "4711", referenceId }, [record]));
  expect((await statusOf("7020")).state).toBe("confirmed");
  const strange = randomUUID();
  expect((await confirm(write({ uuid: randomUUID(), referenceUuid: strange }, [record]))).status).toBe(202);
  expect((await confirm(write({ uuid: randomUUID() }, [record]))).status).toBe(202);
  const { json } = await admin("GET", "/api/replication/confirmations?state=unknown");
  expect(json.items.map(({ reason }: { reason: string }) => reason)).toEqual([
    "It names no message that it answers.",
    `No message ${strange} was sent to this system.`,
  ]);
});

test("what cannot be read is refused with a fault and kept with the reason; who may not send is refused before", async () => {
  const refused = await confirm("<nonsense/>");
  expect(refused.status).toBe(400);
  expect(refused.text).toContain("confirmation-unreadable");
  const { json } = await admin("GET", "/api/replication/confirmations?state=rejected");
  expect(json.items).toMatchObject([{ technicalUser: "hub-user", objects: 0, bytes: 11 }]);
  expect((await program.ask("GET", path, { headers })).status).toBe(405);
  expect((await program.ask("GET", path)).status).toBe(401);
  const described = await program.ask("GET", `${path}?wsdl`);
  expect(described.status).toBe(200);
  expect(described.text).toContain('<wsdl:service name="BusinessPartnerSUITEBulkReplicateConfirmation_In">');
  expect(described.text).toContain(`${path}"/></wsdl:port>`);
  expect((await program.ask("POST", `${path}?wsdl`, { body: "<a/>" })).status).toBe(401);
  expect((await program.ask("GET", path)).status).toBe(401);
  const reader = await program.technical("reader", ["odata.read"]);
  expect((await program.ask("GET", path, { headers: reader })).status).toBe(403);
  const count = async () => (await admin("GET", "/api/replication/confirmations")).json.items.length;
  const before = await count();
  const off = { services: { businessPartnerConfirmations: { active: false } } };
  await admin("PUT", "/api/communication/arrangements/hub/SAP_COM_0008", off);
  const late = await confirm(write({ uuid: randomUUID() }, []));
  expect([late.status, late.text.includes("service-inactive")]).toEqual([503, true]);
  expect(await count()).toBe(before);
});
