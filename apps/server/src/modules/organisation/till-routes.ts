import {
  HeartbeatSchema,
  PairingAnswerSchema,
  PairingRequestSchema,
  TillConfigurationSchema,
} from "@counterfoil/contracts";
import type { HttpServer } from "@counterfoil/platform";
import type { Access } from "../access/index.ts";
import type { Organisation } from "./index.ts";

const tags = ["tills"];

/** What tills call. Pairing is the one door without a sign-in: the code is the secret. */
export function registerTillRoutes(server: HttpServer, organisation: Organisation, access: Access): void {
  const onRequest = access.tillGate;
  const pairingSchema = { tags, body: PairingRequestSchema, response: { 200: PairingAnswerSchema } };
  server.post("/api/tills/pairing", { schema: pairingSchema }, async (request) =>
    organisation.pairTill({ ...request.body, address: request.ip }),
  );
  const schema = { tags, response: { 200: TillConfigurationSchema } };
  server.get("/api/tills/configuration", { schema, onRequest }, async (request) => {
    const { tillId } = await access.requireTill(request);
    return organisation.readTillConfiguration(tillId);
  });
  server.get("/api/tills/events", { schema: { tags }, onRequest }, async (request, reply) => {
    organisation.openEventStream(await access.requireTill(request), reply);
    return reply;
  });
  server.post("/api/tills/heartbeat", { schema: { tags, body: HeartbeatSchema }, onRequest }, async (request) => {
    const { tillId } = await access.requireTill(request);
    return organisation.recordHeartbeat(tillId, request.body);
  });
}
