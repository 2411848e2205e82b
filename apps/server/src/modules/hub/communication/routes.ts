import { actorOf, type HttpServer, problemOf } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import type { Communication } from "./index.ts";

const tags = ["hub"];
const port = Type.String({ pattern: "^[A-Z0-9_]{1,10}$" });
const ConnectionSchema = Type.Object({
  url: Type.String({ pattern: "^https?://[^\\s/?#@]+(/[^\\s?#]*)?$", maxLength: 500 }),
  userName: Type.String({ minLength: 1, maxLength: 80, pattern: "^[^:\\s]+$" }),
  secret: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  client: Type.String({ pattern: "^\\d{3}$" }),
  senderPort: port,
  receiverPort: port,
  receiver: port,
});
const erpNotSetUp = problemOf(409, "erp-not-set-up", "The connection to the ERP is not set up");

export function registerCommunicationRoutes(server: HttpServer, communication: Communication, access: Access): void {
  const path = "/api/hub/erp-connection";
  server.get(path, { schema: { tags }, onRequest: access.gate("hub.read") }, async () => {
    const destination = await communication.readDestination("ERP");
    if (destination?.auth.kind !== "basic") return { connection: null };
    const { url, auth, client, senderPort, receiverPort, receiver } = destination;
    return { connection: { url, userName: auth.userName, client, senderPort, receiverPort, receiver } };
  });
  const onRequest = access.gate("hub.configure");
  server.put(path, { schema: { tags, body: ConnectionSchema }, onRequest }, async (request, reply) => {
    await communication.saveConnection(request.body, actorOf(await access.people.requirePerson(request)));
    return reply.status(204).send();
  });
  server.post(`${path}/check`, { schema: { tags }, onRequest }, async () => {
    const steps = await communication.checkConnection("ERP");
    if (!steps) throw erpNotSetUp("Set it up first.");
    return { ok: steps.every(({ ok }) => ok), steps };
  });
}
