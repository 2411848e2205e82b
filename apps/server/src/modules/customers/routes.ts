import { KeptOwnPartSchema, OwnPartSchema, PageQuery, PartnerIdSchema } from "@counterfoil/contracts";
import { actorOf, type HttpServer, notFound } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../access/index.ts";
import type { Customers } from "./index.ts";

const tags = ["customers"];
const Search = Type.Object({ query: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })), ...PageQuery });

export function registerCustomerRoutes(server: HttpServer, customers: Customers, access: Access): void {
  const onRequest = access.gate("customers.read");
  server.get("/api/customers/partners", { schema: { tags, querystring: Search }, onRequest }, async (request) =>
    customers.searchPartners(request.query),
  );
  const params = Type.Object({ partnerId: PartnerIdSchema });
  server.get("/api/customers/partners/:partnerId", { schema: { tags, params }, onRequest }, async (request) => {
    const partner = await customers.readPartner(request.params.partnerId);
    if (partner === undefined) throw notFound(`There is no business partner ${request.params.partnerId}.`);
    return partner;
  });
  server.put(
    "/api/customers/partners/:partnerId/own",
    {
      schema: { tags, params, body: OwnPartSchema, response: { 200: KeptOwnPartSchema } },
      onRequest: access.gate("customers.write"),
    },
    async (request) => {
      const actor = actorOf(await access.requirePermission(request, "customers.write"));
      return customers.saveOwnPart(request.params.partnerId, request.body, actor);
    },
  );
}
