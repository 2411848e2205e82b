import { type HttpServer, notFound, type People, Problem, retryHeader } from "@counterfoil/platform";
import {
  confirmationService,
  type InboundService,
  relationshipConfirmationService,
  writeSoapFault,
  wsdlOf,
} from "@counterfoil/sap";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Db } from "../../../database.ts";
import type { Access } from "../../access/index.ts";
import {
  confirmationPath,
  type InboundGuard,
  type InboundServiceName,
  relationshipConfirmationPath,
} from "../../communication/index.ts";
import type { MasterData } from "../../masterdata/index.ts";
import {
  ConfirmationSearchSchema,
  ConfirmedObjectSearchSchema,
  findConfirmation,
  readConfirmedObjects,
  searchConfirmations,
} from "./queries.ts";
import type { ConfirmedType } from "./read-confirmation.ts";
import { receiveConfirmation } from "./receive-confirmation.ts";
import { readBody } from "./store.ts";

const MAX_BYTES = 64 * 1024 * 1024;
const XML = "text/xml; charset=utf-8";
const tags = ["replication"];
const params = Type.Object({ confirmationId: Type.Integer({ minimum: 1 }) });

export type ConfirmationGround = {
  db: Db;
  masterData: MasterData;
  baseUrl: string;
  access: Access;
  inbound: InboundGuard;
  people: People;
};
type Door = { path: string; type: ConfirmedType; arrangedAs: InboundServiceName; service: InboundService };
const doors: readonly Door[] = [
  {
    path: confirmationPath,
    type: "businessPartner",
    arrangedAs: "businessPartnerConfirmations",
    service: confirmationService,
  },
  {
    path: relationshipConfirmationPath,
    type: "relationship",
    arrangedAs: "relationshipConfirmations",
    service: relationshipConfirmationService,
  },
];

/** What receivers tell of our messages: where they tell it, and where people read it. */
export function registerConfirmationRoutes(server: HttpServer, ground: ConfirmationGround): void {
  server.register(async (scope) => registerIntake(scope as HttpServer, ground));
  registerReading(server, ground);
}

function registerIntake(scope: HttpServer, ground: ConfirmationGround): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: MAX_BYTES }, (_request, body, done) =>
    done(null, body),
  );
  scope.setErrorHandler((error, request, reply) => {
    const facts = error instanceof Problem ? error.facts : undefined;
    const status = facts?.status ?? (error as { statusCode?: number }).statusCode ?? 500;
    if (status >= 500 && !facts) request.log.error({ err: error }, "a confirmation could not be taken");
    const said = facts || status < 500 ? (error as Error).message : "Something went wrong here; send it again later.";
    const fault = writeSoapFault({ fault: status >= 500 ? "Server" : "Client", reason: said, code: facts?.code });
    return reply.status(status).headers(retryHeader(error)).type(XML).send(fault);
  });
  ground.inbound.noteCalls(scope);
  for (const door of doors) registerDoor(scope, ground, door);
}

function registerDoor(
  scope: HttpServer,
  { access, inbound, baseUrl, ...ground }: ConfirmationGround,
  { path, type, arrangedAs, service }: Door,
): void {
  const onRequest = inbound.gate("idoc.send", () => [arrangedAs]);
  // Its description tells nothing of the retailer and is open, as at SAP.
  const unlessDescribed = async (request: FastifyRequest, reply: FastifyReply) =>
    isDescription(request) ? undefined : onRequest(request, reply);
  // Whoever checks the connection asks without sending.
  scope.get(path, { schema: { tags }, onRequest: unlessDescribed }, async (request, reply) =>
    isDescription(request)
      ? reply.type(XML).send(wsdlOf(service, baseUrl + path))
      : reply.status(405).header("allow", "POST").send(),
  );
  const options = { bodyLimit: MAX_BYTES, config: { rateLimit: false as const } };
  scope.post(path, { schema: { tags }, ...options, onRequest }, async (request, reply) => {
    const { userName } = await access.requireTechnicalUser(request, "idoc.send");
    const [first, ...more] = inbound.systemsOf(request);
    if (first === undefined) throw new Error("a confirmation came in that is arranged with nobody");
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    await receiveConfirmation(ground, { type, body }, { technicalUser: userName, systemIds: [first, ...more] });
    return reply.status(202).send();
  });
}

const isDescription = ({ query }: FastifyRequest) => Object.keys(query as object).some((name) => /^wsdl$/i.test(name));

function registerReading(server: HttpServer, { db, people }: ConfirmationGround): void {
  const path = "/api/replication/confirmations";
  const onRequest = people.gate("replication.read");
  server.get(path, { schema: { tags, querystring: ConfirmationSearchSchema }, onRequest }, async (request) =>
    searchConfirmations(db, request.query),
  );
  server.get(`${path}/:confirmationId`, { schema: { tags, params }, onRequest }, async (request) => {
    const found = await findConfirmation(db, request.params.confirmationId);
    if (!found) throw notFound(`There is no confirmation ${request.params.confirmationId}.`);
    return found;
  });
  const objects = { tags, params, querystring: ConfirmedObjectSearchSchema };
  server.get(`${path}/:confirmationId/objects`, { schema: objects, onRequest }, async (request) =>
    readConfirmedObjects(db, request.params.confirmationId, request.query),
  );
  server.get(`${path}/:confirmationId/document`, { schema: { tags, params }, onRequest }, async (request, reply) => {
    const body = await readBody(db, request.params.confirmationId);
    if (!body) throw notFound(`There is no confirmation ${request.params.confirmationId}.`);
    return reply.type(XML).send(body);
  });
}
