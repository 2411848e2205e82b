import { type HttpServer, notFound, type People } from "@counterfoil/platform";
import { Type } from "typebox";
import type { MasterData } from "../index.ts";
import { registerBulk, tags } from "./bulk.ts";

const OfPartner = Type.Object({ partnerId: Type.String({ maxLength: 10 }) });
const Params = Type.Object({ relationshipNumber: Type.String({ maxLength: 12 }) });
const name = Type.String({ minLength: 1, maxLength: 40 });
const NewContact = Type.Object({
  person: Type.Optional(
    Type.Object(
      { given: Type.Optional(name), family: name },
      { additionalProperties: false, description: "Who is no business partner yet." },
    ),
  ),
});

/** Contact persons of companies. */
export function registerRelationshipRoutes(server: HttpServer, masterData: MasterData, people: People): void {
  registerBulk(server, people, {
    path: "relationships",
    name: "relationships",
    upsert: masterData.upsertRelationships,
  });
  server.post(
    "/api/master-data/business-partners/:partnerId/contacts",
    {
      schema: { tags, params: OfPartner, body: NewContact },
      onRequest: people.gate("masterData.write"),
    },
    async (request) => {
      const { userName } = await people.requirePerson(request);
      return masterData.addContact(request.params.partnerId, request.body, userName);
    },
  );
  const onRequest = people.gate("masterData.read");
  server.get(
    "/api/master-data/business-partners/:partnerId/relationships",
    { schema: { tags, params: OfPartner }, onRequest },
    async (request) => masterData.readRelationships(request.params.partnerId),
  );
  const path = "/api/master-data/relationships/:relationshipNumber";
  server.get(path, { schema: { tags, params: Params }, onRequest }, async (request) => {
    const found = await masterData.readRelationship(request.params.relationshipNumber);
    if (!found) throw notFound(`There is no relationship ${request.params.relationshipNumber}.`);
    return found;
  });
  server.get(`${path}/changes`, { schema: { tags, params: Params }, onRequest }, async (request) => ({
    items: await masterData.readChanges("relationship", request.params.relationshipNumber),
  }));
}
