import type { HttpServer, People } from "@counterfoil/platform";
import { Type } from "typebox";
import { TillDayKeySchema } from "./completeness/read-till-day.ts";
import { CompletenessSearchSchema } from "./completeness/search-completeness.ts";
import { idocUnknown, postingUnknown, receiptUnknown, tillDayUnknown } from "./errors.ts";
import type { Documents } from "./index.ts";
import { type IntakeGround, registerIntake } from "./intake/routes-intake.ts";
import { IdocSearchSchema } from "./queries/idocs.ts";
import { ReceiptSearchSchema } from "./queries/receipts.ts";
import { TotalsQuerySchema } from "./queries/totals.ts";
import { registerConfigurationRoutes } from "./routes-configuration.ts";
import { registerCorrectionRoutes } from "./routes-corrections.ts";

const tags = ["documents"];
const IdocParams = Type.Object({ idocNumber: Type.Integer({ minimum: 1 }) });
const ReceiptParams = Type.Object({ receiptId: Type.Integer({ minimum: 1 }) });
const FlowQuery = Type.Object({
  number: Type.String({ minLength: 1, maxLength: 40, description: "Any number: receipt, IDoc, document, closing." }),
});
const PostingParams = Type.Object({
  year: Type.Integer({ minimum: 1900, maximum: 9999 }),
  number: Type.Integer({ minimum: 1 }),
});
const RepostBody = Type.Object(
  {
    receiptIds: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 10_000 })),
    reasonCode: Type.Optional(Type.String({ maxLength: 40 })),
    reasonSubject: Type.Optional(Type.String({ maxLength: 40 })),
    task: Type.Optional(Type.Enum(["revenue", "payment", "stock"])),
  },
  { minProperties: 1, additionalProperties: false },
);
export function registerDocumentRoutes(
  server: HttpServer,
  documents: Documents,
  people: People,
  ground: IntakeGround,
): void {
  registerIntake(server, documents, ground);
  registerReceiptRoutes(server, documents, people);
  registerCorrectionRoutes(server, documents, people);
  registerCompletenessRoutes(server, documents, people);
  registerIdocRoutes(server, documents, people);
  registerConfigurationRoutes(server, documents, people);
}

function registerReceiptRoutes(server: HttpServer, documents: Documents, people: People): void {
  const reads = people.gate("documents.read");
  server.get(
    "/api/documents/receipts",
    { schema: { tags, querystring: ReceiptSearchSchema }, onRequest: reads },
    async (request) => documents.searchReceipts(request.query),
  );
  server.get(
    "/api/documents/receipts/:receiptId",
    { schema: { tags, params: ReceiptParams }, onRequest: reads },
    async (request) => {
      const receipt = await documents.readReceipt(request.params.receiptId);
      if (!receipt) throw receiptUnknown(`There is no receipt ${request.params.receiptId}.`);
      return receipt;
    },
  );
  server.get(
    "/api/documents/receipts/:receiptId/preview",
    { schema: { tags, params: ReceiptParams }, onRequest: reads },
    async (request) => {
      const preview = await documents.previewReceipt(request.params.receiptId);
      if (!preview) throw receiptUnknown(`There is no receipt ${request.params.receiptId}.`);
      return preview;
    },
  );
  server.get(
    "/api/documents/flow",
    { schema: { tags, querystring: FlowQuery }, onRequest: reads },
    async (request) => ({ chains: await documents.findChains(request.query.number) }),
  );
  server.post(
    "/api/documents/receipts/repost",
    { schema: { tags, body: RepostBody }, onRequest: people.gate("documents.repost") },
    async (request) => ({ reposted: await documents.repost(request.body) }),
  );
  server.get(
    "/api/documents/receipt-totals",
    { schema: { tags, querystring: TotalsQuerySchema }, onRequest: reads },
    async (request) => documents.readReceiptTotals(request.query),
  );
  server.get(
    "/api/documents/postings/:year/:number",
    { schema: { tags, params: PostingParams }, onRequest: reads },
    async (request) => {
      const posting = await documents.readPosting(request.params.year, request.params.number);
      if (!posting) throw postingUnknown(`There is no document ${request.params.number} of ${request.params.year}.`);
      return posting;
    },
  );
  server.get("/api/documents/summary", { schema: { tags }, onRequest: reads }, async () => documents.readSummary());
}

function registerCompletenessRoutes(server: HttpServer, documents: Documents, people: People): void {
  const path = "/api/documents/completeness";
  server.get(
    path,
    { schema: { tags, querystring: CompletenessSearchSchema }, onRequest: people.gate("documents.read") },
    async (request) => documents.searchCompleteness(request.query),
  );
  server.get(
    `${path}/:siteId/:till/:businessDate`,
    { schema: { tags, params: TillDayKeySchema }, onRequest: people.gate("documents.read") },
    async (request) => {
      const { siteId, till, businessDate } = request.params;
      const tillDay = await documents.readTillDay(request.params);
      if (!tillDay) throw tillDayUnknown(`Nothing came from till ${siteId}-${till} on ${businessDate}.`);
      return tillDay;
    },
  );
}

function registerIdocRoutes(server: HttpServer, documents: Documents, people: People): void {
  server.get(
    "/api/documents/idocs",
    { schema: { tags, querystring: IdocSearchSchema }, onRequest: people.gate("documents.read") },
    async (request) => documents.searchIdocs(request.query),
  );
  server.get(
    "/api/documents/idocs/:idocNumber",
    { schema: { tags, params: IdocParams }, onRequest: people.gate("documents.read") },
    async (request) => {
      const idoc = await documents.readIdoc(request.params.idocNumber);
      if (!idoc) throw idocUnknown(`There is no IDoc ${request.params.idocNumber}.`);
      return idoc;
    },
  );
  server.get(
    "/api/documents/idocs/:idocNumber/raw",
    { schema: { tags, params: IdocParams }, onRequest: people.gate("documents.read") },
    async (request, reply) => {
      const raw = await documents.readRaw(request.params.idocNumber);
      if (!raw) throw idocUnknown(`There is no IDoc ${request.params.idocNumber}.`);
      return reply.header("content-disposition", "attachment").type("application/xml; charset=utf-8").send(raw);
    },
  );
}
