import {
  AlertAddressSchema,
  AlertDeliveryPageSchema,
  AlertPageSchema,
  AlertRulesSchema,
  AlertSummarySchema,
  PageQuery,
  SaveAlertRuleSchema,
} from "@counterfoil/contracts";
import { actorOf, type HttpServer } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import type { Alerts } from "./index.ts";

const tags = ["hub"];
const params = Type.Object({ id: Type.Integer({ minimum: 1, maximum: 2 ** 31 }) });
const listQuery = Type.Object({
  open: Type.Optional(Type.Boolean()),
  query: Type.Optional(Type.String({ maxLength: 80 })),
  ...PageQuery,
});

export function registerAlertRoutes(server: HttpServer, alerts: Alerts, access: Access): void {
  registerReading(server, alerts, access);
  registerRules(server, alerts, access);
  const path = "/api/hub/alert-address";
  const onRequest = access.gate("hub.read");
  const schema = { tags, response: { 200: AlertAddressSchema } };
  server.get(path, { schema, onRequest }, async (request) => {
    const { personId } = await access.people.requirePerson(request);
    return alerts.readAddress(personId);
  });
  server.put(path, { schema: { tags, body: AlertAddressSchema }, onRequest }, async (request, reply) => {
    const { personId } = await access.people.requirePerson(request);
    await alerts.saveAddress(personId, request.body);
    return reply.status(204).send();
  });
}

function registerReading(server: HttpServer, alerts: Alerts, access: Access): void {
  const onRequest = access.gate("hub.read");
  const listSchema = { tags, querystring: listQuery, response: { 200: AlertPageSchema } };
  server.get("/api/hub/alerts", { schema: listSchema, onRequest }, async ({ query }) => alerts.list(query));
  const summarySchema = { tags, response: { 200: AlertSummarySchema } };
  server.get("/api/hub/alert-summary", { schema: summarySchema, onRequest }, async () => ({
    ...(await alerts.countOpen()),
    mailServer: alerts.hasMailServer,
  }));
  const outboxSchema = { tags, querystring: Type.Object(PageQuery), response: { 200: AlertDeliveryPageSchema } };
  server.get("/api/hub/alert-deliveries", { schema: outboxSchema, onRequest }, async ({ query }) =>
    alerts.listDeliveries(query),
  );
}

function registerRules(server: HttpServer, alerts: Alerts, access: Access): void {
  const path = "/api/hub/alert-rules";
  const onRequest = access.gate("hub.configure");
  const saved = Type.Object({ id: Type.Integer() });
  const listSchema = { tags, response: { 200: AlertRulesSchema } };
  server.get(path, { schema: listSchema, onRequest: access.gate("hub.read") }, async () => ({
    items: await alerts.listRules(),
  }));
  const createSchema = { tags, body: SaveAlertRuleSchema, response: { 201: saved } };
  server.post(path, { schema: createSchema, onRequest }, async (request, reply) => {
    const actor = actorOf(await access.people.requirePerson(request));
    return reply.status(201).send({ id: await alerts.saveRule(undefined, request.body, actor) });
  });
  const changeSchema = { tags, params, body: SaveAlertRuleSchema };
  server.put(`${path}/:id`, { schema: changeSchema, onRequest }, async (request, reply) => {
    const actor = actorOf(await access.people.requirePerson(request));
    await alerts.saveRule(request.params.id, request.body, actor);
    return reply.status(204).send();
  });
  server.delete(`${path}/:id`, { schema: { tags, params }, onRequest }, async (request, reply) => {
    await alerts.removeRule(request.params.id, actorOf(await access.people.requirePerson(request)));
    return reply.status(204).send();
  });
  server.post(`${path}/:id/test`, { schema: { tags, params }, onRequest }, async (request, reply) => {
    await alerts.testRule(request.params.id);
    return reply.status(204).send();
  });
}
