import type { Confirmation, InboundDocument, Page } from "@counterfoil/contracts";
import {
  type BusinessPartnerConfirmation,
  createBusinessPartnerConfirmationReader,
  createRelationshipConfirmationReader,
} from "@counterfoil/sap";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { deviations, readTree } from "../../../../../../packages/sap/testing/tree.ts";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import { type Peer, startPeer } from "../../../../../../tools/testing/tls-peer.ts";
import { pointErpAt } from "../../../testing/communication.ts";
import { eventually, type Suite, startSuite } from "../../../testing/suite.ts";
import { contactDraft, partnerDraft, partnerMessage, relationshipMessage } from "../inbound/testing/messages.ts";

const database = await testDatabase("server");
let suite: Suite;
let erp: Peer;
let basic = "";
const taken = { status: 202 };
beforeAll(async () => {
  erp = await startPeer(() => taken);
  suite = await startSuite(database.url);
  await pointErpAt(suite.asAdmin, erp.url);
  const { body } = await suite.asAdmin<{ secret: string }>("POST", "/api/access/technical-users", {
    userName: "erp",
    description: "ERP",
    permissions: ["masterData.send"],
  });
  basic = `Basic ${Buffer.from(`erp:${body.secret}`).toString("base64")}`;
});
beforeEach(async () => {
  await confirming(true);
  erp.seen.length = 0;
  erp.answers(() => taken);
});
afterAll(async () => {
  await suite.close();
  await erp.close();
  await database.drop();
});

const confirming = (confirm: boolean) =>
  suite.asAdmin("PUT", "/api/hub/communication-arrangements/ERP/SAP_COM_0008", {
    services: {
      businessPartners: { active: true, settings: { confirm } },
      relationships: { active: true, settings: { confirm } },
    },
  });
const send = async (message: string, kind = "BusinessPartner") => {
  const { status } = await suite.call("POST", `/ccos/soap/${kind}SUITEBulkReplicateRequest_In`, {
    body: message,
    headers: { "content-type": "text/xml", authorization: basic },
  });
  expect(status).toBe(202);
};
const newest = async () =>
  (await suite.asAdmin<Page<InboundDocument>>("GET", "/api/hub/inbound-documents?limit=1")).body.items[0];
const applied = async () => {
  const document = await eventually(newest, (each) => each?.finishedAt !== undefined);
  return document as InboundDocument;
};
const confirmations = async (documentId: string) =>
  (await suite.asAdmin<{ items: Confirmation[] }>("GET", `/api/hub/confirmations?documentId=${documentId}`)).body.items;
const inState = async (documentId: string, state: string) =>
  (await eventually(
    async () => (await confirmations(documentId))[0],
    (each) => each?.state === state,
  )) as Confirmation;
const arrived = () => erp.seen.filter(({ method }) => method === "POST");
const retry = (documentId: string) => suite.asAdmin("POST", `/api/hub/confirmations/${documentId}/retry`);

const tree = readTree("business-partner-confirmation.tree.txt");
/** Every confirmation of this file is held against SAP's element tree. */
function read(text: string) {
  expect(deviations(text, tree)).toEqual([]);
  const reader = createBusinessPartnerConfirmationReader();
  const readings = [...reader.write(text), ...reader.end()];
  const records = readings.flatMap((each) => (each.ok ? [each.value as BusinessPartnerConfirmation] : []));
  return { header: reader.header, records };
}

const uuid = (number: number) => `77777777-0000-4000-8000-${String(number).padStart(12, "0")}`;
/** Eleven digits are one too many for a business partner. */
const tooLong = (partnerId: string, changes: object = {}) => ({
  ...partnerDraft("8999", changes),
  internalId: partnerId.padEnd(11, "0"),
});

test("each partner of a request is confirmed by the sender's ids, once, with the reason where one was refused", async () => {
  const request = uuid(900);
  const partners = [
    partnerDraft("8001", { uuid: uuid(1) }),
    partnerDraft("8002", { uuid: uuid(2) }),
    tooLong("8003", { uuid: uuid(3) }),
  ];
  await send(partnerMessage(partners, request));
  const document = await applied();
  expect(document.counts).toMatchObject({ created: 2, rejected: 1 });
  const sent = await inState(document.id, "sent");
  expect(sent).toMatchObject({ systemId: "ERP", attempts: 1 });
  const [first, ...more] = arrived();
  expect(more).toEqual([]);
  expect(first?.path).toBe("/sap/bc/srt/xip/sap/businesspartnersuitebulkreplicateconfirmation?sap-client=100");
  expect(first?.authorization).toBe(`Basic ${Buffer.from("COUNTERFOIL:a secret of the test").toString("base64")}`);
  const { header, records } = read(first?.body ?? "");
  expect(header).toMatchObject({
    uuid: sent.messageId,
    referenceUuid: request,
    senderSystem: "COUNTERFOI",
    recipientSystem: "ERPCLNT100",
  });
  const success = { result: "success", severity: "information" };
  expect(records).toMatchObject([
    { partner: { uuid: uuid(1), internalId: "8001", receiverInternalId: "8001" }, log: success },
    { partner: { uuid: uuid(2), internalId: "8002", receiverInternalId: "8002" }, log: success },
    { partner: { uuid: uuid(3), internalId: "80030000000" }, log: { result: "failed", severity: "error" } },
  ]);
  const [, , refused] = records;
  expect(refused?.log?.items?.[0]?.note).toBeTruthy();
  const stored = await suite.asAdmin("GET", `/api/hub/confirmations/${document.id}/content`);
  expect(stored.text).toBe(first?.body);
});

test("a confirmation keeps to SAP's tree whatever ids the sender gives, and leaves out those that it did not", async () => {
  const { internalId: _, ...nameless } = partnerDraft("8010");
  const partners = [
    partnerDraft("8011"),
    partnerDraft("8011", { changeNumber: 0 }),
    partnerDraft("8012", { uuid: uuid(4), externalId: "X & <Y>", actionCode: "03" }),
    partnerDraft("0000008013"),
    nameless,
    { ...partnerDraft("8014"), common: [], uuid: uuid(5) },
  ];
  await send(
    partnerMessage(partners, uuid(904)).replace(
      "<MessageHeader></MessageHeader>",
      "<MessageHeader><ID>7</ID></MessageHeader>",
    ),
  );
  const document = await applied();
  await inState(document.id, "sent");
  const { records } = read(arrived()[0]?.body ?? "");
  expect(
    records.map(({ header, partner, log }) => [header?.referenceId, partner.internalId, partner.uuid, log?.result]),
  ).toEqual([
    ["7", "8011", undefined, "success"],
    [undefined, "8011", undefined, "success"],
    [undefined, "8012", uuid(4), "success"],
    [undefined, "8013", undefined, "success"],
    [undefined, undefined, undefined, "failed"],
    [undefined, "8014", uuid(5), "failed"],
  ]);
});

const faultIn200 = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>
<faultcode>s:Server</faultcode><faultstring>dump</faultstring></s:Fault></s:Body></s:Envelope>`;

test("a system that does not take it gets the same bytes until it does; a second arrival is not confirmed again", async () => {
  erp.answers(() => ({ status: 503 }));
  const message = partnerMessage([partnerDraft("8101")], uuid(901));
  await send(message);
  const document = await applied();
  const [waiting] = await eventually(
    () => confirmations(document.id),
    ([each]) => (each?.attempts ?? 0) >= 1,
  );
  expect(waiting).toMatchObject({ state: "ready", reason: "The ERP answered 503" });
  erp.answers(() => ({ status: 200, body: faultIn200 }));
  await retry(document.id);
  await eventually(
    () => confirmations(document.id),
    ([each]) => each?.reason === "dump",
  );
  erp.answers(() => taken);
  await retry(document.id);
  await inState(document.id, "sent");
  const bodies = new Set(arrived().map(({ body }) => body));
  expect([arrived().length >= 3, bodies.size]).toEqual([true, 1]);
  const before = arrived().length;
  await send(message);
  expect((await applied()).state).toBe("duplicate");
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(arrived()).toHaveLength(before);
  expect((await retry(document.id)).status).toBe(409);
});

test("tries at a closed door do not count: after the nineteenth the next is not the last", async () => {
  erp.answers(() => ({ status: 503 }));
  await send(partnerMessage([partnerDraft("8151")], uuid(951)));
  const { id } = await applied();
  const first = ([each]: Confirmation[]) => (each?.attempts ?? 0) >= 1;
  expect((await eventually(() => confirmations(id), first))[0]).toMatchObject({ state: "ready", attempts: 1 });
  const again = "update hub.confirmation set attempts = 19, reason = null, next_attempt_at = now()";
  await suite.rows(`${again} where document_id = $1`, [id]);
  // Whoever comes next wakes the one that waits.
  await send(partnerMessage([partnerDraft("8152")], uuid(952)));
  const [tried] = await eventually(
    () => confirmations(id),
    ([each]) => each?.reason !== undefined,
  );
  expect(tried).toMatchObject({ state: "ready", attempts: 19, reason: "The ERP answered 503" });
});

test("what the system refuses waits for a person; retried objects are not confirmed again", async () => {
  erp.answers(() => ({ status: 400, body: "unknown message" }));
  await send(partnerMessage([partnerDraft("8201"), tooLong("8202")], uuid(902)));
  const document = await applied();
  const dead = await inState(document.id, "dead");
  expect([dead.attempts, dead.reason]).toEqual([1, "The ERP answered 400: unknown message"]);
  erp.answers(() => taken);
  expect((await retry(document.id)).status).toBe(204);
  await inState(document.id, "sent");
  expect(arrived()).toHaveLength(2);
  await suite.asAdmin("POST", `/api/hub/inbound-documents/${document.id}/retry`);
  await eventually(newest, (each) => each?.state === "appliedWithErrors");
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(arrived()).toHaveLength(2);
});

test("a relationship that came before its partner is told as refused, and again when it is taken in", async () => {
  await send(partnerMessage([partnerDraft("8600")], uuid(960)));
  await inState((await applied()).id, "sent");
  await send(
    relationshipMessage([contactDraft("8600", "8601", { uuid: uuid(61) })], uuid(961)),
    "BusinessPartnerRelationship",
  );
  const { id } = await applied();
  const first = await inState(id, "sent");
  await send(partnerMessage([partnerDraft("8601")], uuid(962)));
  const second = await eventually(
    async () => (await confirmations(id))[0],
    (each) => each?.state === "sent" && each.messageId !== first.messageId,
  );
  const told = arrived().filter(({ path }) => path?.includes("relationship"));
  expect(told.map(({ path }) => path?.split("?")[0])).toEqual(
    Array(2).fill("/sap/bc/srt/xip/sap/businesspartnerrelationshipsuitebulkreplicateconfirmation"),
  );
  const relationship = { uuid: uuid(61), internalId: "8600", relatedInternalId: "8601", category: "BUR001" };
  const contents = told.map(({ body }) => {
    expect(deviations(body, readTree("business-partner-relationship-confirmation.tree.txt"))).toEqual([]);
    const reader = createRelationshipConfirmationReader();
    const readings = [...reader.write(body), ...reader.end()];
    return { header: reader.header, records: readings.map((each) => each.ok && each.value) };
  });
  expect(contents).toMatchObject([
    {
      header: { uuid: first.messageId, referenceUuid: uuid(961) },
      records: [
        { relationship, log: { result: "failed", items: [{ note: expect.stringContaining("8601 is not known") }] } },
      ],
    },
    {
      header: { uuid: second?.messageId, referenceUuid: uuid(961) },
      records: [
        {
          relationship: { ...relationship, receiverInternalId: "8600", receiverRelatedInternalId: "8601" },
          log: { result: "success", items: [] },
        },
      ],
    },
  ]);
});

test("without the setting nobody is told", async () => {
  await confirming(false);
  await send(partnerMessage([partnerDraft("8301")], uuid(903)));
  const document = await applied();
  expect(await confirmations(document.id)).toEqual([]);
});
