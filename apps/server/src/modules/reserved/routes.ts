import {
  CancelReservedAtTillSchema,
  CancelReservedSchema,
  PutAsideAtTillSchema,
  ReservedAtTillSchema,
  type ReservedGoods,
  ReservedGoodsPageSchema,
  ReservedGoodsQuerySchema,
  ReservedGoodsSchema,
  ReservedNumberSchema,
  ReserveRequestSchema,
} from "@counterfoil/contracts";
import { type CsvColumn, type HttpServer, sendCsv } from "@counterfoil/platform";
import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Access, Till } from "../access/index.ts";
import { reservedUnknown } from "./errors.ts";
import type { Reserved } from "./index.ts";
import { whoAtTill, whoSignedIn } from "./who.ts";

const tags = ["reserved goods"];
const params = Type.Object({ number: ReservedNumberSchema });
const one = { tags, params, response: { 200: ReservedGoodsSchema } };

const columns: readonly CsvColumn<ReservedGoods>[] = [
  ["number", ({ number }) => number],
  ["state", ({ state }) => state],
  ["storeId", ({ storeId }) => storeId],
  ["articleId", ({ articleId }) => articleId],
  ["quantity", ({ quantity }) => quantity],
  ["unit", ({ unit }) => unit],
  ["name", ({ name }) => name],
  ["customerId", ({ customerId }) => customerId],
  ["phone", ({ phone }) => phone],
  ["note", ({ note }) => note],
  ["validTo", ({ validTo }) => validTo],
  ["madeAt", ({ madeAt }) => madeAt],
  ["madeIn", ({ madeIn }) => madeIn],
  ["madeBy", ({ madeBy }) => madeBy],
  ["putAsideAt", ({ putAsideAt }) => putAsideAt],
  ["putAsideBy", ({ putAsideBy }) => putAsideBy],
  ["endedAt", ({ endedAt }) => endedAt],
  ["endedBy", ({ endedBy }) => endedBy],
  ["why", ({ why }) => why],
  ["receiptNumber", ({ receiptNumber }) => receiptNumber],
];

export function registerReservedRoutes(server: HttpServer, reserved: Reserved, access: Access): void {
  registerForTills(server, reserved, access);
  registerForPeople(server, reserved, access);
}

/** Who may is asked at the till, and the till writes it into its journal. */
function registerForTills(server: HttpServer, reserved: Reserved, access: Access): void {
  const base = "/api/tills/reserved-goods";
  const onRequest = access.tillGate;
  const make = { tags, body: ReserveRequestSchema, response: { 201: ReservedGoodsSchema } };
  server.post(base, { schema: make, onRequest }, async (request, reply) =>
    reply.status(201).send(await reserved.reserve(await access.requireTill(request), request.body)),
  );
  const list = { tags, response: { 200: ReservedAtTillSchema } };
  server.get(base, { schema: list, onRequest }, async (request) => reserved.atTill(await access.requireTill(request)));
  server.get(`${base}/:number`, { schema: one, onRequest }, async ({ params: { number } }) => reserved.read(number));
  const putAside = { schema: { ...one, body: PutAsideAtTillSchema }, onRequest };
  server.post(`${base}/:number/put-aside`, putAside, async (request) => {
    const till = await access.requireTill(request);
    const { number } = await requireOf(till, reserved, request.params.number, ({ storeId }) => storeId);
    return reserved.putAside(number, whoAtTill(till, request.body));
  });
  const cancel = { schema: { ...one, body: CancelReservedAtTillSchema }, onRequest };
  server.post(`${base}/:number/cancel`, cancel, async (request) => {
    const till = await access.requireTill(request);
    const { number } = await requireOf(till, reserved, request.params.number, ({ storeId, madeIn }) =>
      madeIn.startsWith(`${till.storeId}-`) ? till.storeId : storeId,
    );
    return reserved.cancel(number, whoAtTill(till, request.body), request.body.why);
  });
}

/** Others' goods are no business of this store. */
async function requireOf(
  { storeId }: Till,
  reserved: Reserved,
  number: string,
  storeOf: (goods: ReservedGoods) => string,
): Promise<ReservedGoods> {
  const goods = await reserved.read(number);
  if (storeOf(goods) === storeId) return goods;
  throw reservedUnknown(`Store ${goods.storeId} keeps goods ${number}, not store ${storeId}.`);
}

function registerForPeople(server: HttpServer, reserved: Reserved, access: Access): void {
  const base = "/api/reserved-goods";
  const onRequest = access.gate("orders.read");
  const querystring = ReservedGoodsQuerySchema;
  const list = { tags, querystring, response: { 200: ReservedGoodsPageSchema } };
  server.get(base, { schema: list, onRequest }, async ({ query }) => reserved.list(query));
  server.get(`${base}.csv`, { schema: { tags, querystring }, onRequest }, async ({ query }, reply) =>
    sendCsv(reply, {
      name: "reserved-goods",
      readPage: (position) => reserved.list({ ...query, ...position }),
      columns,
    }),
  );
  server.get(`${base}/:number`, { schema: one, onRequest }, async ({ params: { number } }) => reserved.read(number));
  const gate = access.gate("orders.write");
  const signedIn = async (request: FastifyRequest) =>
    whoSignedIn(await access.requirePermission(request, "orders.write"));
  server.post(`${base}/:number/put-aside`, { schema: one, onRequest: gate }, async (request) =>
    reserved.putAside(request.params.number, await signedIn(request)),
  );
  const cancel = { schema: { ...one, body: CancelReservedSchema }, onRequest: gate };
  server.post(`${base}/:number/cancel`, cancel, async (request) =>
    reserved.cancel(request.params.number, await signedIn(request), request.body.why),
  );
}
