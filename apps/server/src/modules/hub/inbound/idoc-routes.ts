import { type HttpServer, problemOf } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import type { Inbound } from "./index.ts";
import { plainBody } from "./plain-body.ts";

const idocRefused = problemOf(400, "idoc-refused", "The IDoc was refused; nothing of it was applied");
const idocNumberUsed = problemOf(409, "idoc-number-used", "This IDoc number came before, with another content");
const idocNotApplied = problemOf(409, "idoc-not-applied", "This IDoc came before and could not be applied");
const idocInProgress = problemOf(503, "idoc-in-progress", "This IDoc is being applied");

const Counts = Type.Record(Type.String(), Type.Integer());
const Answer = Type.Object({
  documentId: Type.String(),
  outcome: Type.String({
    description: "applied; duplicate: it came before; accepted (202): applied after this answer.",
  }),
  counts: Type.Optional(Counts),
  book: Type.Optional(Type.Integer({ description: "The price book that has it." })),
});
const description = [
  "IDoc XML: `/ROP/BASE_PRICE01`, `/ROP/PROMOTION02`, `/ROP/PROMOTION03`; the root element decides. Token scope `prices.upload`.",
  "Up to 8 MB the document is applied and the price book published before the answer, whole or not at all; a longer one is answered",
  "202 and applied after it, object by object. What became of it: Messages in the back office, or `/api/hub/inbound-documents/{id}`.",
].join("\n");

/** The door for uploads of SAP's price service (data upload service). */
export function registerIdocRoutes(server: HttpServer, inbound: Inbound, access: Access): void {
  server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    for (const type of ["application/xml", "text/xml"])
      scope.addContentTypeParser(type, (_request, payload, done) => done(null, payload));
    const schema = {
      tags: ["prices"],
      summary: "Upload regular prices and promotions (SAP data upload)",
      description,
      consumes: ["application/xml"],
      response: { 200: Answer, 202: Answer },
    };
    const onRequest = access.tokenGate("prices.upload");
    (scope as HttpServer).post("/idocinbound", { schema, onRequest }, async (request, reply) => {
      const { userName } = await access.requireToken(request, reply, "prices.upload");
      const taken = await inbound.takeIdoc(userName, plainBody(request));
      const { documentId } = taken;
      switch (taken.outcome) {
        case "applied":
        case "duplicate":
          return reply.status(200).send(taken);
        case "accepted":
          return reply.status(202).send(taken);
        case "refused":
          throw idocRefused(`${taken.reason} (document ${documentId})`, taken.where);
        case "differs":
          throw idocNumberUsed(`Document ${documentId} says which. Nothing was applied.`);
        case "failed":
          throw idocNotApplied(`Document ${documentId}: ${taken.reason} It can be tried again in Messages.`);
        case "busy":
          reply.header("retry-after", "5");
          throw idocInProgress(`Ask again for document ${documentId} in some seconds.`);
      }
    });
  });
}
