import { type HttpServer, Problem, retryHeader } from "@counterfoil/platform";
import { type PosSoapType, posSoapPath, writePosConfirmation, writeSoapFault } from "@counterfoil/sap";
import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import { documentServices, type InboundGuard, inboundServicesFor } from "../../communication/index.ts";
import type { Documents } from "../index.ts";
import { idocTypeOf, soapTypeOf } from "./read-document.ts";
import { formatIdocNumber } from "./receive-document.ts";

const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;
const Answer = Type.Object({ idocNumber: Type.String(), repeated: Type.Boolean() });
const tags = ["intake"];
const XML = "text/xml; charset=utf-8";
const options = { bodyLimit: MAX_DOCUMENT_BYTES, config: { rateLimit: false as const } };

export type IntakeGround = { access: Access; inbound: InboundGuard };

/** The raw bytes come in, whatever XML type the sender names. */
export function registerIntake(server: HttpServer, documents: Documents, ground: IntakeGround): void {
  for (const register of [registerIdocs, registerSoap])
    server.register(async (scope) => {
      takeRawBodies(scope as HttpServer);
      ground.inbound.noteCalls(scope as HttpServer);
      register(scope as HttpServer, documents, ground);
    });
}

function takeRawBodies(scope: HttpServer): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: MAX_DOCUMENT_BYTES }, (_request, body, done) =>
    done(null, body),
  );
}

const bodyOf = ({ body }: { body: unknown }) => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

/** The sender, once it is known what it sends: each type of document is a service that can be off. */
async function requireSender(
  { access, inbound }: IntakeGround,
  request: FastifyRequest,
  documentType: string,
): Promise<string> {
  const user = await access.requireTechnicalUser(request, "idoc.send");
  await inbound.narrow(request, inboundServicesFor(documentType), user);
  return user.userName;
}

/** SAP's door for IDocs as XML. */
function registerIdocs(scope: HttpServer, documents: Documents, ground: IntakeGround): void {
  const onRequest = ground.inbound.gate("idoc.send", () => documentServices);
  registerCheck(scope, "/sap/bc/idoc_xml", onRequest);
  const schema = { tags, response: { 200: Answer } };
  scope.post("/sap/bc/idoc_xml", { schema, ...options, onRequest }, async (request, reply) => {
    const body = bodyOf(request);
    const userName = await requireSender(ground, request, idocTypeOf(body));
    const { idocNumber, repeated } = await documents.receiveIdoc(body, userName);
    return reply.send({ idocNumber: formatIdocNumber(idocNumber), repeated });
  });
}

/** Whoever checks a connection asks without sending: the way and the right are there, only documents are POSTed. */
function registerCheck(scope: HttpServer, path: string, onRequest: ReturnType<InboundGuard["gate"]>): void {
  scope.get(path, { schema: { tags }, onRequest }, async (_request, reply) =>
    reply.status(405).header("allow", "POST").send(),
  );
}

const services = [...new Set((["WPUBON01", "WPUFIB01"] satisfies PosSoapType[]).map(posSoapPath))];

/** The same by SOAP, as the services of SAP_COM_0652 are called; the form is ours. */
function registerSoap(scope: HttpServer, documents: Documents, ground: IntakeGround): void {
  scope.setErrorHandler((error, request, reply) => {
    const facts = error instanceof Problem ? error.facts : undefined;
    const status = facts?.status ?? (error as { statusCode?: number }).statusCode ?? 500;
    if (status >= 500 && !facts) request.log.error({ err: error }, "a SOAP document could not be taken");
    const said = facts?.detail ?? (error as Error).message;
    const reason = facts || status < 500 ? said : "Something went wrong here; send it again later.";
    const fault = writeSoapFault({ fault: status >= 500 ? "Server" : "Client", reason, code: facts?.code });
    return reply.status(status).headers(retryHeader(error)).type(XML).send(fault);
  });
  const onRequest = ground.inbound.gate("idoc.send", () => documentServices);
  for (const path of services) {
    registerCheck(scope, path, onRequest);
    scope.post(path, { schema: { tags }, ...options, onRequest }, async (request, reply) => {
      const body = bodyOf(request);
      const userName = await requireSender(ground, request, soapTypeOf(body));
      const { idocNumber, repeated } = await documents.receiveSoap(body, path, userName);
      return reply.type(XML).send(writePosConfirmation(formatIdocNumber(idocNumber), repeated));
    });
  }
}
