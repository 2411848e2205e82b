import { scenarioIds } from "@counterfoil/contracts";
import { actorOf, type HttpServer } from "@counterfoil/platform";
import { Type } from "typebox";
import { arrangementUnknown } from "../errors.ts";
import type { CommunicationRouteOptions } from "../routes.ts";
import { inboundServices, type OutboundServiceName, outboundServices, scenarios } from "../scenarios.ts";
import { ArrangementBody, ArrangementParams } from "../schemas.ts";

const tags = ["communication"];
const path = "/api/communication/arrangements";
const one = `${path}/:systemId/:scenario`;
const CheckParams = Type.Object({
  ...ArrangementParams.properties,
  service: Type.Enum(Object.keys(outboundServices) as OutboundServiceName[]),
});

/** What is agreed with each system; and what can be. */
export function registerArrangementRoutes(server: HttpServer, options: CommunicationRouteOptions): void {
  const { communication, people, readFigures, wake } = options;
  const [reads, manages] = [people.gate("communication.read"), people.gate("communication.manage")];
  const schema = { tags, params: ArrangementParams };
  server.get("/api/communication/scenarios", { schema: { tags }, onRequest: reads }, async () => ({
    items: scenarioIds.map((scenario) => ({
      scenario,
      inbound: scenarios[scenario].inbound.map((service) => ({ service, ...inboundServices[service] })),
      outbound: scenarios[scenario].outbound.map((service) => ({ service, ...outboundServices[service] })),
    })),
  }));
  server.get(path, { schema: { tags }, onRequest: reads }, async () => ({
    items: await communication.listArrangements(readFigures),
  }));
  server.get(one, { schema, onRequest: reads }, async (request) => {
    const [arrangement] = await communication.listArrangements(readFigures, request.params);
    if (!arrangement)
      throw arrangementUnknown(`${request.params.scenario} is not arranged with ${request.params.systemId}.`);
    return arrangement;
  });
  server.put(one, { schema: { ...schema, body: ArrangementBody }, onRequest: manages }, async (request, reply) => {
    const actor = actorOf(await people.requirePerson(request));
    await communication.saveArrangement(request.params, request.body, actor);
    await wake(request.params.systemId);
    return reply.status(204).send();
  });
  server.delete(one, { schema, onRequest: manages }, async (request, reply) => {
    await communication.removeArrangement(request.params, actorOf(await people.requirePerson(request)));
    return reply.status(204).send();
  });
  server.post(
    `${one}/services/:service/check`,
    { schema: { tags, params: CheckParams }, onRequest: manages },
    async (request) => communication.check(request.params.systemId, request.params.service),
  );
}
