import {
  CompareDaySchema,
  CompletenessMonthQuerySchema,
  CompletenessMonthSchema,
  CompletenessPageSchema,
  CompletenessQuerySchema,
  DayDifferencesSchema,
  DayQuerySchema,
  SilenceSettingSchema,
} from "@counterfoil/contracts";
import { actorOf, type HttpServer } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import type { Monitor } from "./index.ts";

const tags = ["hub"];

export function registerMonitorRoutes(server: HttpServer, monitor: Monitor, access: Access): void {
  const onRequest = access.gate("hub.read");
  const list = { tags, querystring: CompletenessQuerySchema, response: { 200: CompletenessPageSchema } };
  server.get("/api/hub/completeness", { schema: list, onRequest }, async ({ query }) =>
    monitor.listCompleteness(query),
  );
  const month = { tags, querystring: CompletenessMonthQuerySchema, response: { 200: CompletenessMonthSchema } };
  server.get("/api/hub/completeness/month", { schema: month, onRequest }, async ({ query }) =>
    monitor.readMonth(query),
  );
  const compared = Type.Object({ unequal: Type.Integer() });
  const compare = { tags, body: CompareDaySchema, response: { 200: compared } };
  server.post("/api/hub/completeness/compare", { schema: compare, onRequest }, async ({ body }) => ({
    unequal: await monitor.compareDay(body.storeId, body.businessDate),
  }));
  const begin = { schema: { tags, response: { 202: Type.Null() } }, onRequest };
  server.post("/api/hub/completeness/comparisons", begin, async (_request, reply) => {
    await monitor.compareDays();
    return reply.status(202).send(null);
  });
  const day = { tags, querystring: DayQuerySchema, response: { 200: DayDifferencesSchema } };
  server.get("/api/hub/completeness/differences", { schema: day, onRequest }, async ({ query }) =>
    monitor.findDifferences(query.tillId, query.businessDate),
  );
  const path = "/api/hub/silence-setting";
  server.get(path, { schema: { tags, response: { 200: SilenceSettingSchema } }, onRequest }, async () =>
    monitor.readSilence(),
  );
  const save = { schema: { tags, body: SilenceSettingSchema }, onRequest: access.gate("hub.configure") };
  server.put(path, save, async (request, reply) => {
    await monitor.saveSilence(request.body, actorOf(await access.people.requirePerson(request)));
    return reply.status(204).send();
  });
}
