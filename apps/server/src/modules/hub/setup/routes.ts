import {
  CommunicationValuesSchema,
  InwardTestSchema,
  OutwardTestSchema,
  SetupSchema,
  SystemIdSchema,
} from "@counterfoil/contracts";
import { type HttpServer, notFound } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import type { SettingUp } from "./index.ts";

const tags = ["hub"];
const params = Type.Object({ systemId: SystemIdSchema });

export function registerSetupRoutes(server: HttpServer, setup: SettingUp, access: Access): void {
  const path = "/api/hub/communication-setup/:systemId";
  const [reading, writing] = [access.gate("hub.read"), access.gate("hub.configure")];
  const read = { tags, params, response: { 200: SetupSchema } };
  server.get(path, { schema: read, onRequest: reading }, async (request) => setup.read(request.params.systemId));
  const outward = { tags, params, response: { 200: OutwardTestSchema } };
  server.post(`${path}/outward-test`, { schema: outward, onRequest: writing }, async (request) =>
    setup.tryOutward(request.params.systemId),
  );
  const inward = { tags, params, response: { 200: InwardTestSchema } };
  server.post(`${path}/inward-test`, { schema: inward, onRequest: writing }, async (request) =>
    setup.askForTestMessage(request.params.systemId),
  );
  const values = { tags, params, response: { 200: CommunicationValuesSchema } };
  server.get("/api/hub/communication-values/:systemId", { schema: values, onRequest: reading }, async (request) => {
    const found = await setup.readValues(request.params.systemId);
    if (!found) throw notFound(`There is no system ${request.params.systemId}.`);
    return found;
  });
}
