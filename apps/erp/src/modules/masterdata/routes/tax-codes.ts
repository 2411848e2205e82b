import { actorOf, type HttpServer, type People } from "@counterfoil/platform";
import { Type } from "typebox";
import type { MasterData } from "../index.ts";
import { SaveTaxCodeSchema, TaxCodeKeySchema } from "../tax-codes.ts";
import { tags } from "./bulk.ts";

const params = Type.Object({ taxCode: TaxCodeKeySchema });

export function registerTaxCodeRoutes(server: HttpServer, masterData: MasterData, people: People): void {
  server.get(
    "/api/master-data/tax-codes",
    { schema: { tags }, onRequest: people.gate("masterData.read") },
    async () => ({ items: await masterData.readTaxCodes() }),
  );
  server.put(
    "/api/master-data/tax-codes/:taxCode",
    { schema: { tags, params, body: SaveTaxCodeSchema }, onRequest: people.gate("masterData.configure") },
    async (request, reply) => {
      const actor = actorOf(await people.requirePerson(request));
      await masterData.saveTaxCode(request.params.taxCode, request.body, actor);
      return reply.status(204).send();
    },
  );
}
