import { type HttpServer, notFound, type People } from "@counterfoil/platform";
import { Type } from "typebox";
import { toCsv } from "../../../csv.ts";
import { ElementResultsSchema, MAX_ELEMENTS } from "../../../elements.ts";
import type { MasterData } from "../index.ts";
import { type PurchasePriceSearch, PurchasePriceSearchSchema } from "../queries/purchase-prices.ts";
import { BULK_BYTES, tags } from "./bulk.ts";

const path = "/api/master-data/purchase-prices";
const Body = Type.Object({
  overlap: Type.Optional(Type.Enum(["refuse", "cut"])),
  purchasePrices: Type.Array(Type.Unknown(), { minItems: 1, maxItems: MAX_ELEMENTS }),
});
const ArticleParams = Type.Object({ articleId: Type.String({ maxLength: 40 }) });
const Params = Type.Object({
  articleId: Type.String({ maxLength: 40 }),
  number: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
});
const CSV_ROWS = 100_000;

export function registerPurchasePriceRoutes(server: HttpServer, masterData: MasterData, people: People): void {
  const schema = { tags, body: Body, response: { 200: ElementResultsSchema } };
  server.post(path, { schema, bodyLimit: BULK_BYTES, onRequest: people.gate("masterData.write") }, async (request) => {
    const { userName } = await people.requirePerson(request);
    const { purchasePrices, overlap } = request.body;
    return { results: await masterData.upsertPurchasePrices(purchasePrices, overlap ?? "refuse", userName) };
  });
  server.get(
    path,
    { schema: { tags, querystring: PurchasePriceSearchSchema }, onRequest: people.gate("purchasePrices.read") },
    async (request) => masterData.searchPurchasePrices(request.query),
  );
  server.get(
    `${path}.csv`,
    { schema: { tags, querystring: PurchasePriceSearchSchema }, onRequest: people.gate("purchasePrices.read") },
    async (request, reply) => {
      const text = await purchasePricesAsCsv(masterData, request.query);
      return reply
        .header("content-disposition", 'attachment; filename="purchase-prices.csv"')
        .type("text/csv; charset=utf-8")
        .send(text);
    },
  );
  server.get(
    `${path}/:articleId/changes`,
    { schema: { tags, params: ArticleParams }, onRequest: people.gate("purchasePrices.read") },
    async (request) => ({ items: await masterData.readChanges("purchasePrice", request.params.articleId) }),
  );
  server.delete(
    `${path}/:articleId/:number`,
    { schema: { tags, params: Params }, onRequest: people.gate("masterData.write") },
    async (request, reply) => {
      const { userName } = await people.requirePerson(request);
      const { articleId, number } = request.params;
      if (!(await masterData.removePurchasePrice(articleId, number, userName)))
        throw notFound(`There is no purchase price ${number} of article ${articleId}.`);
      return reply.status(204).send();
    },
  );
}

const columns = ["articleId", "vendor", "siteId", "unit", "amount", "currency", "per", "validFrom", "validTo"] as const;

async function purchasePricesAsCsv(masterData: MasterData, search: PurchasePriceSearch): Promise<string> {
  const rows: unknown[][] = [];
  for (let next: string | undefined, more = true; more && rows.length < CSV_ROWS; more = next !== undefined) {
    const page = await masterData.searchPurchasePrices({ ...search, limit: 500, ...(next !== undefined && { next }) });
    for (const item of page.items) rows.push(columns.map((column) => item[column]));
    next = page.next;
  }
  return toCsv(
    columns.map((column) => (column === "amount" ? "amountMinor" : column)),
    rows,
  );
}
