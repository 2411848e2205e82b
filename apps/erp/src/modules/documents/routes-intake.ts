import type { HttpServer } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../access/index.ts";
import type { Documents } from "./index.ts";
import { formatIdocNumber } from "./use-cases/receive-idoc.ts";

const MAX_IDOC_BYTES = 64 * 1024 * 1024;
const Answer = Type.Object({ idocNumber: Type.String(), repeated: Type.Boolean() });

/** SAP's door for IDocs as XML: the raw bytes come in, whatever XML type the sender names. */
export function registerIntake(server: HttpServer, documents: Documents, access: Access): void {
  server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: MAX_IDOC_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    const schema = { tags: ["intake"], response: { 200: Answer } };
    scope.post(
      "/sap/bc/idoc_xml",
      { schema, bodyLimit: MAX_IDOC_BYTES, config: { rateLimit: false } },
      async (request, reply) => {
        reply.header("www-authenticate", 'Basic realm="Counterfoil ERP"');
        const { name } = await access.requireTechnicalUser(request, "idoc.send");
        reply.removeHeader("www-authenticate");
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const { idocNumber, repeated } = await documents.receiveIdoc(body, name);
        return reply.send({ idocNumber: formatIdocNumber(idocNumber), repeated });
      },
    );
  });
}
