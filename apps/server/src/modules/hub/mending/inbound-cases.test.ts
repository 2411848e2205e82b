import type { Alert, MendingCase, MendingGroup, Page, Trace } from "@counterfoil/contracts";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import { eventually } from "../../../testing/suite.ts";
import { articleDraft, articleMessage, gtinOf, partnerDraft, partnerMessage } from "../inbound/testing/messages.ts";
import { runServer } from "../inbound/testing/running-server.ts";

const database = await testDatabase("server");
const server = await runServer(database.url);
const pool = new pg.Pool({ connectionString: database.url, max: 1 });
afterAll(async () => {
  await pool.end();
  await server.close();
  await database.drop();
});

const service = "ProductMerchandiseViewReplicationBulkRequest_In";
const send = (body: string, by = service) =>
  server.call("POST", `/ccos/soap/${by}`, body, {
    authorization: server.basic,
    "content-type": "text/xml; charset=utf-8",
    cookie: "",
  });
const groups = async () =>
  (await server.json<Page<MendingGroup>>("GET", "/api/hub/mending-groups?direction=inbound")).items;
const cases = async (query: string) =>
  (await server.json<Page<MendingCase>>("GET", `/api/hub/mending-cases?${query}`)).items;
const keys = async () => (await groups()).map(({ key, count }) => [key, count]);
const untaxed = (id: string) => articleDraft(id, { taxes: [{ country: "GB", taxCode: "B7" }] });

test("refused objects group by what they lack; a later message or a second try closes them", async () => {
  await send(
    articleMessage([
      untaxed("NO-TAX-1"),
      untaxed("NO-TAX-2"),
      articleDraft("GOOD"),
      articleDraft("NO-TEXT", { texts: [] }),
    ]),
  );
  const taxKey = `inbound/${service}/tax-rate-missing/B7`;
  const textKey = `inbound/${service}/object-incomplete/text`;
  await eventually(keys, (found) => found.length === 2);
  expect(await keys()).toEqual([
    [taxKey, 2],
    [textKey, 1],
  ]);
  expect((await groups())[0]).toMatchObject({
    errorClass: "missingMasterData",
    curedAt: "erp",
    examples: ["NO-TAX-2", "NO-TAX-1"],
  });

  const stuck = async () => {
    await pool.query("select graphile_worker.add_job('hub:watch-stuck', '{}')");
    const { items } = await server.json<Page<Alert>>("GET", "/api/hub/alerts");
    return items.map(({ key, facts }) => [key, facts.count]).filter(([key]) => key?.startsWith("stuck:"));
  };
  await eventually(stuck, (found) => found.length === 2);
  expect((await stuck()).sort()).toEqual([
    [`stuck:${textKey}`, "1"],
    [`stuck:${taxKey}`, "2"],
  ]);

  await send(articleMessage([articleDraft("NO-TEXT")]));
  await eventually(keys, (found) => found.length === 1);
  expect((await cases("list=resolved&query=NO-TEXT"))[0]?.resolvedHow).toBe("later");

  await server.json("PUT", "/api/catalog/taxes/B7", { rate: 7, names: {} });
  const retried = await server.json<{ retried: number }>("POST", "/api/hub/mending/retry", { groups: [taxKey] });
  expect(retried.retried).toBe(2);
  await eventually(keys, (found) => found.length === 0);
  await eventually(stuck, (found) => found.length === 0);
  expect((await cases("list=resolved&query=NO-TAX-1"))[0]).toMatchObject({ resolvedHow: "retry", failures: 1 });
});

test("a document that cannot be read is a case until a person puts it away with a reason", async () => {
  expect((await send("<no-message/>")).status).toBe(400);
  const [found] = await groups();
  expect(found).toMatchObject({ key: `inbound/${service}/document-unreadable/`, count: 1, curedAt: "sender" });
  const settled = await server.json<{ settled: number }>("POST", "/api/hub/mending/settle", {
    groups: [found?.key],
    why: "A test of the sender",
  });
  expect(settled.settled).toBe(1);
  expect(await groups()).toEqual([]);
  const [settledCase] = await cases("list=resolved&limit=1");
  expect(settledCase).toMatchObject({ resolvedHow: "settled", resolvedWhy: "A test of the sender" });
});

test("a search by barcode, customer number or message id shows where the object came from and how far it went", async () => {
  const trace = async (query: string) =>
    (await server.json<{ items: Trace[] }>("GET", `/api/hub/trace?query=${encodeURIComponent(query)}`)).items;
  const hopsOf = (traces: Trace[]) => traces.map(({ kind, key, hops }) => [kind, key, hops.map(({ what }) => what)]);
  const [articleUuid, partnerUuid] = ["00000000-0000-4000-9000-00000000a001", "00000000-0000-4000-9000-00000000b001"];
  const partners = "BusinessPartnerSUITEBulkReplicateRequest_In";
  await send(articleMessage([articleDraft("LAMP")], articleUuid));
  await send(partnerMessage([partnerDraft("4711")], partnerUuid), partners);
  await eventually(
    async () => [...(await trace(gtinOf("LAMP"))), ...(await trace("4711"))],
    (found) => found.length === 2 && found.every(({ title }) => title !== ""),
  );
  expect(hopsOf(await trace(gtinOf("LAMP")))).toEqual([
    ["article", "LAMP", ["inboundDocument", "article", "priceBook", "tills"]],
  ]);
  expect(hopsOf(await trace("4711"))).toEqual([["customer", "4711", ["inboundDocument", "customer"]]]);
  for (const [uuid, by] of [
    [articleUuid, service],
    [partnerUuid, partners],
  ] as const) {
    const [message, ...others] = await trace(uuid);
    expect([message?.kind, message?.key, message?.title, others]).toEqual(["message", uuid, by, []]);
    expect(message?.hops.map(({ what, state }) => [what, state])).toEqual([["inboundDocument", "applied"]]);
  }
});
