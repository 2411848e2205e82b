import { actorOf, type HttpServer, type People } from "@counterfoil/platform";
import type { Replication } from "../index.ts";
import { ScheduleBody, ScheduleChangeBody, ScheduleIdParams } from "../schemas.ts";

const tags = ["replication"];

/** Runs that start by themselves. */
export function registerScheduleRoutes(server: HttpServer, replication: Replication, people: People): void {
  const manages = people.gate("replication.manage");
  server.get(
    "/api/replication/schedules",
    { schema: { tags }, onRequest: people.gate("replication.read") },
    async () => ({ items: await replication.readSchedules() }),
  );
  server.post(
    "/api/replication/schedules",
    { schema: { tags, body: ScheduleBody }, onRequest: manages },
    async (request, reply) => {
      const actor = actorOf(await people.requirePerson(request));
      return reply.status(201).send({ scheduleId: await replication.createSchedule(request.body, actor) });
    },
  );
  server.patch(
    "/api/replication/schedules/:scheduleId",
    { schema: { tags, params: ScheduleIdParams, body: ScheduleChangeBody }, onRequest: manages },
    async (request, reply) => {
      const actor = actorOf(await people.requirePerson(request));
      await replication.setScheduleActive(request.params.scheduleId, request.body.active, actor);
      return reply.status(204).send();
    },
  );
  server.delete(
    "/api/replication/schedules/:scheduleId",
    { schema: { tags, params: ScheduleIdParams }, onRequest: manages },
    async (request, reply) => {
      const actor = actorOf(await people.requirePerson(request));
      await replication.removeSchedule(request.params.scheduleId, actor);
      return reply.status(204).send();
    },
  );
}
