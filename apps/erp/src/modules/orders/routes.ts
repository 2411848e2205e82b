import { actorOf, type HttpServer, notFound, type People } from "@counterfoil/platform";
import { Type } from "typebox";
import { DestinationSchema } from "./configuration.ts";
import type { Orders } from "./index.ts";
import { OrderChangeSchema, OrderSchema } from "./order.ts";
import { ProcedureSchema } from "./procedure.ts";
import { OrderSearchSchema } from "./queries.ts";

const tags = ["sales orders"];
const OrderId = Type.String({ pattern: "^[0-9]{1,10}$" });
const Params = Type.Object({ orderId: OrderId });
const CallParams = Type.Object({
  orderId: OrderId,
  callId: Type.Integer({ minimum: 1 }),
  document: Type.Enum(["request", "answer"]),
});

export function registerOrderRoutes(server: HttpServer, orders: Orders, people: People): void {
  registerConfiguration(server, orders, people);
  const one = "/api/orders/:orderId";
  server.get(
    "/api/orders",
    { schema: { tags, querystring: OrderSearchSchema }, onRequest: people.gate("orders.read") },
    async (request) => orders.searchOrders(request.query),
  );
  server.post(
    "/api/orders",
    { schema: { tags, body: OrderSchema }, onRequest: people.gate("orders.write") },
    async (request, reply) => {
      const actor = actorOf(await people.requirePerson(request));
      return reply.status(201).send(await orders.takeOrder(request.body, actor));
    },
  );
  server.get(one, { schema: { tags, params: Params }, onRequest: people.gate("orders.read") }, async (request) =>
    orders.readOrder(request.params.orderId),
  );
  server.put(
    one,
    { schema: { tags, params: Params, body: OrderChangeSchema }, onRequest: people.gate("orders.write") },
    async (request) => {
      const actor = actorOf(await people.requirePerson(request));
      return orders.changeOrder(request.params.orderId, request.body, actor);
    },
  );
  server.post(
    `${one}/price`,
    { schema: { tags, params: Params }, onRequest: people.gate("orders.write") },
    async (request) => {
      const { userName } = await people.requirePerson(request);
      return orders.priceOrder(request.params.orderId, userName);
    },
  );
  const reason = Type.Object(
    { reason: Type.String({ minLength: 1, maxLength: 200 }) },
    { additionalProperties: false },
  );
  server.post(
    `${one}/rejection`,
    { schema: { tags, params: Params, body: reason }, onRequest: people.gate("orders.write") },
    async (request) => {
      const actor = actorOf(await people.requirePerson(request));
      return orders.rejectOrder(request.params.orderId, request.body.reason, actor);
    },
  );
  server.post(
    `${one}/delivery`,
    { schema: { tags, params: Params }, onRequest: people.gate("orders.write") },
    async (request) => orders.deliverOrder(request.params.orderId, actorOf(await people.requirePerson(request))),
  );
  server.get(
    `${one}/calls`,
    { schema: { tags, params: Params }, onRequest: people.gate("orders.read") },
    async (request) => ({ items: await orders.readCalls(request.params.orderId) }),
  );
  server.get(
    `${one}/calls/:callId/:document`,
    { schema: { tags, params: CallParams }, onRequest: people.gate("orders.read") },
    async (request, reply) => {
      const { orderId, callId, document } = request.params;
      const body = await orders.readCallDocument(orderId, callId, document);
      if (!body) throw notFound(`Order ${orderId} has no such ${document}.`);
      return reply.type("application/xml; charset=utf-8").send(body);
    },
  );
}

/** Which discount is which condition type, and whom to ask. */
function registerConfiguration(server: HttpServer, orders: Orders, people: People): void {
  server.get("/api/orders/types", { schema: { tags }, onRequest: people.gate("orders.read") }, async () => ({
    items: await orders.readOrderTypes(),
  }));
  const procedure = "/api/orders/pricing-procedure";
  const body = Type.Object({ procedure: ProcedureSchema, version: Type.Integer({ minimum: 1 }) });
  server.get(procedure, { schema: { tags }, onRequest: people.gate("orders.read") }, async () =>
    orders.readProcedure(),
  );
  server.put(procedure, { schema: { tags, body }, onRequest: people.gate("orders.configure") }, async (request) => {
    const actor = actorOf(await people.requirePerson(request));
    await orders.saveProcedure(request.body, actor);
    return orders.readProcedure();
  });
  const destination = "/api/orders/pricing-destination";
  server.get(destination, { schema: { tags }, onRequest: people.gate("orders.read") }, async () =>
    orders.readDestination(),
  );
  server.put(
    destination,
    { schema: { tags, body: DestinationSchema }, onRequest: people.gate("orders.configure") },
    async (request, reply) => {
      const actor = actorOf(await people.requirePerson(request));
      await orders.saveDestination(request.body, actor);
      return reply.status(204).send();
    },
  );
}
