import type { ArticleDraft } from "@counterfoil/sap";
import { eventually, type Suite } from "../../../../testing/suite.ts";
import { articleMessage } from "./messages.ts";

type Sender = Pick<Suite, "call" | "asAdmin">;

/** Articles and their prices, as the ERP sends them; answers the number of the price book they are in. */
export async function sendArticles({ call, asAdmin }: Sender, articles: readonly ArticleDraft[]): Promise<number> {
  for (const [code, rate] of [
    ["A0", 0],
    ["A1", 20],
    ["A2", 5],
  ])
    await asAdmin("PUT", `/api/catalog/taxes/${code}`, { rate, names: {} });
  const userName = `erp-${articles[0]?.articleId.toLowerCase().replace(/[^a-z0-9]/g, "")}`;
  const user = await asAdmin<{ secret: string }>("POST", "/api/access/technical-users", { userName });
  const before = (await asAdmin<{ number: number | null }>("GET", "/api/prices/books/current")).body.number ?? 0;
  const sent = await call("POST", "/ccos/soap/ProductMerchandiseViewReplicationBulkRequest_In", {
    body: articleMessage(articles),
    headers: {
      authorization: `Basic ${Buffer.from(`${userName}:${user.body.secret}`).toString("base64")}`,
      "content-type": "text/xml; charset=utf-8",
    },
  });
  if (sent.status !== 202) throw new Error(`${sent.status} ${sent.text}`);
  const book = await eventually(
    async () => (await asAdmin<{ number: number | null }>("GET", "/api/prices/books/current")).body.number ?? 0,
    (number) => number > before,
  );
  return book;
}
