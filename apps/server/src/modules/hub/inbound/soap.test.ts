import type { InboundDocument, MasterDataPage, Page } from "@counterfoil/contracts";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import { articleDraft, articleMessage } from "./testing/messages.ts";
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
