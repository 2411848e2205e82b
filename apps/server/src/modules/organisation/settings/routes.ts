import { TillSettingsSchema, tillSettingAreas } from "@counterfoil/contracts";
import { actorOf, type HttpServer } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import type { Organisation } from "../index.ts";
import { EffectSchema, NodeReferenceSchema } from "../schemas.ts";
import { NodeSettingsSchema, SettingReferenceSchema } from "./schemas.ts";

const tags = ["organisation"];
const path = "/api/organisation/nodes/:kind/:id/settings";
const querystring = Type.Object({ dryRun: Type.Optional(Type.Boolean()) });
const response = { 200: EffectSchema };

/** How tills work, by area and place. With `dryRun` nothing is changed, and the answer says what would be. */
export function registerSettingRoutes(server: HttpServer, organisation: Organisation, access: Access): void {
  const schema = { tags, params: NodeReferenceSchema, response: { 200: NodeSettingsSchema } };
  server.get(path, { schema, onRequest: access.gate("organisation.read") }, async (request) =>
    organisation.readSettings(request.params),
  );
  const onRequest = access.gate("organisation.manage");
  for (const area of tillSettingAreas) {
    const body = TillSettingsSchema.properties[area];
    const save = { tags, params: NodeReferenceSchema, querystring, body, response };
    server.put(`${path}/${area}`, { schema: save, onRequest }, async (request) => {
      const actor = actorOf(await access.people.requirePerson(request));
      return organisation.saveSetting({ ...request.params, area, value: request.body, ...request.query }, actor);
    });
  }
  const reset = { tags, params: SettingReferenceSchema, querystring, response };
  server.delete(`${path}/:area`, { schema: reset, onRequest }, async (request) => {
    const actor = actorOf(await access.people.requirePerson(request));
    return organisation.saveSetting({ ...request.params, ...request.query }, actor);
  });
}
