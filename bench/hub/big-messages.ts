import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type ClientRequest, request } from "node:http";
import { type ArticleDraft, articleWriter } from "@counterfoil/sap";
import type { DemoAccess } from "../../tools/demo/access.ts";

type Way = Pick<DemoAccess, "hub">;

/** One message with so many new articles, written while it is sent; answers its megabytes. */
export async function sendHuge({ hub }: Way, articles: number): Promise<number> {
  const { sending, answered } = open(hub);
  let bytes = 0;
  const send = async (text: string) => {
    bytes += Buffer.byteLength(text);
    if (!sending.write(text)) await once(sending, "drain");
  };
  await send(articleWriter.open(header()));
  for (let index = 0; index < articles; index += 1)
    await send(articleWriter.record({ header: { id: String(index) }, article: articleOf(index) }));
  await send(articleWriter.close());
  sending.end();
  const status = await answered;
  if (status !== 202) throw new Error(`the huge message was answered ${status}`);
  return bytes / 1e6;
}

/** A sender that begins a message and does not end it; answers how to hang up. */
export async function sendHalf({ hub }: Way): Promise<() => void> {
  const { sending, answered } = open(hub);
  answered.catch(() => undefined);
  sending.write(articleWriter.open(header()));
  for (let index = 0; index < 100; index += 1)
    sending.write(articleWriter.record({ header: { id: String(index) }, article: articleOf(1_000_000 + index) }));
  return () => sending.destroy();
}

function open({ soapUrl, user, password }: DemoAccess["hub"]): { sending: ClientRequest; answered: Promise<number> } {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  const sending = request(`${soapUrl}/ProductMerchandiseViewReplicationBulkRequest_In`, {
    method: "POST",
    headers: { "content-type": "text/xml; charset=utf-8", authorization },
  });
  const answered = once(sending, "response").then(([response]) => {
    response.resume();
    return response.statusCode as number;
  });
  return { sending, answered };
}

function header() {
  const uuid = randomUUID();
  return {
    id: uuid.replaceAll("-", "").toUpperCase(),
    uuid,
    createdAt: new Date().toISOString(),
    senderSystem: "BENCH",
  };
}

function articleOf(index: number): ArticleDraft {
  const articleId = `H${String(index).padStart(7, "0")}`;
  const validity = { from: "2020-01-01", to: "9999-12-31" };
  return {
    actionCode: "04",
    changeNumber: 1,
    textsComplete: true,
    unitsComplete: true,
    taxesComplete: true,
    attributesComplete: true,
    listingsComplete: true,
    pricesComplete: true,
    articleId,
    type: "goods",
    baseUnit: "PC",
    texts: [{ language: "en", text: `White hanging heart ${index}` }],
    units: [{ unit: "PC", numerator: 1, denominator: 1, gtins: [] }],
    taxes: [{ country: "GB", taxCode: "A1" }],
    attributes: [],
    listings: ["1010", "1020"].map((site) => ({ site, validity })),
    prices: [{ unit: "PC", validity, price: { currency: "GBP", amountMinor: 100 + (index % 900) } }],
  };
}
