import { GroupIdSchema, StoreIdSchema } from "@counterfoil/contracts";
import { actorOf, type HttpServer } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Db } from "../../../database.ts";
import type { Access } from "../../access/index.ts";
import { listStoreGroups, removeStoreGroup, saveStoreGroup } from "./store-groups.ts";

const path = "/api/prices/store-groups";
const tags = ["product groups"];
const params = Type.Object({ groupId: GroupIdSchema });
const Body = Type.Object({ storeIds: Type.Array(StoreIdSchema, { maxItems: 10_000, uniqueItems: true }) });

export type StoreGroupDoor = {
  db: Db;
  publishNow: () => Promise<number | undefined>;
  readStores: () => Promise<{ storeId: string }[]>;
};

/** Groups of stores that offers hold in. Published at once: a store that joins gets the group's offers. */
export function registerStoreGroupRoutes(
  server: HttpServer,
  { db, publishNow, readStores }: StoreGroupDoor,
  access: Access,
): void {
  const mayWrite = access.gate("offers.write");
  server.get(path, { schema: { tags }, onRequest: access.gate("offers.read") }, async () => ({
    items: await listStoreGroups(db),
  }));
  server.put(`${path}/:groupId`, { schema: { tags, params, body: Body }, onRequest: mayWrite }, async (request) => {
    const actor = actorOf(await access.requirePermission(request, "offers.write"));
    const known = new Set((await readStores()).map(({ storeId }) => storeId));
    const group = { groupId: request.params.groupId, storeIds: request.body.storeIds };
    await saveStoreGroup(db, { ...group, known }, actor);
    return { ...group, book: await publishNow() };
  });
  server.delete(`${path}/:groupId`, { schema: { tags, params }, onRequest: mayWrite }, async (request, reply) => {
    const actor = actorOf(await access.requirePermission(request, "offers.write"));
    await removeStoreGroup(db, request.params.groupId, actor);
    await publishNow();
    return reply.status(204).send();
  });
}
