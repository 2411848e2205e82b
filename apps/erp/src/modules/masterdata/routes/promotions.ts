import { type HttpServer, notFound, type People } from "@counterfoil/platform";
import { Type } from "typebox";
import { toCsv } from "../../../csv.ts";
import type { MasterData } from "../index.ts";
import type { PromotionKind } from "../promotion.ts";
import { type PromotionSearch, PromotionSearchSchema } from "../queries/promotions.ts";
import { registerBulk, upsertOne } from "./bulk.ts";

const tags = ["promotions"];
const Params = Type.Object({ number: Type.String({ pattern: "^[0-9]{1,10}$" }) });
const CSV_ROWS = 20_000;
const Outcome = Type.Object({
  key: Type.String(),
  outcome: Type.String(),
  changeNumber: Type.Optional(Type.Integer()),
});

export function registerPromotionRoutes(server: HttpServer, masterData: MasterData, people: People): void {
  registerKind(server, masterData, people, { kind: "promotion", path: "promotions", key: "promotionId" });
  registerKind(server, masterData, people, { kind: "bonusBuy", path: "bonus-buys", key: "bonusBuyId" });
}

type Kind = { kind: PromotionKind; path: "promotions" | "bonus-buys"; key: "promotionId" | "bonusBuyId" };

/** Promotions and bonus buys are kept, listed, released and withdrawn alike. */
function registerKind(server: HttpServer, masterData: MasterData, people: People, { kind, path, key }: Kind): void {
  const upsert = (elements: unknown[], by: string) => masterData.upsertPromotions(kind, elements, by);
  const all = `/api/master-data/${path}`;
  const one = `${all}/:number`;
  const params = { schema: { tags, params: Params } };
  registerBulk(server, people, { path, name: kind === "promotion" ? "promotions" : "bonusBuys", upsert });
  server.get(
    all,
    { schema: { tags, querystring: PromotionSearchSchema }, onRequest: people.gate("masterData.read") },
    async (request) => masterData.searchPromotions(kind, request.query),
  );
  server.get(
    `${all}.csv`,
    { schema: { tags, querystring: PromotionSearchSchema }, onRequest: people.gate("masterData.read") },
    async (request, reply) => {
      const text = await promotionsAsCsv(masterData, kind, request.query);
      return reply
        .header("content-disposition", `attachment; filename="${path}.csv"`)
        .type("text/csv; charset=utf-8")
        .send(text);
    },
  );
  server.get(one, { ...params, onRequest: people.gate("masterData.read") }, async (request) => {
    const found = await masterData.readPromotion(kind, request.params.number);
    if (!found) throw notFound(`There is no number ${request.params.number}.`);
    return found;
  });
  server.put(
    one,
    { schema: { ...params.schema, body: Type.Unknown() }, onRequest: people.gate("masterData.write") },
    async (request) => {
      const { userName } = await people.requirePerson(request);
      return upsertOne(upsert, key, request.params.number, request.body, userName);
    },
  );
  server.get(`${one}/changes`, { ...params, onRequest: people.gate("masterData.read") }, async (request) => ({
    items: await masterData.readChanges(kind, request.params.number),
  }));
  server.delete(one, { ...params, onRequest: people.gate("masterData.write") }, async (request, reply) => {
    await masterData.removePromotion(kind, request.params.number);
    return reply.status(204).send();
  });
  server.post(
    `${all}/sentence`,
    { schema: { tags, body: Type.Unknown() }, onRequest: people.gate("masterData.read") },
    async (request) => masterData.sayPromotion(kind, request.body),
  );
  const answered = { schema: { ...params.schema, response: { 200: Outcome } } };
  for (const [verb, status] of [
    ["release", "released"],
    ["withdraw", "withdrawn"],
  ] as const)
    server.post(`${one}/${verb}`, { ...answered, onRequest: people.gate("masterData.write") }, async (request) => {
      const { userName } = await people.requirePerson(request);
      return masterData.setPromotionStatus(kind, request.params.number, status, userName);
    });
  server.post(`${one}/copy`, { ...answered, onRequest: people.gate("masterData.write") }, async (request) => {
    const { userName } = await people.requirePerson(request);
    return masterData.copyPromotion(kind, request.params.number, userName);
  });
}

async function promotionsAsCsv(masterData: MasterData, kind: PromotionKind, search: PromotionSearch): Promise<string> {
  const rows: unknown[][] = [];
  for (let next: string | undefined, more = true; more && rows.length < CSV_ROWS; more = next !== undefined) {
    const page = await masterData.searchPromotions(kind, {
      ...search,
      limit: 500,
      ...(next !== undefined && { next }),
    });
    for (const item of page.items) {
      const { key, names, status, validFrom, validTo, siteIds, sentence, changedAt, changedBy } = item;
      rows.push([
        key,
        names.en,
        names.de,
        status,
        validFrom,
        validTo,
        siteIds.join(" "),
        item.coupon,
        sentence.en,
        changedAt,
        changedBy,
      ]);
    }
    next = page.next;
  }
  const columns = [
    "number",
    "nameEn",
    "nameDe",
    "status",
    "validFrom",
    "validTo",
    "sites",
    "coupon",
    "sentence",
    "changedAt",
    "changedBy",
  ];
  return toCsv(columns, rows);
}
