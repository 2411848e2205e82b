import { actorOf, type HttpServer, type People } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Documents } from "./index.ts";
import { IntakeSettingSchema } from "./intake-setting.ts";

const tags = ["documents"];
const CodeParams = Type.Object({
  purpose: Type.Enum(["condition", "receiptCondition", "revenue", "tax", "payment", "cash", "liability"]),
  code: Type.String({ pattern: "^[A-Z0-9]{1,4}$" }),
});
const CodeBody = Type.Object({
  account: Type.String({ pattern: "^(\\*|\\d{1,10})$" }),
  texts: Type.Object({
    en: Type.String({ minLength: 1, maxLength: 60 }),
    de: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  }),
});

/** Which codes are known, and what becomes of receipts whose customer is not. */
export function registerConfigurationRoutes(server: HttpServer, documents: Documents, people: People): void {
  const reads = people.gate("documents.read");
  const configures = people.gate("documents.configure");
  server.get("/api/documents/codes", { schema: { tags }, onRequest: reads }, async () => ({
    items: await documents.readCodes(),
  }));
  server.put(
    "/api/documents/codes/:purpose/:code",
    { schema: { tags, params: CodeParams, body: CodeBody }, onRequest: configures },
    async (request, reply) => {
      const actor = actorOf(await people.requirePerson(request));
      await documents.saveCode({ ...request.params, ...request.body }, actor);
      return reply.status(204).send();
    },
  );
  server.get("/api/documents/intake-setting", { schema: { tags }, onRequest: reads }, async () =>
    documents.readIntakeSetting(),
  );
  server.put(
    "/api/documents/intake-setting",
    { schema: { tags, body: IntakeSettingSchema }, onRequest: configures },
    async (request, reply) => {
      await documents.saveIntakeSetting(request.body, actorOf(await people.requirePerson(request)));
      return reply.status(204).send();
    },
  );
}
