import { type HttpServer, notFound, type People } from "@counterfoil/platform";
import { Type } from "typebox";
import type { MasterData } from "../index.ts";
import { registerBulk, tags, upsertOne } from "./bulk.ts";

const Params = Type.Object({ siteId: Type.String({ maxLength: 4 }) });

export function registerSiteRoutes(server: HttpServer, masterData: MasterData, people: People): void {
  registerBulk(server, people, { path: "sites", name: "sites", upsert: masterData.upsertSites });
  registerBulk(server, people, { path: "categories", name: "categories", upsert: masterData.upsertCategories });
  server.get("/api/master-data/sites", { schema: { tags } }, async (request) => {
    await people.requirePermission(request, "masterData.read");
    const sites = await masterData.readSites();
    return { items: sites.map(({ content, changeNumber, changedAt }) => ({ ...content, changeNumber, changedAt })) };
  });
  server.get("/api/master-data/sites/:siteId", { schema: { tags, params: Params } }, async (request) => {
    await people.requirePermission(request, "masterData.read");
    const { siteId } = request.params;
    const site = (await masterData.readSites()).find(({ content }) => content.siteId === siteId);
    if (!site) throw notFound(`There is no site ${siteId}.`);
    return {
      site: site.content,
      changeNumber: site.changeNumber,
      changedAt: site.changedAt,
      changedBy: site.changedBy,
    };
  });
  server.put(
    "/api/master-data/sites/:siteId",
    { schema: { tags, params: Params, body: Type.Unknown() } },
    async (request) => {
      const { userName } = await people.requirePermission(request, "masterData.write");
      return upsertOne(masterData.upsertSites, "siteId", request.params.siteId, request.body, userName);
    },
  );
  server.get("/api/master-data/sites/:siteId/changes", { schema: { tags, params: Params } }, async (request) => {
    await people.requirePermission(request, "masterData.read");
    return { items: await masterData.readChanges("site", request.params.siteId) };
  });
  server.get("/api/master-data/categories", { schema: { tags } }, async (request) => {
    await people.requirePermission(request, "masterData.read");
    return { items: await masterData.readCategories() };
  });
}
