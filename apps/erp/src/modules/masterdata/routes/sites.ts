import { type HttpServer, notFound, type People } from "@counterfoil/platform";
import { Type } from "typebox";
import type { MasterData } from "../index.ts";
import { registerBulk, tags, upsertOne } from "./bulk.ts";

const Params = Type.Object({ siteId: Type.String({ maxLength: 4 }) });

export function registerSiteRoutes(server: HttpServer, masterData: MasterData, people: People): void {
  registerBulk(server, people, { path: "sites", name: "sites", upsert: masterData.upsertSites });
  registerBulk(server, people, { path: "categories", name: "categories", upsert: masterData.upsertCategories });
  server.get("/api/master-data/sites", { schema: { tags }, onRequest: people.gate("masterData.read") }, async () => {
    const sites = await masterData.readSites();
    return { items: sites.map(({ content, changeNumber, changedAt }) => ({ ...content, changeNumber, changedAt })) };
  });
  server.get(
    "/api/master-data/sites/:siteId",
    { schema: { tags, params: Params }, onRequest: people.gate("masterData.read") },
    async (request) => {
      const { siteId } = request.params;
      const site = (await masterData.readSites()).find(({ content }) => content.siteId === siteId);
      if (!site) throw notFound(`There is no site ${siteId}.`);
      return {
        site: site.content,
        changeNumber: site.changeNumber,
        changedAt: site.changedAt,
        changedBy: site.changedBy,
      };
    },
  );
  server.put(
    "/api/master-data/sites/:siteId",
    { schema: { tags, params: Params, body: Type.Unknown() }, onRequest: people.gate("masterData.write") },
    async (request) => {
      const { userName } = await people.requirePerson(request);
      return upsertOne(masterData.upsertSites, "siteId", request.params.siteId, request.body, userName);
    },
  );
  server.get(
    "/api/master-data/sites/:siteId/changes",
    { schema: { tags, params: Params }, onRequest: people.gate("masterData.read") },
    async (request) => ({ items: await masterData.readChanges("site", request.params.siteId) }),
  );
  server.get(
    "/api/master-data/categories",
    { schema: { tags }, onRequest: people.gate("masterData.read") },
    async () => ({ items: await masterData.readCategories() }),
  );
}
