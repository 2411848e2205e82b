import { ArticleIdSchema, PageOf, PageQuery, UnitSchema } from "@counterfoil/contracts";
import { actorOf, type HttpServer, notFound } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../access/index.ts";
import type { Catalog } from "./index.ts";

const tags = ["catalog"];
const Names = Type.Record(Type.String({ pattern: "^[a-z]{2}$" }), Type.String({ minLength: 1, maxLength: 80 }), {
  maxProperties: 10,
});
const TaxFacts = Type.Object({
  rate: Type.Number({ minimum: 0, maximum: 100, multipleOf: 0.001, description: "Percent, up to three places." }),
  names: Type.Optional(Names),
});
const TaxCode = Type.String({ pattern: "^[A-Z0-9]{1,4}$" });

export function registerCatalogRoutes(server: HttpServer, catalog: Catalog, access: Access): void {
  registerTaxRoutes(server, catalog, access);
  registerArticleRoutes(server, catalog, access);
  registerCategoryRoutes(server, catalog, access);
}

const CategoryLine = Type.Object({
  categoryId: Type.String(),
  parentId: Type.Optional(Type.String()),
  names: Type.Record(Type.String(), Type.String()),
});

/** The whole tree: a merchandise hierarchy has hundreds of nodes, not thousands. */
function registerCategoryRoutes(server: HttpServer, catalog: Catalog, access: Access): void {
  const schema = { tags, response: { 200: Type.Object({ items: Type.Array(CategoryLine) }) } };
  server.get("/api/catalog/categories", { schema, onRequest: access.gate("catalog.read") }, async () => {
    const found = await catalog.readCategories({ since: undefined, after: "", limit: 10_000 });
    return {
      items: found.map(({ categoryId, parentId, names }) => ({
        categoryId,
        ...(parentId === null ? {} : { parentId }),
        names,
      })),
    };
  });
}

function registerTaxRoutes(server: HttpServer, catalog: Catalog, access: Access): void {
  const path = "/api/catalog/taxes";
  const Taxes = Type.Object({ items: Type.Array(Type.Object({ code: TaxCode, rate: Type.Number(), names: Names })) });
  server.get(
    path,
    { schema: { tags, response: { 200: Taxes } }, onRequest: access.gate("catalog.read") },
    async () => ({ items: await catalog.readTaxes() }),
  );
  const schema = { tags, params: Type.Object({ code: TaxCode }), body: TaxFacts };
  server.put(`${path}/:code`, { schema, onRequest: access.gate("organisation.manage") }, async (request, reply) => {
    const { rate, names = {} } = request.body;
    const actor = actorOf(await access.requirePermission(request, "organisation.manage"));
    await catalog.putTax({ code: request.params.code, rate, names }, actor);
    return reply.status(204).send();
  });
}

const ArticleLine = Type.Object({
  articleId: ArticleIdSchema,
  text: Type.String(),
  baseUnit: UnitSchema,
  categoryId: Type.Optional(Type.String()),
  withdrawn: Type.Boolean(),
});
const Search = Type.Object({ query: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })), ...PageQuery });

function registerArticleRoutes(server: HttpServer, catalog: Catalog, access: Access): void {
  const path = "/api/catalog/articles";
  const onRequest = access.gate("catalog.read");
  server.get(
    path,
    { schema: { tags, querystring: Search, response: { 200: PageOf(ArticleLine) } }, onRequest },
    async (request) => catalog.searchArticles(request.query),
  );
  server.get(
    `${path}/:articleId`,
    { schema: { tags, params: Type.Object({ articleId: ArticleIdSchema }) }, onRequest },
    async (request) => {
      const { articleId } = request.params;
      const found = (await catalog.articlesById([articleId])).get(articleId);
      if (found === undefined) throw notFound(`There is no article ${articleId}.`);
      const { withdrawn, state } = found;
      return { articleId, withdrawn, ...state };
    },
  );
}
