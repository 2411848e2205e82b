import { gzipSync } from "node:zlib";
import type { InboundDocument, MasterDataPage, Page } from "@counterfoil/contracts";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import { articleDraft, articleMessage, gtinOf, partnerDraft, partnerMessage } from "./testing/messages.ts";
import { runServer } from "./testing/running-server.ts";

const database = await testDatabase("server");
const limit = 200_000;
const server = await runServer(database.url, { bodyBytes: limit });
afterAll(async () => {
  await server.close();
  await database.drop();
});

const articlePath = "/ccos/soap/ProductMerchandiseViewReplicationBulkRequest_In";
const post = (body: string, headers: Record<string, string> = {}) =>
  server.call("POST", articlePath, body, {
    authorization: server.basic,
    "content-type": "text/xml; charset=utf-8",
    cookie: "",
    ...headers,
  });
const newest = async () =>
  (await server.json<Page<InboundDocument>>("GET", "/api/hub/inbound-documents?limit=1")).items[0] as InboundDocument;

async function applied(): Promise<InboundDocument> {
  for (;;) {
    const document = await newest();
    if (document.finishedAt !== undefined) return document;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test("a message is answered 202 without body, applied, and reaches the tills as a book", async () => {
  const message = articleMessage([articleDraft("22423"), articleDraft("85123A")]);
  const { status, text } = await post(message);
  expect([status, text]).toEqual([202, ""]);
  const document = await applied();
  expect(document).toMatchObject({
    state: "applied",
    technicalUser: "erp",
    sender: "ERPCLNT100",
    bytes: Buffer.byteLength(message),
  });
  const raw = await server.call("GET", `/api/hub/inbound-documents/${document.id}/raw`);
  expect(raw.text).toBe(message);
  const { pairingCode } = await server.json<{ pairingCode: string }>(
    "POST",
    "/api/organisation/tills/1010-01/pairing-code",
  );
  const { deviceToken } = await server.json<{ deviceToken: string }>("POST", "/api/tills/pairing", { pairingCode });
  let page: MasterDataPage;
  do {
    const { text } = await server.call("GET", "/api/tills/master-data", undefined, {
      authorization: `Bearer ${deviceToken}`,
    });
    page = JSON.parse(text) as MasterDataPage;
  } while (page.priceBook === 0);
  expect(page.articles.map(({ articleId, taxCode }) => [articleId, taxCode])).toEqual([
    ["22423", "A1"],
    ["85123A", "A1"],
  ]);
  expect(page.prices.upserts.map(({ articleId, amount }) => [articleId, amount])).toEqual([
    ["22423", 1999],
    ["85123A", 1999],
  ]);
  expect(page.taxes).toEqual([{ code: "A1", rate: 20 }]);
});

const faultOf = (text: string) => ({
  reason: /<faultstring>(.*)<\/faultstring>/.exec(text)?.[1],
  code: /code="([^"]*)"/.exec(text)?.[1],
});
const good = (articleId: string) => articleMessage([articleDraft(articleId)]);

test.each([
  ["not well-formed", good("H1").replace("</Product>", ""), "xml.malformed"],
  ["a DTD", good("H2").replace("<soapenv:Envelope", '<!DOCTYPE x [<!ENTITY a "b">]><soapenv:Envelope'), "xml.dtd"],
  [
    "an external entity",
    good("H3").replace("<soapenv:Envelope", '<!DOCTYPE x SYSTEM "file:///etc/passwd"><soapenv:Envelope'),
    "xml.dtd",
  ],
  [
    "another namespace",
    good("H4").replace("http://sap.com/xi/SAPGlobal20/Global", "urn:sap-com:document:sap:rfc:functions"),
    "document.wrongRoot",
  ],
  [
    "another service's message",
    good("H5").replaceAll("ProductMerchandiseViewReplicationBulkRequest", "BusinessPartnerSUITEBulkReplicateRequest"),
    "document.wrongRoot",
  ],
  ["no message id", good("H6").replace(/<UUID>[^<]*<\/UUID>/, ""), "document.headerInvalid"],
  [
    "a message id without end",
    good("H7").replace(/<UUID>[^<]*<\/UUID>/, `<UUID>${"9".repeat(500)}</UUID>`),
    "document.headerInvalid",
  ],
  ["no header", good("H8").replace(/<MessageHeader>.*?<\/MessageHeader>/, ""), "document.headerMissing"],
  ["not UTF-8", good("HA").replace('encoding="UTF-8"', 'encoding="ISO-8859-1"'), "xml.encoding"],
  ["nothing", "", "xml.malformed"],
])("%s is refused with a fault, and kept with its reason", async (_what, message, code) => {
  const { status, text, headers } = await post(message);
  const document = await newest();
  expect([status, headers.get("content-type")]).toEqual([400, "text/xml; charset=utf-8"]);
  expect(faultOf(text).code).toBe(code);
  expect(document).toMatchObject({ state: "rejected", bytes: Buffer.byteLength(message) });
  expect(document.reason?.length).toBeGreaterThan(10);
  const raw = await server.call("GET", `/api/hub/inbound-documents/${document.id}/raw`);
  expect(raw.text).toBe(message);
});

test("SOAP 1.2 is taken, and answered in its own words when it is refused", async () => {
  const speak12 = (message: string) =>
    post(message.replace("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope"), {
      "content-type": 'application/soap+xml; charset=utf-8; action="urn:x"',
    });
  expect((await speak12(good("SOAP12"))).status).toBe(202);
  expect((await applied()).counts.created).toBe(1);
  const { status, text, headers } = await speak12(good("SOAP12-2").replace("</Product>", ""));
  expect([status, headers.get("content-type")]).toEqual([400, "application/soap+xml; charset=utf-8"]);
  expect(text).toContain("<env:Code><env:Value>env:Sender</env:Value></env:Code>");
  expect(faultOf(text).code).toBe("xml.malformed");
});

test("a refused message may be sent again under its id", async () => {
  const message = good("AGAIN");
  expect((await post(message.replace("</Product>", ""))).status).toBe(400);
  expect((await post(message)).status).toBe(202);
  expect((await applied()).state).toBe("applied");
});

test("an id that is used again for another content is refused, and the first content stays", async () => {
  const message = good("REUSED");
  expect((await post(message)).status).toBe(202);
  expect((await post(message)).status).toBe(202);
  const { status, text } = await post(message.replaceAll("REUSED", "REUSED-2"));
  expect([status, faultOf(text).code]).toEqual([409, "message-id-used"]);
  expect(await newest()).toMatchObject({ state: "rejected", reason: expect.stringContaining("another content") });
});

test("a body over the limit is refused with 413, and nothing of it stays", async () => {
  const count = async () =>
    (await server.json<Page<InboundDocument>>("GET", "/api/hub/inbound-documents?limit=1")).total;
  const before = await count();
  const many = articleMessage(Array.from({ length: 150 }, (_none, index) => articleDraft(`BIG-${index}`)));
  expect(many.length).toBeGreaterThan(limit);
  const { status, text } = await post(many);
  expect([status, faultOf(text)]).toEqual([
    413,
    { reason: `A message may have ${limit} bytes.`, code: "body-too-large" },
  ]);
  expect(await count()).toBe(before);
});

test("a compressed message is read and kept as what it means; one that cannot be unpacked is refused and kept", async () => {
  const message = good("ZIPPED");
  const packed = gzipSync(message);
  const send = (body: Uint8Array, encoding: string) =>
    fetch(server.address + articlePath, {
      method: "POST",
      headers: { authorization: server.basic, "content-type": "text/xml", "content-encoding": encoding },
      body: new Uint8Array(body),
    });
  expect((await send(packed.subarray(0, packed.length - 20), "gzip")).status).toBe(400);
  expect(await newest()).toMatchObject({ state: "rejected", reason: expect.stringContaining("not valid gzip") });
  expect((await send(packed, "gzip")).status).toBe(202);
  expect(await applied()).toMatchObject({ state: "applied", bytes: Buffer.byteLength(message) });
  expect((await send(gzipSync(Buffer.alloc(limit * 20, " ")), "gzip")).status).toBe(413);
  const unknown = await send(packed, "br");
  expect([unknown.status, faultOf(await unknown.text()).code]).toEqual([415, "content-encoding-unsupported"]);
});

test("an empty message id is none, and a content type that is no XML is no message", async () => {
  const message = good("BLANK").replace(/<UUID>[^<]*<\/UUID>/, "<UUID> </UUID><ID/>");
  const { status, text } = await post(message);
  expect([status, faultOf(text).reason]).toEqual([400, "MessageHeader has neither UUID nor ID"]);
  expect((await post("{}", { "content-type": "application/json" })).status).toBe(415);
});

test("people look up what arrived, by number, barcode, phone and name", async () => {
  type Found = { items: { articleId?: string; partnerId?: string }[] };
  const find = async (path: string, query: string) =>
    (await server.json<Found>("GET", `${path}?query=${encodeURIComponent(query)}`)).items.map(
      ({ articleId, partnerId }) => articleId ?? partnerId,
    );
  const { status } = await server.call(
    "POST",
    "/ccos/soap/BusinessPartnerSUITEBulkReplicateRequest_In",
    partnerMessage([partnerDraft("12346")]),
    {
      authorization: server.basic,
      "content-type": "text/xml",
    },
  );
  expect(status).toBe(202);
  await applied();
  for (const query of ["22423", "article 22423", gtinOf("22423")])
    expect(await find("/api/catalog/articles", query)).toEqual(["22423"]);
  for (const query of ["12346", "no 12346", "ADA.12346@example.org", "+44 20 7946 0123"])
    expect(await find("/api/customers/partners", query)).toEqual(["12346"]);
  expect(await server.json("GET", "/api/catalog/articles/22423")).toMatchObject({ baseUnit: "PC", categoryId: "BAGS" });
  const { items: categories } = await server.json<{ items: { categoryId: string }[] }>(
    "GET",
    "/api/catalog/categories",
  );
  expect(categories.map(({ categoryId }) => categoryId)).toContain("BAGS");
  expect(await server.json("GET", "/api/customers/partners/12346")).toMatchObject({
    category: "person",
    withdrawn: false,
  });
  const prices = await server.json<{ validToday: object[]; all: object[] }>("GET", "/api/prices/articles/22423");
  expect(prices.validToday).toMatchObject([
    { amountMinor: 1999, unit: "PC", from: "2010-01-01", to: "9999-12-31", fromBook: 1 },
  ]);
  expect((await server.call("GET", "/api/prices/articles/NEVER")).status).toBe(404);
});

test("a text that would fill every till is refused with its article, and the neighbour is taken", async () => {
  const long = articleDraft("LONG", { texts: [{ language: "en", text: "x".repeat(501) }] });
  expect((await post(articleMessage([long, articleDraft("SHORT")]))).status).toBe(202);
  const { id, counts } = await applied();
  expect(counts).toMatchObject({ created: 1, rejected: 1 });
  const { items } = await server.json<Page<{ reason?: string }>>("GET", `/api/hub/inbound-documents/${id}/objects`);
  expect(items[0]?.reason).toBe("The text in en is longer than 500 characters.");
});

test("a page that nobody has named is refused by name", async () => {
  const path = "/api/hub/inbound-documents";
  for (const page of [`${path}?next=zz`, `${path}/${(await newest()).id}/objects?next=99999999999`]) {
    const { status, text } = await server.call("GET", page);
    expect([status, (JSON.parse(text) as { where: string }).where]).toEqual([400, "/query/next"]);
  }
});

test("only a technical user with the right secret sends, and nobody reads without a permission", async () => {
  const wrong = `Basic ${Buffer.from("erp:wrong").toString("base64")}`;
  const nul = `Basic ${Buffer.from("e\0rp:wrong").toString("base64")}`;
  for (const authorization of ["", wrong, nul, "Bearer x"]) {
    const { status, headers } = await post(good("NO"), { authorization });
    expect([status, headers.get("www-authenticate")]).toEqual([401, 'Basic realm="Counterfoil", charset="UTF-8"']);
  }
  for (const path of [
    "/api/hub/inbound-documents",
    `/api/hub/inbound-documents/${(await newest()).id}/raw`,
    "/api/prices/books/current",
    "/api/catalog/articles",
    "/api/tills/master-data",
  ])
    expect((await server.call("GET", path, undefined, { cookie: "" })).status).toBe(401);
});

test("the page of services names endpoint, WSDL and sample; each sample is a test message of its own, which sells nothing", async () => {
  const page = await server.call("GET", "/ccos/soap", undefined, { cookie: "" });
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(page.text).toContain("BusinessPartnerSUITEBulkReplicateRequest_In");
  expect(page.text).toContain(`${articlePath}?wsdl`);
  expect(page.text).not.toMatch(/<script(?! src=)|<[^>]* on[a-z]+=/);
  const german = await server.call("GET", "/ccos/soap", undefined, { cookie: "", "accept-language": "de-DE,en;q=0.5" });
  expect(german.text).toContain('<html lang="de">');
  expect(german.text).toContain("<h1>Aktive SOAP-Services</h1>");
  const wsdl = await server.call("GET", `${articlePath}?wsdl`, undefined, { cookie: "" });
  expect(wsdl.text).toContain('<wsdl:definitions name="ProductMerchandiseViewReplicationBulkRequest_In"');
  for (const service of [
    "ProductMerchandiseViewReplicationBulkRequest_In",
    "BusinessPartnerSUITEBulkReplicateRequest_In",
  ]) {
    const read = () => server.call("GET", `/ccos/soap/${service}/sample`, undefined, { cookie: "" });
    const sample = await read();
    expect((await read()).text).not.toBe(sample.text);
    const headers = { authorization: server.basic, "content-type": "text/xml", cookie: "" };
    expect((await server.call("POST", `/ccos/soap/${service}`, sample.text, headers)).status).toBe(202);
    const { state, reason, counts } = await applied();
    expect([state, reason, counts.created]).toEqual(["applied", expect.stringContaining("Test message"), 0]);
  }
});
