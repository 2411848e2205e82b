import { DateSchema } from "@counterfoil/contracts";
import { type HttpServer, notFound, type People, Problem } from "@counterfoil/platform";
import { Type } from "typebox";
import { toCsv } from "../../../csv.ts";
import { ElementResultsSchema, MAX_ELEMENTS } from "../../../elements.ts";
import type { MasterData } from "../index.ts";
import { type PriceSearch, PriceSearchSchema } from "../queries/prices.ts";
import { BULK_BYTES, tags } from "./bulk.ts";

const Body = Type.Object({
  overlap: Type.Optional(Type.Enum(["refuse", "cut"])),
  prices: Type.Array(Type.Unknown(), { minItems: 1, maxItems: MAX_ELEMENTS }),
});
const Params = Type.Object({ priceId: Type.Integer({ minimum: 1 }) });
const EndBody = Type.Object({ validTo: DateSchema }, { additionalProperties: false });
const CSV_ROWS = 100_000;

export function registerPriceRoutes(server: HttpServer, masterData: MasterData, people: People): void {
  const schema = { tags, body: Body, response: { 200: ElementResultsSchema } };
  server.post(
    "/api/master-data/prices",
    { schema, bodyLimit: BULK_BYTES, onRequest: people.gate("masterData.write") },
    async (request) => {
      const { userName } = await people.requirePerson(request);
      const { prices, overlap } = request.body;
      return { results: await masterData.upsertPrices(prices, overlap ?? "refuse", userName) };
    },
  );
  server.get(
    "/api/master-data/prices",
    { schema: { tags, querystring: PriceSearchSchema }, onRequest: people.gate("masterData.read") },
    async (request) => masterData.searchPrices(request.query),
  );
  server.get(
    "/api/master-data/prices.csv",
    { schema: { tags, querystring: PriceSearchSchema }, onRequest: people.gate("masterData.read") },
    async (request, reply) => {
      const text = await pricesAsCsv(masterData, request.query);
      return reply
        .header("content-disposition", 'attachment; filename="prices.csv"')
        .type("text/csv; charset=utf-8")
        .send(text);
    },
  );
  server.patch(
    "/api/master-data/prices/:priceId",
    { schema: { tags, params: Params, body: EndBody }, onRequest: people.gate("masterData.write") },
    async (request, reply) => {
      const { userName } = await people.requirePerson(request);
      const { priceId } = request.params;
      const moved = await masterData.movePriceEnd(priceId, request.body.validTo, userName);
      if (!moved) throw notFound(`There is no price ${priceId}.`);
      if (moved.problem) throw new Problem({ status: 400, title: "Not taken", ...moved.problem });
      return reply.status(204).send();
    },
  );
  server.delete(
    "/api/master-data/prices/:priceId",
    { schema: { tags, params: Params }, onRequest: people.gate("masterData.write") },
    async (request, reply) => {
      const { userName } = await people.requirePerson(request);
      const { priceId } = request.params;
      if (!(await masterData.removePrice(priceId, userName))) throw notFound(`There is no price ${priceId}.`);
      return reply.status(204).send();
    },
  );
}

async function pricesAsCsv(masterData: MasterData, search: PriceSearch): Promise<string> {
  const rows: unknown[][] = [];
  for (let next: string | undefined, more = true; more && rows.length < CSV_ROWS; more = next !== undefined) {
    const page = await masterData.searchPrices({ ...search, limit: 500, ...(next === undefined ? {} : { next }) });
    for (const each of page.items)
      rows.push([
        each.articleId,
        each.siteId,
        each.priceList,
        each.unit,
        each.fromQuantity,
        each.amount,
        each.currency,
        each.per,
        each.validFrom,
        each.validTo,
      ]);
    next = page.next;
  }
  return toCsv(
    [
      "articleId",
      "siteId",
      "priceList",
      "unit",
      "fromQuantity",
      "amountMinor",
      "currency",
      "per",
      "validFrom",
      "validTo",
    ],
    rows,
  );
}
