import {
  CustomerFactsSchema,
  KeptOwnPartSchema,
  MadeCustomerSchema,
  NewCustomerSchema,
  OwnPartSchema,
  PageQuery,
  PartnerIdSchema,
} from "@counterfoil/contracts";
import { actorOf, type HttpServer, notFound } from "@counterfoil/platform";
import type { FastifyRequest } from "fastify";
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
  registerMaking(server, customers, access);
}

const params = Type.Object({ partnerId: PartnerIdSchema });
const Why = Type.Object({ why: Type.String({ minLength: 1, maxLength: 500 }) }, { additionalProperties: false });

/** Customers of ours, by people of the back office and at tills. */
function registerMaking(server: HttpServer, customers: Customers, access: Access): void {
  const onRequest = access.gate("customers.write");
  const actorWho = async (request: FastifyRequest) =>
    actorOf(await access.requirePermission(request, "customers.write"));
  const answers = { 200: MadeCustomerSchema, 201: MadeCustomerSchema };
  const schema = { tags, body: NewCustomerSchema, response: answers };
  server.post("/api/customers/partners", { schema, onRequest }, async (request, reply) => {
    const { customer, isNew } = await customers.create(request.body, await actorWho(request));
    return reply.status(isNew ? 201 : 200).send(customer);
  });
  server.post("/api/tills/customers", { schema, onRequest: access.tillGate }, async (request, reply) => {
    const { tillId, storeId } = await access.requireTill(request);
    const actor = { kind: "till" as const, id: tillId, name: tillId };
    const { customer, isNew } = await customers.create({ ...request.body, storeId }, actor);
    return reply.status(isNew ? 201 : 200).send(customer);
  });
  server.put(
    "/api/customers/partners/:partnerId/facts",
    { schema: { tags, params, body: CustomerFactsSchema, response: { 200: MadeCustomerSchema } }, onRequest },
    async (request) => customers.change(request.params.partnerId, request.body, await actorWho(request)),
  );
  server.post(
    "/api/customers/partners/:partnerId/send-to-erp",
    { schema: { tags, params, body: Why, summary: "Who was kept here only goes to the ERP after all" }, onRequest },
    async (request, reply) => {
      await customers.sendAfterAll(request.params.partnerId, request.body.why, await actorWho(request));
      return reply.status(204).send();
    },
  );
  server.post(
    "/api/customers/partners/:partnerId/keep-here-only",
    { schema: { tags, params, body: Why }, onRequest },
    async (request, reply) => {
      await customers.keepHereOnly(request.params.partnerId, request.body.why, await actorWho(request));
      return reply.status(204).send();
    },
  );
}
