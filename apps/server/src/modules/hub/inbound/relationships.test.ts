import type { InboundDocument, InboundObject } from "@counterfoil/contracts";
import { lockUntilCommit, sql } from "@counterfoil/platform";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import { contactDraft, partnerDraft, partnerMessage, relationshipMessage } from "./testing/messages.ts";
import { openSuite } from "./testing/suite.ts";

const database = await testDatabase("server");
const suite = await openSuite(database.url);
afterAll(async () => {
  await suite.close();
  await database.drop();
});

type Draft = ReturnType<typeof contactDraft>;
async function read(documentId: string): Promise<{ document: InboundDocument; objects: InboundObject[] }> {
  const document = await suite.inbound.readDocument(documentId);
  return { document, objects: (await suite.inbound.findObjects(documentId, { limit: 500 })).items };
}
const sent = async (drafts: Draft[]) =>
  read((await suite.send("relationship", relationshipMessage(drafts))).documentId);
const outcomes = async (drafts: Draft[]) =>
  (await sent(drafts)).objects.map(({ objectKey: key, outcome }) => [key, outcome]);
const company = (partnerId: string) =>
  partnerDraft(partnerId, {
    category: "organisation",
    common: [{ organisation: { name: { line1: `Company ${partnerId}` } } }],
  });
const person = (partnerId: string) => partnerDraft(partnerId, { roles: [{ code: "BUP001" }], customer: undefined });
const come = (...partners: ReturnType<typeof partnerDraft>[]) =>
  suite.send("businessPartner", partnerMessage(partners));
const contactsOf = async (partnerId: string) => (await suite.customers.readPartner(partnerId))?.contacts ?? [];
const found = async (query: string) =>
  (await suite.customers.searchPartners({ query })).items.map(({ partnerId }) => partnerId);
const stored = async () =>
  JSON.stringify((await sql`select * from customers.contact order by company_id, person_id`.execute(suite.db)).rows);
/** What the worker would do: documents that were opened again by the partners they waited for. */
async function tryAgain(): Promise<void> {
  const { rows } = await sql<{ documentId: string }>`
    select id as "documentId" from hub.inbound_document where state = 'received'`.execute(suite.db);
  for (const payload of rows) await suite.inbound.tasks["hub:apply-inbound"](payload);
}
const awaiting = async (partnerId: string) =>
  (await sql`select 1 from hub.awaited_partner where partner_id = ${partnerId}`.execute(suite.db)).rows.length;

test("a contact person stands with the company and the company with the person; both are found by it", async () => {
  await come(company("4100"), person("4101"));
  const { document, objects } = await sent([{ ...contactDraft("4100", "4101"), relatedInternalId: "0000004101" }]);
  expect([document.objectType, objects]).toEqual([
    "relationship",
    [expect.objectContaining({ objectKey: "4100/4101", outcome: "created" })],
  ]);
  expect(await contactsOf("4100")).toEqual([
    {
      partnerId: "4101",
      name: "Ada No 4101",
      deleted: false,
      function: "0001",
      from: "2010-01-01",
      to: "9999-12-31",
      isDefault: true,
      workplaces: [
        {
          workplaceId: "w1",
          isDefault: false,
          department: "Buying",
          emails: ["Buying.4101@example.com"],
          phones: [{ text: "+44 20 7946 0777", number: "+442079460777", isMobile: false }],
          faxes: [],
        },
      ],
      emails: ["ada.4101@example.org"],
      phones: [{ text: "020 7946 0123", number: "+442079460123", isMobile: false }],
    },
  ]);
  expect((await suite.customers.readPartner("4101"))?.contactOf).toMatchObject([
    { partnerId: "4100", name: "Company 4100" },
  ]);
  expect(await found("Ada No 4101")).toEqual(["4100", "4101"]);
  expect(await found("ada.4101@example.org")).toEqual(["4100", "4101"]);
  expect(await found("BUYING.4101@example.com")).toEqual(["4100"]);
  expect(await found("020 7946 0777")).toEqual([]);
  expect(await found("+44 (0)20 7946 0777")).toEqual(["4100"]);
  const [line] = (await suite.customers.searchPartners({ query: "4100" })).items;
  expect(line?.contacts).toBe("Ada No 4101");
});

test("what changes is named; what is not sent stays; a lower change number is stale", async () => {
  await come(company("4200"), person("4201"));
  await sent([contactDraft("4200", "4201", { changeNumber: 5 })]);
  const { objects } = await sent([
    contactDraft("4200", "4201", {
      changeNumber: 6,
      validity: { from: "2010-01-01", to: "2026-03-31" },
      contactPerson: undefined,
    }),
  ]);
  expect(objects).toMatchObject([
    { outcome: "changed", changes: [{ field: "to", before: "9999-12-31", after: "2026-03-31" }] },
  ]);
  expect(await contactsOf("4200")).toMatchObject([
    { to: "2026-03-31", function: "0001", workplaces: [{ workplaceId: "w1" }] },
  ]);
  const before = await stored();
  const old = await sent([contactDraft("4200", "4201", { changeNumber: 6, isDefault: false })]);
  expect(old.objects).toMatchObject([
    { outcome: "stale", reason: "Change number 6 is not higher than 6, which was applied before." },
  ]);
  expect(await stored()).toBe(before);
  // A sender that writes ABAP's initial day for the beginning means no limit.
  const open = relationshipMessage([contactDraft("4200", "4201", { changeNumber: 7 })]).replace(
    "2010-01-01",
    "0000-00-00",
  );
  const opened = await read((await suite.send("relationship", open)).documentId);
  expect(opened.objects).toMatchObject([
    {
      changes: [
        { field: "to", before: "2026-03-31", after: "9999-12-31" },
        { field: "from", before: "2010-01-01" },
      ],
    },
  ]);
});

test("lists inside a workplace follow their complete flags and action codes", async () => {
  await come(company("4300"), person("4301"));
  const workplace = (changeNumber: number, address: object) =>
    contactDraft("4300", "4301", {
      changeNumber,
      contactPerson: { workplaces: [{ uuid: "w1", address: { emails: [], faxes: [], ...address } }] },
    });
  const emails = async () => (await contactsOf("4300"))[0]?.workplaces[0]?.emails;
  await sent([workplace(1, { emails: [{ address: "a@example.org" }, { address: "b@example.org" }] })]);
  await sent([
    workplace(2, { emails: [{ address: "c@example.org" }, { actionCode: "03", address: "a@example.org" }] }),
  ]);
  expect(await emails()).toEqual(["b@example.org", "c@example.org"]);
  await sent([workplace(3, { emailsComplete: true, emails: [{ address: "d@example.org" }] })]);
  expect(await emails()).toEqual(["d@example.org"]);
  await sent([
    contactDraft("4300", "4301", { changeNumber: 4, contactPerson: { workplacesComplete: true, workplaces: [] } }),
  ]);
  expect((await contactsOf("4300"))[0]?.workplaces).toEqual([]);
});

test("a relationship that is deleted is gone, and an older message does not bring it back", async () => {
  await come(company("4400"), person("4401"));
  await sent([contactDraft("4400", "4401")]);
  const gone = contactDraft("4400", "4401", { changeNumber: 9, actionCode: "03", contactPerson: undefined });
  const { objects } = await sent([gone]);
  expect(objects).toMatchObject([{ outcome: "changed", changes: [{ field: "removed", before: "no", after: "yes" }] }]);
  expect(await contactsOf("4400")).toEqual([]);
  expect(await found("Ada No 4401")).toEqual(["4401"]);
  expect(await outcomes([contactDraft("4400", "4401", { changeNumber: 8 })])).toEqual([["4400/4401", "stale"]]);
  expect(await outcomes([{ ...gone, changeNumber: 10 }])).toEqual([["4400/4401", "unchanged"]]);
  expect(await outcomes([contactDraft("4400", "4401", { changeNumber: 11 })])).toEqual([["4400/4401", "created"]]);
  // Deleted before it was ever here: the older one that was on its way is stale, whoever comes first.
  expect(await outcomes([{ ...gone, relatedInternalId: "4499", changeNumber: 3 }])).toEqual([
    ["4400/4499", "unchanged"],
  ]);
  expect(await outcomes([contactDraft("4400", "4499", { changeNumber: 2 })])).toEqual([["4400/4499", "stale"]]);
});

test("other relationships are told as not used, and what is wrong is refused; the rest goes on, nothing else changes", async () => {
  await come(company("4500"), person("4501"));
  const before = await stored();
  const { document, objects } = await sent([
    contactDraft("4500", "4501", { category: "BUR010" }),
    contactDraft("4500", "4500"),
    contactDraft("0000000000", "4501"),
    contactDraft("4500", "4501", { relatedInternalId: undefined }),
    contactDraft("4500", "4501", { validity: { from: "2026-02-02", to: "2026-02-01" } }),
  ]);
  expect(objects.map(({ objectKey: key, outcome, reason }) => [key, outcome, reason])).toEqual([
    ["4500/4501/BUR010", "unchanged", "Relationship BUR010 is not used here, only contact persons (BUR001)."],
    ["4500/4500", "rejected", "The relationship has no other partner: it names the same one twice."],
    ["#3", "rejected", "The relationship has no business partner."],
    ["#4", "rejected", "The relationship has no related business partner."],
    ["4500/4501", "rejected", "The relationship has no day on which it is valid: it ends before it begins."],
  ]);
  expect(document.counts).toMatchObject({ unchanged: 1, rejected: 4 });
  expect(await stored()).toBe(before);
});

test("a relationship that overtakes its partners waits for both, and is taken in when the last one comes", async () => {
  const first = await sent([contactDraft("4600", "4601"), contactDraft("4600", "4699")]);
  const waits =
    "Business partners 4600 and 4601 are not known yet; the relationship is taken in by itself when they come.";
  expect(first.objects[0]).toMatchObject({ outcome: "rejected", reason: waits });
  await come(company("4600"));
  await tryAgain();
  expect((await read(first.document.id)).objects[0]?.reason).toContain("Business partner 4601 is not known yet");
  await come(person("4601"));
  await tryAgain();
  const last = await read(first.document.id);
  expect(last.objects.map(({ objectKey: key, outcome }) => [key, outcome])).toEqual([
    ["4600/4601", "created"],
    ["4600/4699", "rejected"],
  ]);
  expect(last.document).toMatchObject({ state: "appliedWithErrors", counts: { created: 1, rejected: 1 } });
  expect(await contactsOf("4600")).toMatchObject([{ partnerId: "4601" }]);
});

test("a customer's role that has not begun, or has ended, is not there; on its day it turns, and the tills are told", async () => {
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const roleOf = (from: string, to: string) => ({ roles: [{ code: "FLCU01", validity: { from, to } }] });
  await come(
    partnerDraft("4801", roleOf(day(-9), day(9))),
    partnerDraft("4802", roleOf(day(2), "9999-12-31")),
    partnerDraft("4803", roleOf("2010-01-01", day(-2))),
  );
  const place = { salesOrganisation: "1000", distributionChannel: "10" };
  const standing = async () =>
    Promise.all(
      ["4801", "4802", "4803"].map(async (id) => [
        (await suite.customers.readPartner(id))?.isCustomer,
        (await suite.customers.judgeAt(id, place))?.refusal,
      ]),
    );
  expect(await standing()).toEqual([
    [true, undefined],
    [false, "gone"],
    [false, "gone"],
  ]);
  // As if the program had written them down on a day before.
  const { rows } = await sql<{ xid: string }>`
    with before as (update customers.partner set is_customer = not is_customer where partner_id in ('4802', '4803') returning 1)
    select pg_current_xact_id()::text as xid from before limit 1`.execute(suite.db);
  const told = suite.told.length;
  await suite.customers.tasks["customers:turn-day"]();
  const changed = await suite.customers.tillCustomers({ place, since: rows[0]?.xid, after: "", limit: 100 });
  expect(changed.map(({ customerId, withdrawn }) => [customerId, withdrawn])).toEqual([
    ["4802", true],
    ["4803", true],
  ]);
  expect(suite.told.length).toBe(told + 1);
  await suite.customers.tasks["customers:turn-day"]();
  expect(suite.told.length).toBe(told + 1);
});

test("partners and relationships that come at the same moment lose none, whoever is first", async () => {
  const ids = Array.from({ length: 20 }, (_, index) => String(4700 + index));
  await come(company("4799"));
  await Promise.all([...ids.map((id) => come(person(id))), ...ids.map((id) => sent([contactDraft("4799", id)]))]);
  await tryAgain();
  // The look of each minute, for documents that ended in the very moment in which their partner came.
  await suite.inbound.tasks["hub:resume-inbound"]();
  await tryAgain();
  expect((await contactsOf("4799")).map(({ partnerId }) => partnerId).sort()).toEqual(ids);
});

test("one whose partners come while its document is still being applied is tried again when that ends", async () => {
  const [overtaking, held] = [contactDraft("4860", "4861"), contactDraft("4860", "4862")];
  let document: Promise<{ document: InboundDocument }> | undefined;
  let arriving: Promise<unknown> | undefined;
  await suite.db.transaction().execute(async (holder) => {
    await lockUntilCommit(holder, "hub.apply.relationship 4860/4862");
    // The same key again begins a second batch: the first has ended when that one waits.
    document = sent([overtaking, overtaking, held]);
    await expect.poll(() => awaiting("4861")).toBe(1);
    arriving = come(company("4860"), person("4861"), person("4862"));
    await expect.poll(async () => (await suite.customers.readPartner("4862"))?.partnerId).toBe("4862");
  });
  await arriving;
  const { id } = (await document)?.document ?? { id: "" };
  await tryAgain();
  const last = await read(id);
  expect(last.objects.map(({ outcome }) => outcome)).toEqual(["stale", "created", "created"]);
  expect(last.document.state).toBe("applied");
});
