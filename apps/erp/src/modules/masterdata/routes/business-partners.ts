import { type HttpServer, notFound, type People } from "@counterfoil/platform";
import { Type } from "typebox";
import { toCsv } from "../../../csv.ts";
import type { MasterData } from "../index.ts";
import { type PartnerSearch, PartnerSearchSchema } from "../queries/business-partners.ts";
import { registerBulk, tags, upsertOne } from "./bulk.ts";

const Params = Type.Object({ partnerId: Type.String({ maxLength: 10 }) });
const CSV_ROWS = 100_000;
const IMPORT_BYTES = 16 * 1024 * 1024;
const ImportBody = Type.Object(
  { document: Type.String({ description: "The JSON that API_BUSINESS_PARTNER/A_BusinessPartner answers, as it is." }) },
  { additionalProperties: false },
);

export function registerPartnerRoutes(server: HttpServer, masterData: MasterData, people: People): void {
  registerBulk(server, people, {
    path: "business-partners",
    name: "businessPartners",
    upsert: masterData.upsertBusinessPartners,
  });
  server.post(
    "/api/master-data/business-partners/import",
    {
      schema: { tags, querystring: Type.Object({ dryRun: Type.Optional(Type.Boolean()) }), body: ImportBody },
      bodyLimit: IMPORT_BYTES,
      onRequest: people.gate("masterData.write"),
    },
    async (request) => {
      const { userName } = await people.requirePerson(request);
      const dryRun = request.query.dryRun === true;
      return { partners: await masterData.importPartners(request.body.document, { dryRun, by: userName }) };
    },
  );
  const reads = people.gate("masterData.read");
  server.get(
    "/api/master-data/business-partners",
    { schema: { tags, querystring: PartnerSearchSchema }, onRequest: reads },
    async (request) => masterData.searchBusinessPartners(request.query),
  );
  server.get(
    "/api/master-data/business-partners.csv",
    { schema: { tags, querystring: PartnerSearchSchema }, onRequest: reads },
    async (request, reply) => {
      const text = await partnersAsCsv(masterData, request.query);
      return reply
        .header("content-disposition", 'attachment; filename="business-partners.csv"')
        .type("text/csv; charset=utf-8")
        .send(text);
    },
  );
  server.get(
    "/api/master-data/business-partners/:partnerId",
    { schema: { tags, params: Params }, onRequest: reads },
    async (request) => {
      const partner = await masterData.readBusinessPartner(request.params.partnerId);
      if (!partner) throw notFound(`There is no business partner ${request.params.partnerId}.`);
      return partner;
    },
  );
  server.put(
    "/api/master-data/business-partners/:partnerId",
    { schema: { tags, params: Params, body: Type.Unknown() }, onRequest: people.gate("masterData.write") },
    async (request) => {
      const { userName } = await people.requirePerson(request);
      return upsertOne(
        masterData.upsertBusinessPartners,
        "partnerId",
        request.params.partnerId,
        request.body,
        userName,
      );
    },
  );
  server.get(
    "/api/master-data/business-partners/:partnerId/changes",
    { schema: { tags, params: Params }, onRequest: reads },
    async (request) => ({ items: await masterData.readChanges("businessPartner", request.params.partnerId) }),
  );
}

async function partnersAsCsv(masterData: MasterData, search: PartnerSearch): Promise<string> {
  const rows: unknown[][] = [];
  for (let next: string | undefined, more = true; more && rows.length < CSV_ROWS; more = next !== undefined) {
    const page = await masterData.searchBusinessPartners({
      ...search,
      limit: 500,
      ...(next === undefined ? {} : { next }),
    });
    for (const each of page.items)
      rows.push([
        each.partnerId,
        each.name,
        each.category,
        each.grouping,
        each.roles.join(" "),
        each.accountGroup,
        each.city,
        each.country,
        each.email,
        each.phone,
        each.status,
        each.changedAt,
      ]);
    next = page.next;
  }
  return toCsv(
    [
      "partnerId",
      "name",
      "category",
      "grouping",
      "roles",
      "accountGroup",
      "city",
      "country",
      "email",
      "phone",
      "status",
      "changedAt",
    ],
    rows,
  );
}
