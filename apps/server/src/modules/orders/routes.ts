import {
  CancelOrderSchema,
  CorrectOrderSchema,
  moneyToDecimal,
  NewOrderSchema,
  OrderChangesQuerySchema,
  OrderChangesSchema,
  OrderDetailSchema,
  OrderPageSchema,
  OrderQuerySchema,
  type OrderSummary,
  ProblemSchema,
  TakenOrderSchema,
} from "@counterfoil/contracts";
import { type Actor, actorOf, type CsvColumn, type HttpServer, sendCsv } from "@counterfoil/platform";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Access } from "../access/index.ts";
import type { Orders } from "./index.ts";

const tags = ["orders"];
const uuid = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const params = Type.Object({
  id: Type.String({ pattern: `^(${uuid}|[SW]-[A-Z0-9]{1,4}-[0-9]{7})$`, description: "Its id, or our number." }),
});
const one = "/api/orders/:id";
/** Of one channel, or one address: ten a second are more than the busiest day of a chain. */
const ORDERS_PER_MINUTE = 600;

export function registerOrderRoutes(server: HttpServer, orders: Orders, access: Access): void {
  registerTaking(server, orders, access);
  const onRequest = access.gate("orders.read");
  const list = { tags, querystring: OrderQuerySchema, response: { 200: OrderPageSchema } };
  server.get("/api/orders", { schema: list, onRequest }, async ({ query }) => orders.search(query));
  server.get(
    "/api/orders.csv",
    { schema: { tags, querystring: OrderQuerySchema }, onRequest },
    async ({ query }, reply) =>
      sendCsv(reply, { name: "orders", readPage: (position) => orders.search({ ...query, ...position }), columns }),
  );
}

/** What channels do, and people in their place. */
function registerTaking(server: HttpServer, orders: Orders, access: Access): void {
  const mayRead = channelGate(access, "orders.read");
  const mayWrite = channelGate(access, "orders.write");
  /** A channel sees the orders that it has taken, and no others. */
  const keyIn = async (request: FastifyRequest & { params: { id: string } }): Promise<string> => {
    const { id } = request.params;
    if (isChannel(request)) await orders.requireTakenBy(id, (await actorIn(request)).name);
    return id;
  };
  const actorIn = async (request: FastifyRequest): Promise<Actor> => {
    if (!isChannel(request)) return actorOf(await access.people.requirePerson(request));
    const { userName } = await access.requireTechnicalUser(request, "orders.take");
    return { kind: "technicalUser", id: userName, name: userName };
  };
  const taking = {
    tags,
    summary: "Takes an order",
    description:
      "Priced with the current book; a price that was shown must be the price, or the order is refused with the difference. The same id and content again gets the first answer with 200, another content 409 order-id-used. 422: order-refused, order-price-differs, order-coupon-refused (`problems` name each place and reason), basket-not-priced; 409 no-price-book; 429 too-many-requests after 600 orders in a minute, with Retry-After. 500 lines and 20 coupons at most.",
    body: NewOrderSchema,
    response: { 200: TakenOrderSchema, 201: TakenOrderSchema, ...problems },
  };
  // A web shop sends all its orders from one address: what counts is who it says it is.
  const keyGenerator = ({ headers, ip }: FastifyRequest) => headers.authorization ?? ip;
  const config = { rateLimit: { max: ORDERS_PER_MINUTE, timeWindow: "1 minute", keyGenerator } };
  server.post("/api/orders", { schema: taking, onRequest: mayWrite, config }, async (request, reply) => {
    const { again, ...taken } = await orders.take(request.body, await actorIn(request));
    return reply.status(again ? 200 : 201).send(taken);
  });
  const changed = {
    tags,
    summary: "A channel's own orders that have changed",
    description:
      "In the order of the changes; the cursor of the answer is the question of the next time. Each minute is often enough.",
    querystring: OrderChangesQuerySchema,
    response: { 200: OrderChangesSchema, 401: ProblemSchema, 403: ProblemSchema },
  };
  const channel = access.technicalUserGate("orders.take");
  server.get("/api/orders/changes", { schema: changed, onRequest: channel }, async (request) =>
    orders.changes((await access.requireTechnicalUser(request, "orders.take")).userName, request.query),
  );
  const detail = { tags, params, response: { 200: OrderDetailSchema, ...problems } };
  server.get(one, { schema: detail, onRequest: mayRead }, async (request) => orders.read(await keyIn(request)));
  const cancelling = { ...detail, body: CancelOrderSchema };
  server.post(`${one}/cancellation`, { schema: cancelling, onRequest: mayWrite }, async (request) => {
    const key = await keyIn(request);
    await orders.cancel(key, request.body.why, await actorIn(request));
    return orders.read(key);
  });
  const correcting = { ...detail, body: CorrectOrderSchema };
  server.post(`${one}/correction`, { schema: correcting, onRequest: mayWrite }, async (request) => {
    const key = await keyIn(request);
    await orders.correct(key, request.body, await actorIn(request));
    return orders.read(key);
  });
}

const problems = {
  400: ProblemSchema,
  401: ProblemSchema,
  403: ProblemSchema,
  404: ProblemSchema,
  409: ProblemSchema,
  422: ProblemSchema,
  429: ProblemSchema,
};

const isChannel = (request: FastifyRequest) => request.headers.authorization?.startsWith("Basic ") === true;

/** A channel is a technical user with orders.take; people need the permission named. */
function channelGate(access: Access, permission: "orders.read" | "orders.write") {
  const person = access.gate(permission);
  const channel = access.technicalUserGate("orders.take");
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> =>
    isChannel(request) ? channel(request, reply) : person(request);
}

const columns: CsvColumn<OrderSummary>[] = [
  ["number", ({ number }) => number],
  ["erpNumber", ({ erpNumber }) => erpNumber],
  ["state", ({ state }) => state],
  ["erpStatus", ({ erpStatus }) => erpStatus],
  ["reason", ({ reason }) => reason],
  ["channel", ({ channel }) => channel],
  ["store", ({ storeId }) => storeId],
  ["customer", ({ customerId }) => customerId],
  ["customerName", ({ customerName }) => customerName],
  ["takenAt", ({ takenAt }) => takenAt],
  ["lines", ({ lines }) => lines],
  ["total", ({ total, currency }) => moneyToDecimal(total, currency)],
  ["currency", ({ currency }) => currency],
];
