import { CollectedPageSchema, HeldTillsSchema, SendTimesSchema, TillIdSchema } from "@counterfoil/contracts";
import { actorOf, type HttpServer } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import type { Outbound } from "./index.ts";
import { arrangedServices } from "./message.ts";

const tags = ["hub"];
const PAGE = 200;

/** When services send, and what travels in a sum. */
export function registerScheduleRoutes(server: HttpServer, outbound: Outbound, access: Access): void {
  const onRequest = access.gate("hub.read");
  const schema = { tags, response: { 200: SendTimesSchema } };
  server.get("/api/hub/send-times", { schema, onRequest }, async () => ({ items: await outbound.listSendTimes() }));
  const params = Type.Object({ service: Type.Enum([...arrangedServices]) });
  const run = { schema: { tags, params }, onRequest: access.gate("hub.retry") };
  server.post("/api/hub/send-times/:service/run", run, async (request, reply) => {
    await outbound.sendNow(request.params.service, actorOf(await access.people.requirePerson(request)));
    return reply.status(204).send();
  });
  const held = { tags, response: { 200: HeldTillsSchema } };
  server.get("/api/hub/held-tills", { schema: held, onRequest }, async () => ({ items: await outbound.listHeld() }));
  const till = Type.Object({ tillId: TillIdSchema });
  const released = { tags, params: till, response: { 200: Type.Object({ released: Type.Integer() }) } };
  const release = { schema: released, onRequest: access.gate("hub.retry") };
  server.post("/api/hub/held-tills/:tillId/release", release, async (request) => {
    const actor = actorOf(await access.people.requirePerson(request));
    return { released: await outbound.releaseTill(request.params.tillId, actor) };
  });
  const message = Type.Object({ id: Type.String({ format: "uuid" }) });
  const querystring = Type.Object({ next: Type.Optional(Type.String({ maxLength: 15 })) });
  const collected = { tags, params: message, querystring, response: { 200: CollectedPageSchema } };
  server.get("/api/hub/outbound-messages/:id/collected", { schema: collected, onRequest }, async (request) => {
    const after = request.query.next ?? "";
    const items = await outbound.listCollected(request.params.id, { after, limit: PAGE + 1 });
    const page = items.slice(0, PAGE);
    const last = page.at(-1);
    return { items: page, ...(items.length > PAGE && last ? { next: last.number } : {}) };
  });
}
