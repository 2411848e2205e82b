import { type HttpServer, Problem } from "@counterfoil/platform";
import { type PosSoapType, posSoapPath, writePosConfirmation, writeSoapFault } from "@counterfoil/sap";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import type { Documents } from "../index.ts";
import { formatIdocNumber } from "./receive-document.ts";

const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;
const Answer = Type.Object({ idocNumber: Type.String(), repeated: Type.Boolean() });
const tags = ["intake"];
const XML = "text/xml; charset=utf-8";
const options = { bodyLimit: MAX_DOCUMENT_BYTES, config: { rateLimit: false as const } };

/** The raw bytes come in, whatever XML type the sender names. */
export function registerIntake(server: HttpServer, documents: Documents, access: Access): void {
  server.register(async (scope) => {
    takeRawBodies(scope as HttpServer);
    registerIdocs(scope as HttpServer, documents, access);
  });
  server.register(async (scope) => {
    takeRawBodies(scope as HttpServer);
    registerSoap(scope as HttpServer, documents, access);
  });
}

function takeRawBodies(scope: HttpServer): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: MAX_DOCUMENT_BYTES }, (_request, body, done) =>
    done(null, body),
  );
}

const bodyOf = ({ body }: { body: unknown }) => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

/** SAP's door for IDocs as XML. */
function registerIdocs(scope: HttpServer, documents: Documents, access: Access): void {
  registerCheck(scope, "/sap/bc/idoc_xml", access);
  const schema = { tags, response: { 200: Answer } };
  const onRequest = access.technicalUserGate("idoc.send");
  scope.post("/sap/bc/idoc_xml", { schema, ...options, onRequest }, async (request, reply) => {
    const { userName } = await access.requireTechnicalUser(request, "idoc.send");
    const { idocNumber, repeated } = await documents.receiveIdoc(bodyOf(request), userName);
    return reply.send({ idocNumber: formatIdocNumber(idocNumber), repeated });
  });
}

/** Whoever checks a connection asks without sending: the way and the right are there, only documents are POSTed. */
function registerCheck(scope: HttpServer, path: string, access: Access): void {
  const onRequest = access.technicalUserGate("idoc.send");
  scope.get(path, { schema: { tags }, onRequest }, async (_request, reply) =>
    reply.status(405).header("allow", "POST").send(),
  );
}

const services = [...new Set((["WPUBON01", "WPUFIB01"] satisfies PosSoapType[]).map(posSoapPath))];

/** The same by SOAP, as the services of SAP_COM_0652 are called; the form is ours. */
function registerSoap(scope: HttpServer, documents: Documents, access: Access): void {
  scope.setErrorHandler((error, request, reply) => {
    const facts = error instanceof Problem ? error.facts : undefined;
    const status = facts?.status ?? (error as { statusCode?: number }).statusCode ?? 500;
    if (status >= 500) request.log.error({ err: error }, "a SOAP document could not be taken");
    const reason =
      status < 500 ? (facts?.detail ?? (error as Error).message) : "Something went wrong here; send it again later.";
    const fault = writeSoapFault({ fault: status >= 500 ? "Server" : "Client", reason, code: facts?.code });
    return reply.status(status).type(XML).send(fault);
  });
  for (const path of services) {
    registerCheck(scope, path, access);
    const onRequest = access.technicalUserGate("idoc.send");
    scope.post(path, { schema: { tags }, ...options, onRequest }, async (request, reply) => {
      const { userName } = await access.requireTechnicalUser(request, "idoc.send");
      const { idocNumber, repeated } = await documents.receiveSoap(bodyOf(request), path, userName);
      return reply.type(XML).send(writePosConfirmation(formatIdocNumber(idocNumber), repeated));
    });
  }
}
