import { ManualDiscountRulesSchema, StoreIdSchema, TillIdSchema } from "@counterfoil/contracts";
import { actorOf, type HttpServer } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../access/index.ts";
import { registerCardTypeRoutes } from "./card-types/index.ts";
import type { Organisation } from "./index.ts";
import {
  CompanyFactsSchema,
  NewTillSchema,
  PaymentMethodFactsSchema,
  PaymentMethodRowSchema,
  StoreFactsSchema,
  StoreSchema,
  TillSchema,
} from "./schemas.ts";
import { registerSettingRoutes } from "./settings/index.ts";
import { registerTillRoutes } from "./till-routes.ts";
import { registerTreeRoutes } from "./tree-routes.ts";

const tags = ["organisation"];
const itemsOf = <Item extends Parameters<typeof Type.Array>[0]>(item: Item) => ({
  200: Type.Object({ items: Type.Array(item) }),
});

export function registerOrganisationRoutes(server: HttpServer, organisation: Organisation, access: Access): void {
  registerCompanyRoutes(server, organisation, access);
  registerManualDiscountRoutes(server, organisation, access);
  registerStoreRoutes(server, organisation, access);
  registerBackOfficeTillRoutes(server, organisation, access);
  registerPaymentRoutes(server, organisation, access);
  registerTillRoutes(server, organisation, access);
  registerCardTypeRoutes(server, organisation.cardTypes, access);
  registerTreeRoutes(server, organisation, access);
  registerSettingRoutes(server, organisation, access);
}

function registerCompanyRoutes(server: HttpServer, organisation: Organisation, access: Access): void {
  const path = "/api/organisation/company";
  server.get(path, { schema: { tags }, onRequest: access.gate("organisation.read") }, async () => ({
    company: (await organisation.readCompany()) ?? null,
  }));
  const onRequest = access.gate("organisation.manage");
  server.put(path, { schema: { tags, body: CompanyFactsSchema }, onRequest }, async (request, reply) => {
    await organisation.saveCompany(request.body, actorOf(await access.people.requirePerson(request)));
    return reply.status(204).send();
  });
}

function registerManualDiscountRoutes(server: HttpServer, organisation: Organisation, access: Access): void {
  const path = "/api/organisation/manual-discounts";
  const readSchema = { tags, response: { 200: ManualDiscountRulesSchema } };
  server.get(path, { schema: readSchema, onRequest: access.gate("organisation.read") }, async () => {
    return (await organisation.readManualDiscounts()) ?? { reasons: [], limits: [] };
  });
  const onRequest = access.gate("organisation.manage");
  server.put(path, { schema: { tags, body: ManualDiscountRulesSchema }, onRequest }, async (request, reply) => {
    await organisation.saveManualDiscounts(request.body, actorOf(await access.people.requirePerson(request)));
    return reply.status(204).send();
  });
}

function registerStoreRoutes(server: HttpServer, organisation: Organisation, access: Access): void {
  const path = "/api/organisation/stores";
  const listSchema = { tags, response: itemsOf(StoreSchema) };
  server.get(path, { schema: listSchema, onRequest: access.gate("organisation.read") }, async () => ({
    items: await organisation.readStores(),
  }));
  const querystring = Type.Object({
    new: Type.Optional(Type.Boolean({ description: "A store that is there already is refused, not changed." })),
  });
  const schema = { tags, params: Type.Object({ storeId: StoreIdSchema }), querystring, body: StoreFactsSchema };
  const onRequest = access.gate("organisation.manage");
  server.put(`${path}/:storeId`, { schema, onRequest }, async (request, reply) => {
    const store = { ...request.body, storeId: request.params.storeId };
    const actor = actorOf(await access.people.requirePerson(request));
    const outcome = await organisation.saveStore(store, actor, { isNew: request.query.new === true });
    return reply.status(outcome === "created" ? 201 : 200).send({ storeId: store.storeId, outcome });
  });
}

function registerBackOfficeTillRoutes(server: HttpServer, organisation: Organisation, access: Access): void {
  const path = "/api/organisation/tills";
  const listSchema = { tags, response: itemsOf(TillSchema) };
  server.get(path, { schema: listSchema, onRequest: access.gate("organisation.read") }, async () => ({
    items: await organisation.listTills(),
  }));
  const onRequest = access.gate("organisation.manage");
  server.post(path, { schema: { tags, body: NewTillSchema }, onRequest }, async (request, reply) => {
    const actor = actorOf(await access.people.requirePerson(request));
    return reply.status(201).send(await organisation.createTill(request.body, actor));
  });
  const schema = { tags, params: Type.Object({ tillId: TillIdSchema }) };
  server.post(`${path}/:tillId/pairing-code`, { schema, onRequest }, async (request, reply) => {
    const actor = actorOf(await access.people.requirePerson(request));
    return reply.status(201).send(await organisation.makePairingCode(request.params.tillId, actor));
  });
  server.delete(`${path}/:tillId/device`, { schema, onRequest }, async (request, reply) => {
    const actor = actorOf(await access.people.requirePerson(request));
    await organisation.revokeDevice(request.params.tillId, actor);
    return reply.status(204).send();
  });
}

function registerPaymentRoutes(server: HttpServer, organisation: Organisation, access: Access): void {
  const path = "/api/organisation/payment-methods";
  const listSchema = { tags, response: itemsOf(PaymentMethodRowSchema) };
  server.get(path, { schema: listSchema, onRequest: access.gate("organisation.read") }, async () => ({
    items: await organisation.readPaymentMethods(),
  }));
  const params = Type.Object({ code: PaymentMethodRowSchema.properties.code });
  const querystring = Type.Object({
    new: Type.Optional(Type.Boolean({ description: "One that is there is refused." })),
  });
  const schema = { tags, params, querystring, body: PaymentMethodFactsSchema };
  const onRequest = access.gate("organisation.manage");
  server.put(`${path}/:code`, { schema, onRequest }, async (request, reply) => {
    const actor = actorOf(await access.people.requirePerson(request));
    const method = { code: request.params.code, ...request.body };
    await organisation.savePaymentMethod(method, actor, { isNew: request.query.new === true });
    return reply.status(204).send();
  });
}
