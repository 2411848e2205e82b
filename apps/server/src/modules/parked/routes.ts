import { ParkedListSchema, ParkedSaleSchema, TransactionIdSchema } from "@counterfoil/contracts";
import type { HttpServer } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../access/index.ts";
import type { Parked } from "./index.ts";

const tags = ["parked"];
const base = "/api/tills/parked";
const One = Type.Object({ id: TransactionIdSchema });

/** Tills only: who may park and resume is asked at the till, and the till writes it into its journal. */
export function registerParkedRoutes(server: HttpServer, parked: Parked, access: Access): void {
  const onRequest = access.tillGate;
  const list = { tags, response: { 200: ParkedListSchema } };
  server.get(base, { schema: list, onRequest }, async (request) => parked.list(await access.requireTill(request)));
  server.post(base, { schema: { tags, body: ParkedSaleSchema }, onRequest }, async (request, reply) => {
    await parked.keep(await access.requireTill(request), request.body);
    return reply.status(204).send();
  });
  const schema = { tags, params: One };
  const holdSchema = { ...schema, response: { 200: ParkedSaleSchema } };
  server.post(`${base}/:id/hold`, { schema: holdSchema, onRequest }, async (request) =>
    parked.hold(await access.requireTill(request), request.params.id),
  );
  server.post(`${base}/:id/release`, { schema, onRequest }, async (request, reply) => {
    await parked.letGo(await access.requireTill(request), request.params.id);
    return reply.status(204).send();
  });
  server.post(`${base}/:id/resume`, { schema, onRequest }, async (request, reply) => {
    await parked.resume(await access.requireTill(request), request.params.id);
    return reply.status(204).send();
  });
}
