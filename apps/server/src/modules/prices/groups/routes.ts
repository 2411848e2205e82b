import { GroupIdSchema, PageQuery, ProductGroupSchema } from "@counterfoil/contracts";
import { actorOf, type HttpServer } from "@counterfoil/platform";
import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Db } from "../../../database.ts";
import type { Access } from "../../access/index.ts";
import { groupUnknown } from "./errors.ts";
import { type GroupRecord, listGroups, readGroup, readGroupUses } from "./group-store.ts";
import { removeGroup } from "./use-cases/remove-group.ts";
import { saveGroup } from "./use-cases/save-group.ts";

const path = "/api/prices/product-groups";
const tags = ["product groups"];
const params = Type.Object({ groupId: GroupIdSchema });
const ListQuery = Type.Object({ query: Type.Optional(Type.String({ maxLength: 80 })), ...PageQuery });
const ChangeBody = Type.Object({ ...ProductGroupSchema.properties, groupId: Type.Optional(GroupIdSchema) });

export type GroupDoor = {
  db: Db;
  publishNow: () => Promise<number | undefined>;
  articleNames: (ids: readonly string[], language: "en" | "de") => Promise<ReadonlyMap<string, string>>;
};

/** Product groups. A change is published at once: members are facts about goods, and offers that use them are told in `usedBy`. */
export function registerGroupRoutes(server: HttpServer, door: GroupDoor, access: Access): void {
  const { db } = door;
  const onRequest = access.gate("offers.read");
  const mayWrite = access.gate("offers.write");
  const actor = async (request: FastifyRequest) => actorOf(await access.requirePermission(request, "offers.write"));
  server.get(path, { schema: { tags, querystring: ListQuery }, onRequest }, async (request) =>
    listGroups(db, request.query),
  );
  server.get(`${path}/:groupId`, { schema: { tags, params }, onRequest }, async (request) =>
    withUses(db, await requireGroup(db, request.params.groupId)),
  );
  server.get(`${path}/:groupId/members`, { schema: { tags, params }, onRequest }, async (request) => ({
    items: await membersOf(door, await requireGroup(db, request.params.groupId)),
  }));
  server.post(path, { schema: { tags, body: ProductGroupSchema }, onRequest: mayWrite }, async (request, reply) => {
    const saved = await saveGroup(db, { ...request.body, expected: "new" }, await actor(request));
    await door.publishNow();
    return reply.status(201).send(await withUses(db, saved));
  });
  const change = { schema: { tags, params, body: ChangeBody }, onRequest: mayWrite };
  server.put(`${path}/:groupId`, change, async (request) => {
    const group = { ...request.body, groupId: request.params.groupId, expected: "known" as const };
    const saved = await saveGroup(db, group, await actor(request));
    await door.publishNow();
    return withUses(db, saved);
  });
  server.delete(`${path}/:groupId`, { schema: { tags, params }, onRequest: mayWrite }, async (request, reply) => {
    await removeGroup(db, request.params.groupId, await actor(request));
    await door.publishNow();
    return reply.status(204).send();
  });
}

async function requireGroup(db: Db, groupId: string): Promise<GroupRecord> {
  const group = await readGroup(db, groupId);
  if (group === undefined) throw groupUnknown(`There is no product group ${groupId}.`);
  return group;
}

async function withUses(db: Db, group: GroupRecord) {
  return { ...group, changedAt: group.changedAt.toISOString(), usedBy: await readGroupUses(db, group.groupId) };
}

async function membersOf({ articleNames }: GroupDoor, { articleIds }: GroupRecord) {
  const [en, de] = [await articleNames(articleIds, "en"), await articleNames(articleIds, "de")];
  return articleIds.map((articleId) => ({
    articleId,
    texts: { en: en.get(articleId) ?? articleId, de: de.get(articleId) ?? en.get(articleId) ?? articleId },
  }));
}
