import { TraceSchema } from "@counterfoil/contracts";
import type { HttpServer } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import { type TraceContext, traceAll } from "./trace.ts";

export { type Arrived, findArrivals } from "./store.ts";

/** One box for any number: what it is of, and every hop of it. */
export function registerTraceRoutes(server: HttpServer, context: TraceContext, access: Access): void {
  const querystring = Type.Object({ query: Type.String({ minLength: 1, maxLength: 60 }) });
  const schema = { tags: ["hub"], querystring, response: { 200: TraceSchema } };
  server.get("/api/hub/trace", { schema, onRequest: access.gate("hub.read") }, async ({ query }) => ({
    items: await traceAll(context, query.query),
  }));
}
