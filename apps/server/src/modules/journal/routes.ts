import {
  type JournalPage,
  JournalPageSchema,
  JournalQuerySchema,
  TillJournalAnswerSchema,
  TillJournalSchema,
  type WorkingTime,
  WorkingTimePageSchema,
  WorkingTimeQuerySchema,
} from "@counterfoil/contracts";
import { type CsvColumn, type HttpServer, sendCsv } from "@counterfoil/platform";
import type { Access } from "../access/index.ts";
import type { Journal } from "./index.ts";

const tags = ["journal"];

const columns: readonly CsvColumn<JournalPage["items"][number]>[] = [
  ["occurredAt", ({ occurredAt }) => occurredAt],
  ["tillId", ({ tillId }) => tillId],
  ["sequence", ({ sequence }) => sequence],
  ["kind", ({ kind }) => kind],
  ["personId", ({ personId }) => personId],
  ["personName", ({ personName }) => personName],
  ["approvedBy", ({ approvedBy }) => approvedBy],
  ["transactionId", ({ transactionId }) => transactionId],
  ["facts", ({ facts }) => JSON.stringify(facts)],
  ["arrivedAt", ({ arrivedAt }) => arrivedAt],
];

const workColumns: readonly CsvColumn<WorkingTime>[] = [
  ["personId", ({ personId }) => personId],
  ["personName", ({ personName }) => personName],
  ["storeId", ({ storeId }) => storeId],
  ["tillId", ({ tillId }) => tillId],
  ["beganAt", ({ beganAt }) => beganAt],
  ["endedAt", ({ endedAt }) => endedAt],
  ["minutes", ({ minutes }) => minutes],
];

export function registerJournalRoutes(server: HttpServer, journal: Journal, access: Access): void {
  const take = { tags, body: TillJournalSchema, response: { 200: TillJournalAnswerSchema } };
  const config = { rateLimit: false as const };
  server.post("/api/tills/journal", { schema: take, onRequest: access.tillGate, config }, async (request) =>
    journal.take(await access.requireTill(request), request.body.entries),
  );
  const onRequest = access.gate("receipts.read");
  const list = { tags, querystring: JournalQuerySchema, response: { 200: JournalPageSchema } };
  server.get("/api/journal/entries", { schema: list, onRequest }, async ({ query }) => journal.read(query));
  const csv = { tags, querystring: JournalQuerySchema };
  server.get("/api/journal/entries.csv", { schema: csv, onRequest }, async ({ query }, reply) =>
    sendCsv(reply, { name: "till-journal", readPage: (position) => journal.read({ ...query, ...position }), columns }),
  );
  const work = { tags, querystring: WorkingTimeQuerySchema };
  const workList = { ...work, response: { 200: WorkingTimePageSchema } };
  server.get("/api/journal/working-time", { schema: workList, onRequest }, async ({ query }) =>
    journal.readWorkingTime(query),
  );
  server.get("/api/journal/working-time.csv", { schema: work, onRequest }, async ({ query }, reply) => {
    const readPage = (position: object) => journal.readWorkingTime({ ...query, ...position });
    return sendCsv(reply, { name: "working-time", readPage, columns: workColumns });
  });
}
