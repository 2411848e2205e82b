import {
  FieldMappingSchema,
  LookupNameSchema,
  MappedSegmentSchema,
  MappedServiceSchema,
  MappingDocumentSchema,
  MappingTestSchema,
  MappingTrialSchema,
  WaysToPaySchema,
} from "@counterfoil/contracts";
import { actorOf, type HttpServer } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import type { Mapping } from "./index.ts";

const tags = ["hub"];
const path = "/api/hub/field-mappings/:service";
const params = Type.Object({ service: MappedServiceSchema });
const versionParams = Type.Object({ service: MappedServiceSchema, version: Type.Integer({ minimum: 1 }) });
const why = Type.String({ minLength: 1, maxLength: 200 });
const body = Type.Object({ document: MappingDocumentSchema });
/** A mapping of 400 fields with its lookups. */
const bodyLimit = 512 * 1024;

export function registerMappingRoutes(server: HttpServer, mapping: Mapping, access: Access): void {
  registerReading(server, mapping, access);
  registerTrying(server, mapping, access);
  registerChanging(server, mapping, access);
}

function registerReading(server: HttpServer, mapping: Mapping, access: Access): void {
  const onRequest = access.gate("hub.read");
  const querystring = Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1 })) });
  const schema = { tags, params, querystring, response: { 200: FieldMappingSchema } };
  server.get(path, { schema, onRequest }, async ({ params: { service }, query: { version } }) =>
    mapping.read(service, version),
  );
  const waysSchema = { tags, response: { 200: WaysToPaySchema } };
  server.get("/api/hub/ways-to-pay", { schema: waysSchema, onRequest }, async () => mapping.readWaysToPay());
}

function registerTrying(server: HttpServer, mapping: Mapping, access: Access): void {
  const onRequest = access.gate("hub.configure");
  const tried = Type.Object({ ...body.properties, number: Type.Optional(Type.String({ maxLength: 15 })) });
  const trySchema = { tags, params, body: tried, response: { 200: MappingTrialSchema } };
  server.post(`${path}/try`, { schema: trySchema, onRequest, bodyLimit }, async (request) =>
    mapping.tryLatest(request.params.service, request.body),
  );
  const compareSchema = { tags, params, body, response: { 200: tellingExamples } };
  server.post(`${path}/tellings`, { schema: compareSchema, onRequest, bodyLimit }, async (request) => ({
    items: mapping.compareTellings(request.body.document),
  }));
  const regressionSchema = { tags, params, body, response: { 200: MappingTestSchema } };
  server.post(`${path}/regression`, { schema: regressionSchema, onRequest, bodyLimit }, async (request) =>
    mapping.testDocument(request.params.service, request.body.document),
  );
}

const tellingExamples = Type.Object({
  items: Type.Array(
    Type.Object({
      name: Type.Enum(["discounts", "prices", "taxes"]),
      choice: Type.String(),
      segments: Type.Array(MappedSegmentSchema),
    }),
  ),
});

function registerChanging(server: HttpServer, mapping: Mapping, access: Access): void {
  const onRequest = access.gate("hub.configure");
  const actor = async (request: Parameters<typeof access.people.requirePerson>[0]) =>
    actorOf(await access.people.requirePerson(request));
  const version = Type.Object({ version: Type.Integer() });
  const seen = Type.Optional(Type.Integer({ description: "The latest version when its writer looked last." }));
  const saved = Type.Object({ ...body.properties, why, seen });
  const saveSchema = { tags, params, body: saved, response: { 201: version } };
  server.post(`${path}/versions`, { schema: saveSchema, onRequest, bodyLimit }, async (request, reply) => {
    const made = await mapping.save(request.params.service, request.body, await actor(request));
    return reply.status(201).send({ version: made });
  });
  const testSchema = { tags, params: versionParams, response: { 200: MappingTestSchema } };
  server.post(`${path}/versions/:version/test`, { schema: testSchema, onRequest }, async ({ params: named }) =>
    mapping.test(named.service, named.version),
  );
  const activation = Type.Object({ why, despiteFailures: Type.Optional(Type.Boolean()) });
  const activateSchema = { tags, params: versionParams, body: activation };
  server.post(`${path}/versions/:version/activate`, { schema: activateSchema, onRequest }, async (request, reply) => {
    const { service, version: named } = request.params;
    await mapping.activate(service, { version: named, ...request.body }, await actor(request));
    return reply.status(204).send();
  });
  const code = Type.String({ minLength: 1, maxLength: 60 });
  const entry = Type.Object({ lookup: LookupNameSchema, from: code, to: Type.String({ minLength: 1, maxLength: 20 }) });
  const lookupSchema = { tags, params, body: entry, response: { 200: version } };
  server.post(`${path}/lookups`, { schema: lookupSchema, onRequest }, async (request) =>
    mapping.addLookup({ service: request.params.service, ...request.body }, await actor(request)),
  );
}
