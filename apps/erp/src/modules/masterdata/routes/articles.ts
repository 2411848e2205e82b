import { type HttpServer, notFound, type People } from "@counterfoil/platform";
import { Type } from "typebox";
import { toCsv } from "../../../csv.ts";
import type { MasterData } from "../index.ts";
import { type ArticleSearch, ArticleSearchSchema } from "../queries/articles.ts";
import { registerBulk, tags, upsertOne } from "./bulk.ts";

const Params = Type.Object({ articleId: Type.String({ maxLength: 40 }) });
const CSV_ROWS = 100_000;

export function registerArticleRoutes(server: HttpServer, masterData: MasterData, people: People): void {
  registerBulk(server, people, { path: "articles", name: "articles", upsert: masterData.upsertArticles });
  const reads = people.gate("masterData.read");
  server.get(
    "/api/master-data/articles",
    { schema: { tags, querystring: ArticleSearchSchema }, onRequest: reads },
    async (request) => masterData.searchArticles(request.query),
  );
  server.get(
    "/api/master-data/articles.csv",
    { schema: { tags, querystring: ArticleSearchSchema }, onRequest: reads },
    async (request, reply) => {
      const text = await articlesAsCsv(masterData, request.query);
      return reply
        .header("content-disposition", 'attachment; filename="articles.csv"')
        .type("text/csv; charset=utf-8")
        .send(text);
    },
  );
  server.get(
    "/api/master-data/articles/:articleId",
    { schema: { tags, params: Params }, onRequest: reads },
    async (request) => {
      const article = await masterData.readArticle(request.params.articleId);
      if (!article) throw notFound(`There is no article ${request.params.articleId}.`);
      return article;
    },
  );
  server.put(
    "/api/master-data/articles/:articleId",
    { schema: { tags, params: Params, body: Type.Unknown() }, onRequest: people.gate("masterData.write") },
    async (request) => {
      const { userName } = await people.requirePerson(request);
      return upsertOne(masterData.upsertArticles, "articleId", request.params.articleId, request.body, userName);
    },
  );
  server.get(
    "/api/master-data/articles/:articleId/changes",
    { schema: { tags, params: Params }, onRequest: reads },
    async (request) => ({ items: await masterData.readChanges("article", request.params.articleId) }),
  );
}

async function articlesAsCsv(masterData: MasterData, search: ArticleSearch): Promise<string> {
  const rows: unknown[][] = [];
  for (let next: string | undefined, more = true; more && rows.length < CSV_ROWS; more = next !== undefined) {
    const page = await masterData.searchArticles({ ...search, limit: 500, ...(next === undefined ? {} : { next }) });
    for (const each of page.items)
      rows.push([
        each.articleId,
        each.texts.en,
        each.texts.de,
        each.type,
        each.baseUnit,
        each.categoryId,
        each.taxCode,
        each.gtin,
        each.price?.amount,
        each.price?.currency,
        each.status,
        each.changedAt,
      ]);
    next = page.next;
  }
  return toCsv(
    [
      "articleId",
      "textEn",
      "textDe",
      "type",
      "baseUnit",
      "categoryId",
      "taxCode",
      "gtin",
      "priceMinor",
      "currency",
      "status",
      "changedAt",
    ],
    rows,
  );
}
