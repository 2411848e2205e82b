import { Type } from "typebox";
import type { AnyKysely } from "../database.ts";
import type { HttpServer } from "../http.ts";
import type { People } from "../people/index.ts";
import {
  chooseStart,
  listVariants,
  removeVariant,
  saveVariant,
  VariantFactsSchema,
  VariantSchema,
} from "./variants.ts";

const path = "/api/list-variants";
const tags = ["access"];
const List = VariantFactsSchema.properties.list;

/** Views of lists that people save. Whoever is signed in has their own and sees what is shared: names and filters, no data. */
export function registerListVariantRoutes(
  server: HttpServer,
  { db, people }: { db: AnyKysely; people: Pick<People, "gate" | "requirePerson"> },
): void {
  const onRequest = people.gate();
  const listSchema = {
    tags,
    querystring: Type.Object({ list: List }),
    response: { 200: Type.Object({ items: Type.Array(VariantSchema) }) },
  };
  server.get(path, { schema: listSchema, onRequest }, async (request) => {
    const { personId } = await people.requirePerson(request);
    return { items: await listVariants(db, { list: request.query.list, personId }) };
  });
  server.post(path, { schema: { tags, body: VariantFactsSchema }, onRequest }, async (request, reply) => {
    const { personId } = await people.requirePerson(request);
    return reply.status(201).send(await saveVariant(db, request.body, personId));
  });
  const params = Type.Object({ variantId: Type.Integer({ minimum: 1 }) });
  server.delete(`${path}/:variantId`, { schema: { tags, params }, onRequest }, async (request, reply) => {
    const { personId } = await people.requirePerson(request);
    await removeVariant(db, request.params.variantId, personId);
    return reply.status(204).send();
  });
  const start = Type.Object({ list: List, variantId: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]) });
  server.put(`${path}/start`, { schema: { tags, body: start }, onRequest }, async (request, reply) => {
    const { personId } = await people.requirePerson(request);
    await chooseStart(db, request.body, personId);
    return reply.status(204).send();
  });
}
