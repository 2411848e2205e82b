import { actorOf, type HttpServer, type People } from "@counterfoil/platform";
import { Type } from "typebox";
import type { MasterData } from "../index.ts";
import { tags } from "./bulk.ts";

const Params = Type.Object({
  list: Type.Enum([
    "unit",
    "role",
    "priceList",
    "paymentTerms",
    "salesOrganisation",
    "distributionChannel",
    "division",
    "promotionType",
    "customerGroup",
  ]),
  code: Type.String({ pattern: "^[A-Z0-9]{1,6}$" }),
});
const Body = Type.Object({
  texts: Type.Object({
    en: Type.String({ minLength: 1, maxLength: 60 }),
    de: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  }),
});

export function registerValueRoutes(server: HttpServer, masterData: MasterData, people: People): void {
  server.get(
    "/api/master-data/value-lists",
    { schema: { tags }, onRequest: people.gate("masterData.read") },
    async () => masterData.readValueLists(),
  );
  server.put(
    "/api/master-data/value-lists/:list/:code",
    { schema: { tags, params: Params, body: Body }, onRequest: people.gate("masterData.configure") },
    async (request, reply) => {
      const actor = actorOf(await people.requirePerson(request));
      await masterData.upsertValue({ ...request.params, ...request.body }, actor);
      return reply.status(204).send();
    },
  );
  server.get(
    "/api/master-data/number-ranges",
    { schema: { tags }, onRequest: people.gate("masterData.read") },
    async () => ({ items: await masterData.readNumberRanges() }),
  );
}
