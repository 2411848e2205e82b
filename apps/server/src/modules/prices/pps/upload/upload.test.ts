import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../../../tools/testing/database.ts";
import { type Suite, startSuite } from "../../../../testing/suite.ts";

const database = await testDatabase("server");
let suite: Suite;
let secret: string;
let token: string;
beforeAll(async () => {
  suite = await startSuite(database.url);
  secret = await createClient("opp", ["prices.calculate", "prices.upload"]);
  token = (await getToken("opp", secret)).body.access_token;
});
afterAll(async () => {
  await suite.close();
  await database.drop();
});

const tutorial = (file: string) =>
  readFileSync(new URL(`../../../../../../../packages/sap/test-data/opp/${file}`, import.meta.url), "utf8");

async function createClient(userName: string, permissions: string[]): Promise<string> {
  const created = await suite.asAdmin<{ secret: string }>("POST", "/api/access/technical-users", {
    userName,
    permissions,
  });
  return created.body.secret;
}

type Token = { access_token: string; expires_in: number; scope: string; error: string };
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const getToken = (id: string, given: string, scope?: string) =>
  suite.call<Token>("POST", "/oauth/token", {
    body: form({ grant_type: "client_credentials", ...(scope === undefined ? {} : { scope }) }),
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      authorization: `Basic ${Buffer.from(`${id}:${given}`).toString("base64")}`,
    },
  });

type Upload = {
  documentId: string;
  outcome: string;
  counts: Record<string, number>;
  book: number;
  code: string;
  detail: string;
};
const upload = (xml: string, bearer = token) =>
  suite.call<Upload>("POST", "/idocinbound", {
    body: xml,
    token: bearer,
    headers: { "content-type": "application/xml" },
  });
const pricesOf = (article: string, store = "FC01") =>
  suite.rows<{ amount: string; from: string; book: number; ended: number | null }>(
    `select amount_minor::text as amount, to_char(valid_from + from_time, 'YYYY-MM-DD HH24:MI:SS') as from, from_book as book, to_book as ended
     from prices.price where article_id = $1 and store_id = $2 order by price_id`,
    [article, store],
  );
const promotionsNow = () =>
  suite.rows<{ id: string; content: { rules: unknown[]; stores: string[] } }>(
    "select promotion_id as id, content from prices.promotion where to_book is null order by 1",
  );

test("SAP's regular prices are taken, published and shown object by object", async () => {
  const { status, body } = await upload(tutorial("02-mixmatch.base_price01.xml"));
  expect([status, body.outcome, body.counts.created]).toEqual([200, "applied", 2]);
  expect(await pricesOf("COFFEE_MACHINE")).toEqual([
    { amount: "50000", from: "2021-05-01 00:00:00", book: body.book, ended: null },
  ]);
  const current = await suite.asAdmin<{ number: number }>("GET", "/api/prices/books/current");
  expect(current.body.number).toBe(body.book);
  const messages = await suite.asAdmin<{ items: { id: string; service: string; state: string; objectType: string }[] }>(
    "GET",
    "/api/hub/inbound-documents?objectType=price",
  );
  expect(messages.body.items[0]).toMatchObject({ id: body.documentId, service: "/ROP/BASE_PRICE01", state: "applied" });
  const objects = await suite.asAdmin<{ items: unknown[] }>(
    "GET",
    `/api/hub/inbound-documents/${body.documentId}/objects`,
  );
  expect(objects.body.items).toMatchObject([
    { objectKey: "COFFEE_MACHINE", text: "FC01", outcome: "created" },
    { objectKey: "DELUXE_COFFEE", outcome: "created" },
  ]);
});

test("the same prices again change nothing, others replace all intervals of item, unit and business unit", async () => {
  const again = await upload(tutorial("02-mixmatch.base_price01.xml"));
  expect([again.body.outcome, again.body.counts.unchanged]).toEqual(["applied", 2]);
  const book = again.body.book;
  const changed = tutorial("02-mixmatch.base_price01.xml")
    .replace("10.00000", "10.00500")
    .replace(/(DELUXE_COFFEE[\s\S]*)20210501000000/, (_, before) => `${before}20210601083000`);
  const { body } = await upload(changed);
  expect([body.counts.changed, body.counts.unchanged, body.book]).toEqual([1, 1, book + 1]);
  expect(await pricesOf("DELUXE_COFFEE")).toEqual([
    { amount: "1000", from: "2021-05-01 00:00:00", book, ended: book + 1 },
    { amount: "10005", from: "2021-06-01 08:30:00", book: book + 1, ended: null },
  ]);
  const [row] = await suite.rows<{ per: string }>(
    "select per_milli::text as per from prices.price where amount_minor = 10005",
  );
  expect(row?.per).toBe("10000");
});

test("a numbered IDoc is applied once; under the same number another content is refused", async () => {
  const numbered = tutorial("01-basic.base_price01.xml").replace(
    "</IDOCTYP>",
    "</IDOCTYP><DOCNUM>4711</DOCNUM><SNDPRN>ABC</SNDPRN>",
  );
  const first = await upload(numbered);
  expect(first.body.outcome).toBe("applied");
  const second = await upload(numbered);
  expect([second.status, second.body.outcome, second.body.book]).toEqual([200, "duplicate", first.body.book]);
  const other = await upload(numbered.replace("10.00000", "11.00000"));
  expect([other.status, other.body.code]).toEqual([409, "idoc-number-used"]);
  expect((await pricesOf("CHA2111010")).map(({ amount }) => amount)).toEqual(["1000"]);
});

test.each([
  ["an unknown business unit type", [">1040<", ">9999<"], "BU_TYPE 9999 is none of 1040"],
  ["an unknown classification", ["PRICE_VAT", "PRICE_XYZ"], "PRICE_CLASSIFIC PRICE_XYZ"],
  ["a wrong amount", ["500.00000", "free"], "PRICE_AMT is not an amount with at most 5 decimals"],
  ["another currency than the store's", ["FC01", "1010"], "store 1010 sells in GBP"],
  ["an interval that ends before it begins", ["20211231235959", "20200101000000"], "EXPIRY_DATE is before"],
])("refuses a document with %s whole, and keeps it to be looked at", async (_, [from = "", to = ""], reason) => {
  const before = await suite.rows("select price_id, to_book from prices.price order by 1");
  const books = await suite.rows("select number from prices.book");
  const { status, body } = await upload(tutorial("02-mixmatch.base_price01.xml").replace(from, to));
  expect([status, body.code]).toEqual([400, "idoc-refused"]);
  expect(body.detail).toContain(reason);
  expect(await suite.rows("select price_id, to_book from prices.price order by 1")).toEqual(before);
  expect(await suite.rows("select number from prices.book")).toEqual(books);
  const [kept] = await suite.rows<{ state: string; reason: string }>(
    "select state, reason from hub.inbound_document order by id desc limit 1",
  );
  expect(kept?.state).toBe("rejected");
  expect(kept?.reason).toContain(reason);
});

test.each(["01-basic", "02-mixmatch", "04-coupon-points"])("promotion of tutorial %s is taken", async (name) => {
  const { status, body } = await upload(tutorial(`${name}.promotion02.xml`));
  expect([status, body.counts?.created]).toEqual([200, 1]);
  const again = await upload(tutorial(`${name}.promotion02.xml`));
  expect([again.body.counts.unchanged, again.body.book]).toEqual([1, body.book]);
});

test("promotions are kept in the engine's form, with the system they come from", async () => {
  const kept = await promotionsNow();
  expect(kept.map(({ id }) => id)).toEqual(["ABCCLNT999/1429", "ABCCLNT999/630", "ABCCLNT999/771"]);
  expect(kept[1]?.content).toMatchObject({
    name: "Coffee Special Promotion",
    stores: ["FC01", "FC02"],
    rules: [
      {
        ruleId: "631",
        sequence: 631,
        resolution: 1,
        eligibility: {
          type: "all",
          of: [
            { type: "goods", target: { articles: ["COFFEE_MACHINE"] }, unit: "PC", threshold: { from: 1, every: 1 } },
            { type: "goods", target: { articles: ["DELUXE_COFFEE"] }, threshold: { from: 3, every: 3 } },
          ],
        },
        priceRule: {
          type: "MM",
          items: [{ target: { articles: ["DELUXE_COFFEE"] }, quantity: 3, reward: { unitPrice: 0 } }],
        },
      },
    ],
  });
});

test("the same number of another system is another promotion, and the retailer's own system has no mark", async () => {
  await upload(tutorial("01-basic.promotion02.xml").replace("ABCCLNT999", "OTHER"));
  await upload(tutorial("01-basic.promotion02.xml").replace("ABCCLNT999", "CFERP"));
  const ids = (await promotionsNow()).map(({ id }) => id);
  expect(ids).toEqual(["1429", "ABCCLNT999/1429", "ABCCLNT999/630", "ABCCLNT999/771", "OTHER/1429"]);
});

test("a deleted promotion leaves the next book; an older state than the one here is stale", async () => {
  const source = tutorial("01-basic.promotion02.xml").replace("ABCCLNT999", "OTHER");
  const stale = await upload(source.replace("<CHANGED_ON>2020", "<CHANGED_ON>2019").replace("40.000", "50.000"));
  expect(stale.body.counts.stale).toBe(1);
  const deletion = source
    .replace(/<_-ROP_-E1_PROMOTION_RULE.*<\/_-ROP_-E1_PROMOTION_RULE>/s, "")
    .replace(">U</CHANGE_INDICATOR>", ">D</CHANGE_INDICATOR>");
  expect((await upload(deletion)).body.counts.changed).toBe(1);
  expect((await promotionsNow()).map(({ id }) => id)).not.toContain("OTHER/1429");
  expect((await upload(deletion)).body.counts.unchanged).toBe(1);
});

test.each([
  ["TYPE_CODE", [">ITEM<", ">XYZQ<"], 'Rule 1180547, eligibility 1180547: TYPE_CODE "XYZQ" is none of ITEM, MSTR'],
  ["THRESHOLD_TCD", [">QUTI<", ">QXTI<"], 'THRESHOLD_TCD "QXTI" is none of QUT, QUTI, AMT, AMTI'],
  ["PRICE_MODIF_CODE", [">RP<", ">ZZ<"], 'PRICE_MODIF_CODE "ZZ" is none of RP, TP'],
  ["RULE_CTRL_CODE", [">PO<", ">PX<"], 'RULE_CTRL_CODE "PX" is none of PO, PC, SU, SP'],
  ["the price rule's type", [">RB<", ">EX<"], 'price rule 1180547: TYPE_CODE "EX" is none of RB, MM, AB'],
  ["CHANGE_INDICATOR", [">U<", ">Q<"], 'CHANGE_INDICATOR "Q" is none of I, U, D'],
  [
    "an external action",
    ["ID>0000000000000000000<", "ID>0000000000000000017<"],
    "EX_PRICE_RULE_ID 0000000000000000017 cannot be taken",
  ],
  ["a percentage above 100", ["40.000", "140.000"], "PRICE_MODIF_PERC 140 is not above 0 and at most 100"],
  ["a missing rule id", ["<PROMO_RULE_ID>1180547</PROMO_RULE_ID>", ""], "PROMO_RULE_ID is missing"],
] as const)("an unknown %s is refused by field and value", async (_, [from, to], reason) => {
  const before = await promotionsNow();
  const { status, body } = await upload(tutorial("01-basic.promotion02.xml").replace(from, to));
  expect(status).toBe(400);
  expect(body.detail).toContain(reason);
  expect(await promotionsNow()).toEqual(before);
});

test("amounts in another currency than the store's are refused, percentages have none", async () => {
  const before = await promotionsNow();
  const toStore = (name: string) => tutorial(`${name}.promotion02.xml`).replaceAll(">FC01<", ">1010<");
  const { status, body } = await upload(toStore("04-coupon-points"));
  expect([status, body.code]).toEqual([400, "idoc-refused"]);
  expect(body.detail).toContain("CURRENCY_ISO_CODE EUR: business unit 1010 sells in GBP");
  await upload(tutorial("01-basic.base_price01.xml").replaceAll(">FC01<", ">FC55<").replaceAll(">EUR<", ">USD<"));
  const toAnother = tutorial("04-coupon-points.promotion02.xml").replaceAll(">FC01<", ">FC55<");
  expect((await upload(toAnother)).body.detail).toContain("CURRENCY_ISO_CODE EUR: business unit FC55 sells in USD");
  expect(await promotionsNow()).toEqual(before);
  expect((await upload(toStore("01-basic").replace(">1429<", ">1430<"))).status).toBe(200);
});

test.each([
  ["a DTD", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><_-ROP_-PROMOTION02/>'],
  ["another document", "<WPUBON01/>"],
  ["no XML", "hello"],
  ["nothing", ""],
])("refuses %s", async (_, xml) => {
  expect((await upload(xml)).status).toBe(400);
});

test("one of two promotions is bad: neither is applied", async () => {
  const source = tutorial("01-basic.promotion02.xml");
  const record = /<_-ROP_-E1_PROMOTION SEGMENT.*<\/_-ROP_-E1_PROMOTION>/s.exec(source)?.[0] ?? "";
  const good = record.replace(">1429<", ">5001<");
  const bad = record.replace(">1429<", ">5002<").replace(">RP<", ">ZZ<");
  const before = await promotionsNow();
  const { status, body } = await upload(source.replace(record, good + bad));
  expect(status).toBe(400);
  expect(body.detail).toContain("1 of 2 refused. 5002: Rule 1180547");
  expect(await promotionsNow()).toEqual(before);
  const documentId = /document ([\da-f-]{36})/.exec(body.detail)?.[1];
  const objects = await suite.asAdmin<{ items: { objectKey: string; reason: string }[] }>(
    "GET",
    `/api/hub/inbound-documents/${documentId}/objects`,
  );
  expect(objects.body.items.map(({ objectKey }) => objectKey)).toEqual(["5001", "5002"]);
  expect(objects.body.items[0]?.reason).toContain("Not applied");
});

test("an offer that was written here cannot be changed or ended by an upload that says it comes from the own ERP", async () => {
  const always = { validFrom: "2026-01-01T00:00:00", validTo: "2099-12-31T23:59:59" };
  const terms = { style: "simple", get: { all: true }, reward: { percentOff: 10 } };
  const offer = { offerId: "TEA-WEEK", name: "Tea week", ...always, terms };
  expect((await suite.asAdmin("POST", "/api/prices/offers", offer)).status).toBe(201);
  const own = tutorial("01-basic.promotion02.xml").replace("ABCCLNT999", "CFERP").replace(">1429<", ">TEA-WEEK<");
  const before = await promotionsNow();
  for (const indicator of ["U", "D"]) {
    const { status, body } = await upload(own.replace("<CHANGE_INDICATOR>U", `<CHANGE_INDICATOR>${indicator}`));
    expect(status).toBe(400);
    expect(body.detail).toContain("TEA-WEEK is an offer that was made here");
  }
  expect(await promotionsNow()).toEqual(before);
  expect((await upload(own.replace(">TEA-WEEK<", ">1430<"))).body.counts.created).toBe(1);
});

test("tokens: right secret, wrong secret, wrong scope, wrong grant, no form", async () => {
  const right = await getToken("opp", secret, "prices.upload");
  expect([right.status, right.body.expires_in, right.body.scope]).toEqual([200, 3600, "prices.upload"]);
  expect(right.headers.get("cache-control")).toBe("no-store");
  const wrong = await getToken("opp", "nonsense");
  expect([wrong.status, wrong.body.error]).toEqual([401, "invalid_client"]);
  expect(wrong.headers.get("www-authenticate")).toContain("Basic");
  expect((await getToken("nobody", "nonsense")).body.error).toBe("invalid_client");
  expect((await getToken("opp", secret, "prices.upload everything")).body.error).toBe("invalid_scope");
  const post = (fields: Record<string, string>) =>
    suite.call<Token>("POST", "/oauth/token", {
      body: form(fields),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
  const client = { client_id: "opp", client_secret: secret };
  expect((await post({ ...client, grant_type: "client_credentials" })).status).toBe(200);
  expect((await post({ ...client, grant_type: "password" })).body.error).toBe("unsupported_grant_type");
  expect((await post(client)).body.error).toBe("invalid_request");
  expect((await post({ grant_type: "client_credentials" })).body.error).toBe("invalid_client");
  const json = await suite.call<Token>("POST", "/oauth/token", { body: { grant_type: "client_credentials" } });
  expect(json.status).toBe(415);
  const kept = await suite.rows<{ row: string }>("select token_hash::text as row from access.access_token");
  expect(kept.some(({ row }) => row.includes(right.body.access_token))).toBe(false);
});

test("nobody gets in without a token, with one that is over, or with one for something else", async () => {
  const xml = tutorial("01-basic.base_price01.xml");
  const none = await suite.call<Upload>("POST", "/idocinbound", {
    body: xml,
    headers: { "content-type": "application/xml" },
  });
  expect([none.status, none.body.code]).toEqual([401, "access-token-invalid"]);
  expect((await upload(xml, "A".repeat(43))).status).toBe(401);
  const calculator = await createClient("calculator", ["prices.calculate"]);
  const { body } = await getToken("calculator", calculator);
  const other = await upload(xml, body.access_token);
  expect([other.status, other.body.code]).toEqual([403, "scope-missing"]);
  const plain = await createClient("plain", ["masterData.send"]);
  expect((await getToken("plain", plain)).body.error).toBe("unauthorized_client");
  const short = (await getToken("opp", secret)).body.access_token;
  await suite.rows("update access.access_token set expires_at = now() - interval '1 second'");
  expect((await upload(xml, short)).status).toBe(401);
  token = (await getToken("opp", secret)).body.access_token;
});

test("a locked client's tokens end, and strangers' wrong secrets do not lock it", async () => {
  const own = await createClient("lockable", ["prices.upload"]);
  const tokenOf = (await getToken("lockable", own)).body.access_token;
  await suite.asAdmin("PATCH", "/api/access/technical-users/lockable", { locked: true });
  expect((await getToken("lockable", own)).status).toBe(401);
  expect((await upload("<a/>", tokenOf)).status).toBe(401);
  await suite.asAdmin("PATCH", "/api/access/technical-users/lockable", { locked: false });
  const tries = [];
  for (let time = 0; time < 25; time += 1) tries.push((await getToken("lockable", "wrong")).status);
  expect(tries.at(-1)).toBe(429);
  const [row] = await suite.rows<{ locked: Date | null; failures: number }>(
    "select locked_at as locked, failures from access.technical_user where user_name = 'lockable'",
  );
  // Told to whoever looks at the user; the tries after the twentieth are not even compared.
  expect(row).toEqual({ locked: null, failures: 20 });
});
