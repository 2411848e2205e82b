import {
  CorrectableMessageSchema,
  EditMessageSchema,
  type MendingCase,
  MendingCasePageSchema,
  MendingCaseQuerySchema,
  MendingChoiceSchema,
  MendingCommentSchema,
  MendingFixSchema,
  MendingGroupDetailSchema,
  MendingGroupQuerySchema,
  MendingGroupsSchema,
  MendingNoteSchema,
  MendingPeopleSchema,
  MendingSettleSchema,
  MendingTaskSchema,
  RetryAnswerSchema,
  StoreIdSchema,
  UuidSchema,
} from "@counterfoil/contracts";
import { actorOf, type CsvColumn, type HttpServer, sendCsv } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import type { Mending } from "./index.ts";

const tags = ["hub"];
const caseColumns = [
  "businessKey",
  "direction",
  "service",
  "storeId",
  "errorClass",
  "causeCode",
  "causeSubject",
  "reason",
  "currency",
  "openedAt",
  "failures",
  "retriedAt",
  "retriedBy",
  "resolvedAt",
  "resolvedHow",
  "resolvedBy",
  "resolvedWhy",
  "ownerName",
  "dueAt",
] as const;
const textOf = (name: (typeof caseColumns)[number]): CsvColumn<MendingCase> => [name, (one) => one[name]];

export function registerMendingRoutes(server: HttpServer, mending: Mending, access: Access): void {
  registerReading(server, mending, access);
  registerMending(server, mending, access);
  registerTasks(server, mending, access);
  registerCorrection(server, mending, access);
}

type Request = Parameters<Access["people"]["requirePerson"]>[0];
const actorIn = (access: Access) => async (request: Request) => actorOf(await access.people.requirePerson(request));

function registerReading(server: HttpServer, mending: Mending, access: Access): void {
  const onRequest = access.gate("hub.read");
  const groups = { tags, querystring: MendingGroupQuerySchema, response: { 200: MendingGroupsSchema } };
  server.get("/api/hub/mending-groups", { schema: groups, onRequest }, async ({ query }) => mending.listGroups(query));
  const key = Type.Object({ key: MendingFixSchema.properties.group });
  const group = { tags, querystring: key, response: { 200: MendingGroupDetailSchema } };
  server.get("/api/hub/mending-group", { schema: group, onRequest }, async ({ query }) => mending.readGroup(query.key));
  const cases = { tags, querystring: MendingCaseQuerySchema, response: { 200: MendingCasePageSchema } };
  server.get("/api/hub/mending-cases", { schema: cases, onRequest }, async ({ query }) => mending.listCases(query));
  const csv = { schema: { tags, querystring: MendingCaseQuerySchema }, onRequest };
  server.get("/api/hub/mending-cases.csv", csv, async ({ query }, reply) =>
    sendCsv(reply, {
      name: `messages-${query.list ?? "open"}`,
      readPage: (position) => mending.listCases({ ...query, ...position }),
      columns: [...caseColumns.map(textOf), ["amountMinor", ({ amount }) => amount]],
    }),
  );
  const params = Type.Object({ id: Type.Integer({ minimum: 1 }) });
  const notes = { tags, params, response: { 200: Type.Object({ items: Type.Array(MendingNoteSchema) }) } };
  server.get("/api/hub/mending-cases/:id/notes", { schema: notes, onRequest }, async (request) => ({
    items: await mending.readNotesOf(request.params.id),
  }));
  const people = { tags, response: { 200: MendingPeopleSchema } };
  server.get("/api/hub/mending-people", { schema: people, onRequest }, async () => ({
    items: await mending.readPeople(),
  }));
}

function registerMending(server: HttpServer, mending: Mending, access: Access): void {
  const actor = actorIn(access);
  const onRequest = access.gate("hub.retry");
  const retry = { tags, body: MendingChoiceSchema, response: { 200: RetryAnswerSchema } };
  server.post("/api/hub/mending/retry", { schema: retry, onRequest }, async (request) => ({
    retried: await mending.retry(request.body, await actor(request)),
  }));
  const fixed = Type.Object({ version: Type.Integer(), retried: Type.Integer() });
  const fix = { tags, body: MendingFixSchema, response: { 200: fixed } };
  server.post("/api/hub/mending/fix", { schema: fix, onRequest: access.gate("hub.configure") }, async (request) =>
    mending.fix(request.body, await actor(request)),
  );
  const settle = { tags, body: MendingSettleSchema, response: { 200: Type.Object({ settled: Type.Integer() }) } };
  server.post("/api/hub/mending/settle", { schema: settle, onRequest }, async (request) => {
    const { why, ...choice } = request.body;
    return { settled: await mending.settle(choice, why, await actor(request)) };
  });
}

function registerTasks(server: HttpServer, mending: Mending, access: Access): void {
  const actor = actorIn(access);
  const onRequest = access.gate("hub.retry");
  server.put(
    "/api/hub/mending/task",
    { schema: { tags, body: MendingTaskSchema }, onRequest },
    async (request, reply) => {
      await mending.assign(request.body, await actor(request));
      return reply.status(204).send();
    },
  );
  const schema = { tags, body: MendingCommentSchema };
  server.post("/api/hub/mending/comments", { schema, onRequest }, async (request, reply) => {
    const { text, ...choice } = request.body;
    await mending.comment(choice, text, await actor(request));
    return reply.status(204).send();
  });
}

function registerCorrection(server: HttpServer, mending: Mending, access: Access): void {
  const actor = actorIn(access);
  const path = "/api/hub/outbound-messages/:storeId/:id/correction";
  const params = Type.Object({ storeId: StoreIdSchema, id: UuidSchema });
  const read = { tags, params, response: { 200: CorrectableMessageSchema } };
  server.get(path, { schema: read, onRequest: access.gate("hub.read") }, async ({ params: { storeId, id } }) =>
    mending.readCorrectable(storeId, id),
  );
  const edit = { tags, params, body: EditMessageSchema, response: { 200: Type.Object({ version: Type.Integer() }) } };
  server.post(path, { schema: edit, onRequest: access.gate("hub.edit") }, async (request) => {
    const { storeId, id } = request.params;
    return { version: await mending.edit(storeId, id, request.body, await actor(request)) };
  });
}
