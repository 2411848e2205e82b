import { ReceiptMailSchema } from "@counterfoil/contracts";
import type { HttpServer } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../access/index.ts";
import type { Papers } from "./index.ts";

/** Of an address: many customers of one telephone company share it. */
const PAGES_PER_MINUTE = 60;
const MAILS_PER_MINUTE = 60;

export function registerPaperRoutes(server: HttpServer, papers: Papers, access: Access): void {
  const params = Type.Object({ code: Type.String({ maxLength: 60 }) });
  const shown = { schema: { hide: true, params }, config: { rateLimit: limitOf(PAGES_PER_MINUTE) } };
  // Open: the link is the secret.
  server.get("/r/:code", shown, async (request, reply) => {
    const { status, html } = await papers.show(request.params.code, request.headers["accept-language"]);
    return reply
      .status(status)
      .headers({ "cache-control": "private, no-store", "x-robots-tag": "noindex, nofollow, noarchive" })
      .type("text/html; charset=utf-8")
      .send(html);
  });
  const mailed = {
    schema: { tags: ["tills"], body: ReceiptMailSchema },
    config: { rateLimit: limitOf(MAILS_PER_MINUTE) },
    onRequest: access.tillGate,
  };
  server.post("/api/tills/receipt-mails", mailed, async (request, reply) => {
    await papers.send(await access.requireTill(request), request.body);
    return reply.status(204).send();
  });
}

const limitOf = (max: number) => ({ max, timeWindow: "1 minute" });
