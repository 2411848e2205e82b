import { ChainSchema, chainObjectTypes } from "@counterfoil/contracts";
import type { HttpServer } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import type { WhyContext } from "./context.ts";
import { explain } from "./explain.ts";

export type { WhyContext } from "./context.ts";

const Query = Type.Object({
  objectType: Type.Enum([...chainObjectTypes]),
  object: Type.String({ minLength: 1, maxLength: 40 }),
  storeId: Type.String({ minLength: 1, maxLength: 4 }),
  tillId: Type.Optional(Type.String({ minLength: 1, maxLength: 10 })),
});

/** The chain from the ERP to the till, for people; a customer's for who may see customers, or messages about them. */
export function registerWhyRoutes(server: HttpServer, context: WhyContext, access: Access): void {
  const schema = { tags: ["hub"], querystring: Query, response: { 200: ChainSchema } };
  server.get("/api/why", { schema, onRequest: access.gate("organisation.read") }, async (request) => {
    if (request.query.objectType === "businessPartner")
      await access
        .requirePermission(request, "customers.read")
        .catch(() => access.requirePermission(request, "hub.read"));
    return explain(context, request.query);
  });
}
