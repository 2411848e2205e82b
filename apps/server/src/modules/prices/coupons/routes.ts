import {
  CodeBatchSchema,
  CouponIdSchema,
  CouponPageSchema,
  CouponSchema,
  CouponStateSchema,
  NewCodesSchema,
  PageQuery,
  ProblemSchema,
  RedemptionPageSchema,
  ReservationRequestSchema,
  ReservationSchema,
  UuidSchema,
} from "@counterfoil/contracts";
import { actorOf, type HttpServer } from "@counterfoil/platform";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import type { Coupons } from "./index.ts";

const tags = ["coupons"];
const base = "/api/prices/coupons";
const CouponParams = Type.Object({ couponId: CouponIdSchema });
const BatchParams = Type.Object({ couponId: CouponIdSchema, batchId: Type.String({ pattern: "^\\d{1,15}$" }) });
const CouponQuery = Type.Object({ query: Type.Optional(Type.String({ maxLength: 80 })), ...PageQuery });
const RedemptionQuery = Type.Object({ ...PageQuery, next: Type.Optional(Type.String({ pattern: "^\\d{1,15}$" })) });

export function registerCouponRoutes(server: HttpServer, coupons: Coupons, access: Access): void {
  registerCoupons(server, coupons, access);
  registerCodes(server, coupons, access);
  registerReservations(server, coupons, access);
}

function registerCoupons(server: HttpServer, coupons: Coupons, access: Access): void {
  const read = access.gate("coupons.read");
  const write = access.gate("coupons.write");
  const actor = async (request: FastifyRequest) => actorOf(await access.requirePermission(request, "coupons.write"));
  const listSchema = { tags, querystring: CouponQuery, response: { 200: CouponPageSchema } };
  server.get(base, { schema: listSchema, onRequest: read }, async ({ query }) => coupons.list(query));
  const newSchema = { tags, body: CouponSchema, response: { 201: CouponStateSchema, 409: ProblemSchema } };
  server.post(base, { schema: newSchema, onRequest: write }, async (request, reply) => {
    await coupons.create(request.body, await actor(request));
    return reply.status(201).send(await coupons.read(request.body.couponId));
  });
  const one = { tags, params: CouponParams, response: { 200: CouponStateSchema } };
  server.get(`${base}/:couponId`, { schema: one, onRequest: read }, async ({ params }) =>
    coupons.read(params.couponId),
  );
  const body = Type.Object({ version: Type.Integer(), coupon: CouponSchema });
  server.put(`${base}/:couponId`, { schema: { ...one, body }, onRequest: write }, async (request) => {
    await coupons.change(request.params.couponId, request.body, await actor(request));
    return coupons.read(request.params.couponId);
  });
  for (const [verb, blocked] of [
    ["block", true],
    ["unblock", false],
  ] as const)
    server.post(`${base}/:couponId/${verb}`, { schema: one, onRequest: write }, async (request) => {
      await coupons.block(request.params.couponId, blocked, await actor(request));
      return coupons.read(request.params.couponId);
    });
  const redeemed = {
    tags,
    params: CouponParams,
    querystring: RedemptionQuery,
    response: { 200: RedemptionPageSchema },
  };
  server.get(`${base}/:couponId/redemptions`, { schema: redeemed, onRequest: read }, async ({ params, query }) =>
    coupons.listRedemptions(params.couponId, query),
  );
}

function registerCodes(server: HttpServer, coupons: Coupons, access: Access): void {
  const onRequest = access.gate("coupons.write");
  const actor = async (request: FastifyRequest) => actorOf(await access.requirePermission(request, "coupons.write"));
  const made = Type.Object({ batchId: Type.Integer(), count: Type.Integer() });
  const makeSchema = { tags, params: CouponParams, body: NewCodesSchema, response: { 201: made } };
  server.post(`${base}/:couponId/codes`, { schema: makeSchema, onRequest }, async (request, reply) => {
    const { count } = request.body;
    const batchId = await coupons.makeCodes(request.params.couponId, count, await actor(request));
    return reply.status(201).send({ batchId, count });
  });
  const batches = Type.Object({ items: Type.Array(CodeBatchSchema) });
  const batchesSchema = { tags, params: CouponParams, response: { 200: batches } };
  const read = access.gate("coupons.read");
  server.get(`${base}/:couponId/batches`, { schema: batchesSchema, onRequest: read }, async ({ params }) => ({
    items: await coupons.listBatches(params.couponId),
  }));
  const csv = "Answers the codes of a batch once, as text/csv; nobody can read them a second time.";
  const csvSchema = { tags, params: BatchParams, description: csv };
  // Not GET: reading it changes it, and no browser may fetch it ahead.
  server.post(
    `${base}/:couponId/batches/:batchId/codes.csv`,
    { schema: csvSchema, onRequest },
    async (request, reply) => {
      const { couponId, batchId } = request.params;
      const codes = await coupons.handOutCodes({ couponId, batchId: Number(batchId) }, await actor(request));
      return reply
        .header("content-type", "text/csv; charset=utf-8")
        .header("cache-control", "no-store")
        .header("content-disposition", `attachment; filename="${couponId}-${batchId}.csv"`)
        .send(`code\r\n${codes.join("\r\n")}\r\n`);
    },
  );
  server.post(
    `${base}/:couponId/batches/:batchId/block`,
    { schema: { tags, params: BatchParams }, onRequest },
    async (request, reply) => {
      const { couponId, batchId } = request.params;
      await coupons.blockCodes({ couponId, batchId: Number(batchId) }, await actor(request));
      return reply.status(204).send();
    },
  );
}

function registerReservations(server: HttpServer, coupons: Coupons, access: Access): void {
  const path = "/api/prices/coupon-reservations";
  const onRequest = holdingGate(access);
  const description =
    "Holds a coupon for an open basket for 30 minutes. 409 says why not: coupon-unknown, -used, -reserved, -limit, -expired, -blocked, -needs-customer. 429 after 20 wrong codes in ten minutes.";
  const schema = { tags, description, body: ReservationRequestSchema };
  const response = { 201: ReservationSchema, 409: ProblemSchema, 429: ProblemSchema };
  server.post(path, { schema: { ...schema, response }, onRequest }, async (request, reply) =>
    reply.status(201).send(await coupons.reserve(request.body, await callerOf(access, request))),
  );
  const params = Type.Object({ reservationId: UuidSchema });
  const one = { tags, params, response: { 200: ReservationSchema, 404: ProblemSchema } };
  server.post(`${path}/:reservationId/extend`, { schema: one, onRequest }, async (request) =>
    coupons.extend(request.params.reservationId),
  );
  server.delete(`${path}/:reservationId`, { schema: { tags, params }, onRequest }, async (request, reply) => {
    await coupons.release(request.params.reservationId);
    return reply.status(204).send();
  });
}

/** A till by its token, a person, or a channel that takes orders. */
function holdingGate(access: Access) {
  const tillOrPerson = access.tillOrPermissionGate("coupons.write");
  const channel = access.technicalUserGate("orders.take");
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> =>
    request.headers.authorization?.startsWith("Basic ") ? channel(request, reply) : tillOrPerson(request);
}

/** Who asks, for the count of wrong codes: a till, else an address. */
export async function callerOf(access: Pick<Access, "requireTill">, request: FastifyRequest): Promise<string> {
  if (!request.headers.authorization?.startsWith("Bearer ")) return request.ip;
  return (await access.requireTill(request)).tillId;
}
