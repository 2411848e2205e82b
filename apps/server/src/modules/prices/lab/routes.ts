import {
  LabAnswerSchema,
  LabRequestSchema,
  LabTestResultSchema,
  LabTestSchema,
  NewLabTestSchema,
  ProblemSchema,
  UuidSchema,
} from "@counterfoil/contracts";
import { actorOf, type HttpServer } from "@counterfoil/platform";
import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import type { Lab } from "./index.ts";

const tags = ["offers"];
const path = "/api/prices/lab-tests";

export function registerLabRoutes(server: HttpServer, lab: Lab, access: Access): void {
  const read = access.gate("offers.read");
  const write = access.gate("offers.write");
  const actor = async (request: FastifyRequest) => actorOf(await access.requirePermission(request, "offers.write"));
  const serializerCompiler = () => (data: unknown) => JSON.stringify(data);
  const description =
    "Prices a basket with the active offers and these drafts as if they were active. Each offer says what became of it. A coupon's id counts as its code here.";
  const answers = { 200: LabAnswerSchema, 404: ProblemSchema, 422: ProblemSchema };
  const schema = { tags, description, body: LabRequestSchema, response: answers };
  server.post("/api/prices/lab", { schema, onRequest: read, serializerCompiler }, async (request) =>
    lab.tryBasket(request.body),
  );
  const list = { tags, response: { 200: Type.Object({ items: Type.Array(LabTestSchema) }) } };
  server.get(path, { schema: list, onRequest: read }, async () => ({ items: await lab.listTests() }));
  const made = Type.Object({ testId: Type.String() });
  const newSchema = { tags, body: NewLabTestSchema, response: { 201: made, 409: ProblemSchema } };
  server.post(path, { schema: newSchema, onRequest: write }, async (request, reply) =>
    reply.status(201).send({ testId: await lab.saveTest(request.body, await actor(request)) }),
  );
  const body = Type.Object({
    testIds: Type.Optional(Type.Array(UuidSchema, { maxItems: 1000 })),
    draftOfferIds: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 100 })),
  });
  const results = Type.Object({ items: Type.Array(LabTestResultSchema), failed: Type.Integer() });
  server.post(
    `${path}/run`,
    { schema: { tags, body, response: { 200: results } }, onRequest: read },
    async (request) => {
      const items = await lab.runTests(request.body);
      return { items, failed: items.filter(({ passed }) => !passed).length };
    },
  );
  const params = Type.Object({ testId: UuidSchema });
  server.delete(`${path}/:testId`, { schema: { tags, params }, onRequest: write }, async (request, reply) => {
    await lab.removeTest(request.params.testId, await actor(request));
    return reply.status(204).send();
  });
}
