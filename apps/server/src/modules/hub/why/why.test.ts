import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Chain, KeptOwnPart, MasterDataPage } from "@counterfoil/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../../../../../tools/testing/database.ts";
import { pointErpAt } from "../../../testing/communication.ts";
import { type PairedTill, type Suite, startSuite } from "../../../testing/suite.ts";
import { articleDraft, partnerDraft, partnerMessage } from "../inbound/testing/messages.ts";
import { sendArticles } from "../inbound/testing/send-articles.ts";

let database: TestDatabase;
let suite: Suite;
let till: PairedTill;
/** What the ERP answers to the question, and what it was asked. */
let answer: () => { status: number; body: string } | "nothing";
let asked: URL | undefined;
/** Asked before there was an ERP, and before any message. */
let unconnected: Chain;
const erp = createServer((request, response) => {
  const url = new URL(request.url ?? "", "http://erp");
  if (!url.pathname.includes("ZCF_REPLICATION_STATUS_SRV")) return void response.writeHead(404).end();
  asked = url;
  const given = answer();
  if (given !== "nothing") response.writeHead(given.status, { "content-type": "application/json" }).end(given.body);
});

beforeAll(async () => {
  database = await testDatabase("server");
  suite = await startSuite(database.url);
  await new Promise<void>((resolve) => erp.listen(0, "127.0.0.1", resolve));
  till = await suite.createTill("1010-01");
  await suite.createTill("1010-02");
  unconnected = await why("objectType=article&object=HEART&storeId=1010&tillId=1010-01");
  await pointErpAt(suite.asAdmin, `http://127.0.0.1:${(erp.address() as AddressInfo).port}`);
  await sendArticles(suite, [articleDraft("OTHER")]);
});
afterAll(async () => {
  erp.closeAllConnections();
  erp.close();
  await suite.close();
  await database.drop();
});

const why = async (query: string) => {
  const { status, body } = await suite.asAdmin<Chain>("GET", `/api/why?${query}`);
  expect(status).toBe(200);
  return body;
};
const short = ({ links }: Chain) => links.map(({ system, step, state, code }) => `${system} ${step} ${state} ${code}`);
const row = (position: number, step: string, state: string, code: string, facts: object = {}) => ({
  ObjectType: "article",
  ObjectKey: "HEART",
  Site: "1010",
  Position: position,
  FoundKey: "HEART",
  Name: "Heart",
  Step: step,
  State: state,
  Code: code,
  Facts: JSON.stringify(facts),
  At: null,
  Link: "#Article-display?Article=HEART",
});
const answers = (...results: object[]) => {
  answer = () => ({ status: 200, body: JSON.stringify({ d: { results } }) });
};

/** All rounds until nothing is left, and then the beat that tells the till's book. */
async function fetchAll({ token }: PairedTill): Promise<void> {
  let page: MasterDataPage | undefined;
  do {
    const cursor = page === undefined ? "" : `?cursor=${encodeURIComponent(page.cursor)}`;
    page = (await suite.call<MasterDataPage>("GET", `/api/tills/master-data${cursor}`, { token })).body;
  } while (page.more);
  const body = { unsent: 0, priceBook: page.priceBook, clock: new Date().toISOString(), appVersion: "test" };
  await suite.call("POST", "/api/tills/heartbeat", { token, body });
}

const soon = { timeout: 15_000 };

describe("why an article is not in the store", () => {
  it("is told link by link while it has not come, has come, is at the till, and is changed again", async () => {
    const ask = () => why("objectType=article&object=HEART&storeId=1010&tillId=1010-01");
    expect(short(unconnected)).toEqual([
      "erp erp unknown noSystem",
      "server received broken never",
      "server catalog broken missing",
      "till till broken neverAsked",
    ]);
    answers(row(1, "exists", "ok", "found"), row(2, "filter", "broken", "keptOut", { en: "No hearts.", de: "Keine." }));
    const kept = await ask();
    expect(short(kept).slice(0, 2)).toEqual(["erp exists ok found", "erp filter broken keptOut"]);
    expect(kept.links[1]).toMatchObject({ facts: { en: "No hearts." }, link: "#Article-display?Article=HEART" });
    expect([kept.name, kept.erpUrl?.startsWith("http://127.0.0.1")]).toEqual(["Heart", true]);
    expect(asked?.searchParams.get("$filter")).toBe(
      "ObjectType eq 'article' and ObjectKey eq 'HEART' and Site eq '1010'",
    );

    answers(row(1, "exists", "ok", "found"));
    const book = await sendArticles(suite, [articleDraft("HEART", { changeNumber: 1 })]);
    expect(short(await ask()).slice(1)).toEqual([
      "server received ok created",
      "server catalog ok sold",
      "server book ok priced",
      "till till broken neverAsked",
    ]);
    const round = async () => {
      await fetchAll(till);
      return short(await ask()).at(-1);
    };
    await expect.poll(round, soon).toBe("till till ok upToDate");
    const there = await ask();
    expect(there.links.at(-2)?.facts).toMatchObject({ amount: "19.99 GBP", unit: "PC", book: String(book) });
    // The other till has a device, and never asked.
    expect(short(await why("objectType=article&object=HEART&storeId=1010")).slice(-2)).toEqual([
      "till till ok upToDate",
      "till till warning neverAsked",
    ]);

    const blocked = articleDraft("HEART", { changeNumber: 2, listings: [], prices: [] });
    await sendArticles(suite, [articleDraft("SECOND"), blocked]);
    expect(short(await ask()).slice(1)).toEqual([
      "server received ok changed",
      "server catalog broken notListed",
      "server book broken noPrice",
      "till till broken behind",
    ]);
    const wrong = articleDraft("HEART", { changeNumber: 3, taxes: [{ country: "GB", taxCode: "X9" }] });
    await sendArticles(suite, [articleDraft("THIRD"), wrong]);
    const refused = (await ask()).links.find(({ step }) => step === "received");
    expect(refused).toMatchObject({ state: "broken", code: "rejected" });
    expect(refused?.facts.reason).toContain("X9");
    expect(refused?.link).toMatch(/^#MasterDataCall-display\?id=/);
  });

  it("finds it by its barcode, also when the ERP does not know the question", async () => {
    answer = () => ({
      status: 404,
      body: '{"error":{"code":"/IWFND/MED/170","message":{"lang":"en","value":"No service"}}}',
    });
    const gtin = (await suite.rows<{ gtin: string }>("select gtin from catalog.gtin where article_id = 'OTHER'"))[0]
      ?.gtin;
    const chain = await why(`objectType=article&object=${gtin}&storeId=1010`);
    expect([chain.object, chain.name]).toEqual(["OTHER", "Article OTHER"]);
    expect(short(chain)[0]).toBe("erp erp unknown notOffered");
  });

  it("shows its own half in time when the ERP is slow, and says what is wrong with what it answers", async () => {
    answer = () => "nothing";
    const startMs = performance.now();
    const chain = await why("objectType=article&object=OTHER&storeId=1010");
    expect(performance.now() - startMs).toBeGreaterThan(2000);
    expect(short(chain)[0]).toBe("erp erp unknown timeout");
    expect(short(chain)).toContain("server catalog ok sold");
    answer = () => ({ status: 200, body: "<html>" });
    expect(short(await why("objectType=article&object=OTHER&storeId=1010"))[0]).toBe("erp erp unknown notUnderstood");
    answer = () => ({ status: 500, body: "" });
    expect(short(await why("objectType=article&object=OTHER&storeId=1010"))[0]).toBe("erp erp unknown noAnswer");
  });

  it("is refused for a store that is not there, and for who may not ask", async () => {
    answers();
    expect((await suite.asAdmin("GET", "/api/why?objectType=article&object=X&storeId=9999")).status).toBe(404);
    expect((await suite.asAdmin("GET", "/api/why?objectType=colour&object=X&storeId=1010")).status).toBe(400);
    expect((await suite.call("GET", "/api/why?objectType=article&object=X&storeId=1010")).status).toBe(401);
  });
});

describe("a customer", () => {
  const put = (body: object) => suite.asAdmin<KeptOwnPart>("PUT", "/api/customers/partners/4711/own", body);
  const send = async (changes: Parameters<typeof partnerDraft>[1]) => {
    const user = await suite.asAdmin<{ secret: string }>("POST", "/api/access/technical-users", {
      userName: `erp-partners-${changes?.changeNumber}`,
    });
    const credentials = `erp-partners-${changes?.changeNumber}:${user.body.secret}`;
    await suite.call("POST", "/ccos/soap/BusinessPartnerSUITEBulkReplicateRequest_In", {
      body: partnerMessage(
        [partnerDraft("4711", changes)],
        `00000000-0000-4000-9000-${String(changes?.changeNumber).padStart(12, "0")}`,
      ),
      headers: {
        authorization: `Basic ${Buffer.from(credentials).toString("base64")}`,
        "content-type": "text/xml; charset=utf-8",
      },
    });
  };
  const ask = () => why("objectType=businessPartner&object=4711&storeId=1010&tillId=1010-01");
  const state = async (step: string) => (await ask()).links.find((link) => link.step === step);

  it("is told from the message to the till, and what is ours of it is kept with who and when", async () => {
    answers({
      ...row(1, "exists", "ok", "found"),
      ObjectType: "businessPartner",
      ObjectKey: "4711",
      FoundKey: "4711",
      Name: "Ada",
    });
    await send({ changeNumber: 1 });
    await expect.poll(async () => (await state("received"))?.code, soon).toBe("created");
    expect((await state("catalog"))?.code).toBe("served");
    expect((await state("till"))?.code).toBe("behind");
    // What another transaction has not finished yet is delivered with the next round.
    const round = async () => {
      await fetchAll(till);
      return (await state("till"))?.code;
    };
    await expect.poll(round, soon).toBe("upToDate");
    await send({ changeNumber: 2, common: [{ blocked: true, person: { name: { given: "Ada", family: "L" } } }] });
    await expect.poll(async () => (await state("catalog"))?.code, soon).toBe("central");
    const kept = await put({ roles: ["staff"], consents: [{ way: "post", given: false }], contactBy: "never" });
    expect(kept.body).toMatchObject({ changedBy: "Ada", consents: [{ way: "post", given: false, by: "Ada" }] });
    expect((await put({ roles: ["king"], consents: [] })).status).toBe(400);
    expect((await put({ roles: [], consents: [], loyaltyNumber: "a b" })).status).toBe(400);
    const { body } = await suite.asAdmin<{ own: KeptOwnPart }>("GET", "/api/customers/partners/4711");
    expect(body.own).toEqual(kept.body);
    const missing = await suite.asAdmin("PUT", "/api/customers/partners/4712/own", { roles: [], consents: [] });
    expect(missing.status).toBe(404);
  });
});
