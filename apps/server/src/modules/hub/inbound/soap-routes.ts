import { type HttpServer, Problem, retryHeader } from "@counterfoil/platform";
import { faultOf, inboundServices, type SoapFault, writeSoapFault, wsdlOf } from "@counterfoil/sap";
import type { FastifyReply } from "fastify";
import type { Access } from "../../access/index.ts";
import { messageIdUsed } from "./errors.ts";
import type { Inbound } from "./index.ts";
import { copyScript, indexPage, type ListedService } from "./index-page.ts";
import { plainBody } from "./plain-body.ts";
import { sampleRequests } from "./sample-requests.ts";
import type { InboundService } from "./service.ts";

const XML = "text/xml; charset=utf-8";
const SOAP_12 = "application/soap+xml";

/** The services that partner systems send to. List, WSDL and samples tell nothing of the retailer and are open, as at SAP. */
export function registerSoapRoutes(
  server: HttpServer,
  inbound: Inbound,
  { access, baseUrl }: { access: Access; baseUrl: string },
): void {
  server.register(async (scope) => {
    // The body is not collected: it is read, stored and compressed while it arrives.
    scope.removeAllContentTypeParsers();
    for (const type of ["text/xml", SOAP_12, "application/xml"])
      scope.addContentTypeParser(type, (_request, payload, done) => done(null, payload));
    scope.setErrorHandler((error, request, reply) => {
      const facts = error instanceof Problem ? error.facts : undefined;
      const status = facts?.status ?? (error as { statusCode?: number }).statusCode ?? 500;
      if (status >= 500 && facts === undefined)
        request.log.error({ err: error, requestId: request.id }, "SOAP request failed");
      if (status === 401) reply.header("www-authenticate", 'Basic realm="Counterfoil", charset="UTF-8"');
      reply.headers(retryHeader(error));
      const said = facts !== undefined || status < 500;
      const reason = said ? (error as Error).message : "Something went wrong here; send it again later.";
      return sendFault(reply, status, { fault: status >= 500 ? "Server" : "Client", reason, code: facts?.code });
    });
    scope.addHook("onRequest", (request) => access.technicalUsers.networkGate(request));
    scope.get("/ccos/soap", { schema: { hide: true } }, async (request, reply) => {
      const language = /^de\b/i.test(request.headers["accept-language"] ?? "") ? "de" : "en";
      const page = indexPage(await activeServices(inbound), baseUrl, language);
      return reply.type("text/html; charset=utf-8").header("vary", "accept-language").send(page);
    });
    scope.get("/ccos/soap.js", { schema: { hide: true } }, async (_request, reply) =>
      reply.type("text/javascript; charset=utf-8").send(copyScript),
    );
    for (const service of inbound.services) registerService(scope as HttpServer, service, { inbound, access, baseUrl });
  });
}

function registerService(
  scope: HttpServer,
  service: InboundService,
  { inbound, access, baseUrl }: { inbound: Inbound; access: Access; baseUrl: string },
): void {
  const path = `/ccos/soap/${service.name}`;
  const description = inboundServices.find(({ name }) => name === service.name);
  if (description === undefined) throw new Error(`No format for service ${service.name}`);
  scope.get(path, { schema: { hide: true } }, async (_request, reply) =>
    reply.type(XML).send(wsdlOf(description, baseUrl + path)),
  );
  scope.get(`${path}/sample`, { schema: { hide: true } }, async (_request, reply) =>
    reply
      .type(XML)
      .header("content-disposition", `attachment; filename="${service.name}.xml"`)
      .send(sampleRequests[service.name]?.()),
  );
  scope.post(
    path,
    { schema: { hide: true }, onRequest: access.technicalUserGate("masterData.send") },
    async (request, reply) => {
      const { userName } = await access.requireTechnicalUser(request);
      await inbound.requireActive(service.name, userName);
      const received = await inbound.receive(service, userName, plainBody(request));
      if (received.outcome === "rejected") return sendFault(reply, 400, faultOf(received.error));
      // Said, and not passed over: the sender would take it for delivered.
      if (received.outcome === "duplicate" && received.first?.same === false)
        throw messageIdUsed("A message with this id came before, with another content; this one was not applied.");
      return reply.status(202).send();
    },
  );
}

/** What a partner system may send now. */
async function activeServices(inbound: Inbound): Promise<ListedService[]> {
  const active = await inbound.activeMessages();
  return inboundServices
    .filter(({ name }) => active.has(name))
    .map((service) => ({ ...service, sample: sampleRequests[service.name]?.() ?? "" }));
}

/** In the version of SOAP that the sender speaks: 1.2 has a media type of its own. */
function sendFault(reply: FastifyReply, status: number, fault: SoapFault) {
  const speaks12 = reply.request.headers["content-type"]?.startsWith(SOAP_12) === true;
  const type = speaks12 ? `${SOAP_12}; charset=utf-8` : XML;
  return reply
    .status(status)
    .type(type)
    .send(writeSoapFault(fault, speaks12 ? "1.2" : "1.1"));
}
