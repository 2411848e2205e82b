import { actorOf, type HttpServer, type People } from "@counterfoil/platform";
import { Type } from "typebox";
import type { MasterData } from "../index.ts";
import { tags } from "./bulk.ts";

const Params = Type.Object({ kind: Type.Enum(["articles", "prices"]) });
const Query = Type.Object({ dryRun: Type.Optional(Type.Boolean()) });
const Body = Type.Object(
  { document: Type.String({ description: "The table as CSV, as the export of the same list writes it." }) },
  { additionalProperties: false },
);
const ImportsQuery = Type.Object({ kind: Type.Enum(["articles", "prices", "businessPartners"]) });
const ImportParams = Type.Object({ importId: Type.String({ format: "uuid" }) });
const TABLE_BYTES = 16 * 1024 * 1024;

/** Tables from spreadsheets: tried first, then taken. */
export function registerTableRoutes(server: HttpServer, masterData: MasterData, people: People): void {
  server.post(
    "/api/master-data/tables/:kind",
    {
      schema: { tags, params: Params, querystring: Query, body: Body },
      bodyLimit: TABLE_BYTES,
      onRequest: people.gate("masterData.write"),
    },
    async (request) => {
      const { userName: by } = await people.requirePerson(request);
      const dryRun = request.query.dryRun === true;
      return masterData.importTable(request.params.kind, request.body.document, { dryRun, by });
    },
  );
  server.get(
    "/api/master-data/imports",
    { schema: { tags, querystring: ImportsQuery }, onRequest: people.gate("masterData.read") },
    async (request) => ({ items: await masterData.readImports(request.query.kind) }),
  );
  server.post(
    "/api/master-data/imports/:importId/undo",
    { schema: { tags, params: ImportParams }, onRequest: people.gate("masterData.write") },
    async (request, reply) => {
      const person = await people.requirePerson(request);
      await masterData.undoImport(request.params.importId, { actor: actorOf(person), by: person.userName });
      return reply.status(204).send();
    },
  );
}
