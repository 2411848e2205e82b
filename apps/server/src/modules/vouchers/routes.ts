import {
  UuidSchema,
  type Voucher,
  VoucherBalanceSchema,
  VoucherDetailSchema,
  VoucherNumberSchema,
  VoucherPageSchema,
  VoucherQuerySchema,
  VoucherReservationRequestSchema,
  VoucherReservationSchema,
} from "@counterfoil/contracts";
import { actorOf, type CsvColumn, type HttpServer, sendCsv } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../access/index.ts";
import type { Vouchers } from "./index.ts";

const tags = ["vouchers"];
const base = "/api/vouchers";
const One = Type.Object({ number: VoucherNumberSchema });

const columns: readonly CsvColumn<Voucher>[] = [
  ["number", ({ number }) => number],
  ["standing", ({ standing }) => standing],
  ["currency", ({ currency }) => currency],
  ["balance", ({ balance }) => balance],
  ["reserved", ({ reserved }) => reserved],
  ["soldAt", ({ soldAt }) => soldAt],
  ["soldIn", ({ soldIn }) => soldIn],
  ["validTo", ({ validTo }) => validTo],
  ["blockedAt", ({ blockedAt }) => blockedAt],
  ["blockedWhy", ({ blockedWhy }) => blockedWhy],
  ["changedAt", ({ changedAt }) => changedAt],
];

export function registerVoucherRoutes(server: HttpServer, vouchers: Vouchers, access: Access): void {
  registerList(server, vouchers, access);
  registerBlocking(server, vouchers, access);
  registerReservations(server, vouchers, access);
}

function registerList(server: HttpServer, vouchers: Vouchers, access: Access): void {
  const onRequest = access.gate("coupons.read");
  const list = { tags, querystring: VoucherQuerySchema, response: { 200: VoucherPageSchema } };
  server.get(base, { schema: list, onRequest }, async ({ query }) => vouchers.list(query));
  server.get(
    `${base}.csv`,
    { schema: { tags, querystring: VoucherQuerySchema }, onRequest },
    async ({ query }, reply) =>
      sendCsv(reply, { name: "vouchers", readPage: (position) => vouchers.list({ ...query, ...position }), columns }),
  );
  const one = { tags, params: One, response: { 200: VoucherDetailSchema } };
  server.get(`${base}/:number`, { schema: one, onRequest }, async ({ params }) => vouchers.read(params.number));
  const balance = { tags, params: One, response: { 200: VoucherBalanceSchema } };
  const gate = access.tillOrPermissionGate("coupons.read");
  server.get(`${base}/:number/balance`, { schema: balance, onRequest: gate }, async (request) => {
    const till = request.headers.authorization ? await access.requireTill(request) : undefined;
    return vouchers.readBalance(request.params.number, till);
  });
}

function registerBlocking(server: HttpServer, vouchers: Vouchers, access: Access): void {
  const onRequest = access.gate("coupons.write");
  const body = Type.Object({ why: Type.String({ minLength: 1, maxLength: 200 }) });
  const schema = { tags, params: One, response: { 200: VoucherDetailSchema } };
  server.post(`${base}/:number/block`, { schema: { ...schema, body }, onRequest }, async (request) => {
    const actor = actorOf(await access.requirePermission(request, "coupons.write"));
    await vouchers.block(request.params.number, request.body.why, actor);
    return vouchers.read(request.params.number);
  });
  server.post(`${base}/:number/unblock`, { schema, onRequest }, async (request) => {
    const actor = actorOf(await access.requirePermission(request, "coupons.write"));
    await vouchers.block(request.params.number, undefined, actor);
    return vouchers.read(request.params.number);
  });
}

function registerReservations(server: HttpServer, vouchers: Vouchers, access: Access): void {
  const path = `${base}/reservations`;
  const onRequest = access.tillGate;
  const schema = { tags, body: VoucherReservationRequestSchema, response: { 201: VoucherReservationSchema } };
  server.post(path, { schema, onRequest }, async (request, reply) =>
    reply.status(201).send(await vouchers.reserve(await access.requireTill(request), request.body)),
  );
  const params = Type.Object({ reservationId: UuidSchema });
  const extend = { tags, params, response: { 200: VoucherReservationSchema } };
  server.post(`${path}/:reservationId/extend`, { schema: extend, onRequest }, async (request) =>
    vouchers.extend(request.params.reservationId),
  );
  server.delete(`${path}/:reservationId`, { schema: { tags, params }, onRequest }, async (request, reply) => {
    await vouchers.release(request.params.reservationId);
    return reply.status(204).send();
  });
}
