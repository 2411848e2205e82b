import { actorOf, type HttpServer } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import { CardTypeCode, CardTypeFactsSchema, ListedCardTypeSchema, MethodCode } from "./card-type.ts";
import { exportCardTypes } from "./import-card-types.ts";
import type { CardTypes } from "./index.ts";

const path = "/api/organisation/card-types";
const tags = ["organisation"];
const FILE_BYTES_AT_MOST = 256 * 1024;

/** Payment card types and what the ERP calls them. Codes change the field mapping, so importing them needs its permission, too. */
export function registerCardTypeRoutes(server: HttpServer, cardTypes: CardTypes, access: Access): void {
  const onRequest = access.gate("organisation.read");
  const listSchema = { tags, response: { 200: Type.Object({ items: Type.Array(ListedCardTypeSchema) }) } };
  server.get(path, { schema: listSchema, onRequest }, async () => ({ items: await cardTypes.list() }));
  server.get(`${path}.csv`, { schema: { tags }, onRequest }, async (_request, reply) =>
    reply.type("text/csv; charset=utf-8").send(exportCardTypes(await cardTypes.list())),
  );
  const mayManage = access.gate("organisation.manage");
  const querystring = Type.Object({
    new: Type.Optional(Type.Boolean({ description: "One that is there is refused." })),
  });
  const params = Type.Object({ method: MethodCode, code: CardTypeCode });
  const schema = { tags, params, querystring, body: CardTypeFactsSchema };
  server.put(`${path}/:method/:code`, { schema, onRequest: mayManage }, async (request, reply) => {
    const actor = actorOf(await access.people.requirePerson(request));
    await cardTypes.save({ ...request.params, ...request.body }, actor, { isNew: request.query.new === true });
    return reply.status(204).send();
  });
  const options = {
    schema: {
      tags,
      querystring: Type.Object({ dryRun: Type.Optional(Type.Boolean()) }),
      body: Type.String({ maxLength: FILE_BYTES_AT_MOST }),
      consumes: ["text/csv"],
    },
    onRequest: mayManage,
    bodyLimit: FILE_BYTES_AT_MOST,
  };
  server.post(`${path}/import`, options, async (request) => {
    await access.requirePermission(request, "hub.configure");
    const actor = actorOf(await access.people.requirePerson(request));
    return cardTypes.import(request.body, { dryRun: request.query.dryRun === true, actor });
  });
}
