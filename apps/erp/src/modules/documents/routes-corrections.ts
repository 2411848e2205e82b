import { actorOf, type HttpServer, type People } from "@counterfoil/platform";
import { Type } from "typebox";
import { MassCorrectionSchema, MassPreviewSchema } from "./correcting/correct-many.ts";
import { CorrectionSchema } from "./correcting/correct-receipt.ts";
import { CorrectionSearchSchema } from "./correcting/corrections.ts";
import { receiptUnknown } from "./errors.ts";
import type { Documents } from "./index.ts";
import { ReversalSchema } from "./reversing/reverse-receipt.ts";

const tags = ["corrections"];
const params = Type.Object({ receiptId: Type.Integer({ minimum: 1 }) });
const ContentBody = Type.Object({ content: Type.Unknown() }, { additionalProperties: false });
const bodyLimit = 4 * 1024 * 1024;

/** Looking at a correction needs the same right as making it: it shows what is not yet true. */
export function registerCorrectionRoutes(server: HttpServer, documents: Documents, people: People): void {
  const corrects = people.gate("documents.correct");
  server.post(
    "/api/documents/receipts/:receiptId/preview",
    { schema: { tags, params, body: ContentBody }, bodyLimit, onRequest: corrects },
    async (request) => {
      const { receiptId } = request.params;
      const preview = await documents.previewCorrection(receiptId, request.body.content);
      if (!preview) throw receiptUnknown(`There is no receipt ${receiptId}.`);
      return preview;
    },
  );
  server.post(
    "/api/documents/receipts/:receiptId/correction",
    { schema: { tags, params, body: CorrectionSchema }, bodyLimit, onRequest: corrects },
    async (request) => {
      const actor = actorOf(await people.requirePerson(request));
      return documents.correctReceipt({ ...request.body, receiptId: request.params.receiptId }, actor);
    },
  );
  server.post(
    "/api/documents/receipts/:receiptId/reversal",
    { schema: { tags, params, body: ReversalSchema }, onRequest: people.gate("documents.reverse") },
    async (request) => {
      const actor = actorOf(await people.requirePerson(request));
      return documents.reverseReceipt({ ...request.body, receiptId: request.params.receiptId }, actor);
    },
  );
  server.post(
    "/api/documents/mass-correction/preview",
    { schema: { tags, body: MassPreviewSchema }, onRequest: corrects },
    async (request) => documents.previewMany(request.body),
  );
  server.post(
    "/api/documents/mass-correction",
    { schema: { tags, body: MassCorrectionSchema }, onRequest: corrects },
    async (request) => {
      const actor = actorOf(await people.requirePerson(request));
      return documents.correctMany(request.body, actor);
    },
  );
  server.get(
    "/api/documents/corrections",
    { schema: { tags, querystring: CorrectionSearchSchema }, onRequest: people.gate("documents.read") },
    async (request) => documents.searchCorrections(request.query),
  );
}
