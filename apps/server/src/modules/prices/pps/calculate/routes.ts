import { type HttpServer, notFound } from "@counterfoil/platform";
import {
  type PriceCalculate,
  type PriceCalculateDraft,
  priceCalculateFormat,
  priceCalculateResponseFormat,
  SapFormatError,
} from "@counterfoil/sap";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Access } from "../../../access/index.ts";
import { answerDocument } from "./answer.ts";
import { businessError, NotCalculated } from "./business-error.ts";
import { calculate, type PpsCalculation } from "./calculate.ts";

type Form = "xml" | "json";

/** A request of 2,000 lines has some 1.5 MB as XML. */
const BODY_BYTES = 4 * 1024 * 1024;
/** Requests of one client: tills and shops call through one address, so that addresses say nothing. */
const PER_MINUTE = 1_200_000;
const description = [
  "SAP's price calculation (PriceCalculate, namespace http://www.sap.com/IXRetail/namespace/) as XML or JSON: Content-Type says what is",
  "sent, Accept what is wanted (else the same). Token scope `prices.calculate`. What cannot be priced is answered 400 with a BusinessError",
  "for each line.",
].join("\n");

/** The price service (OPP), for whoever sells with other programs. */
export function registerCalculateRoutes(
  server: HttpServer,
  context: PpsCalculation,
  { access, tenant }: { access: Access; tenant: string },
): void {
  server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    for (const type of ["application/json", "application/xml", "text/xml"])
      scope.addContentTypeParser(type, { parseAs: "string", bodyLimit: BODY_BYTES }, (_request, body, done) =>
        done(null, body),
      );
    const schema = {
      tags: ["prices"],
      summary: "Price a basket (SAP PriceCalculate)",
      description,
      consumes: ["application/json", "application/xml"],
      produces: ["application/json", "application/xml"],
      params: Type.Object({ tenant: Type.String({ maxLength: 40 }) }),
    };
    const keyGenerator = ({ headers, ip }: FastifyRequest) => headers.authorization ?? ip;
    const config = { rateLimit: { max: PER_MINUTE, timeWindow: "1 minute", keyGenerator } };
    const onRequest = access.tokenGate("prices.calculate");
    (scope as HttpServer).post("/restapi/:tenant", { schema, config, onRequest }, async (request, reply) => {
      if (request.params.tenant !== tenant) throw notFound(`There is no tenant ${request.params.tenant}.`);
      const { userName } = await access.requireToken(request, reply, "prices.calculate");
      return answer(context, request, reply, userName);
    });
  });
}

async function answer(
  context: PpsCalculation,
  request: FastifyRequest,
  reply: FastifyReply,
  caller: string,
): Promise<FastifyReply> {
  const sent: Form = request.headers["content-type"]?.includes("json") ? "json" : "xml";
  const wanted = chooseForm(request.headers.accept, sent);
  let asked: PriceCalculate | undefined;
  try {
    const text = typeof request.body === "string" ? request.body : "";
    asked = sent === "json" ? priceCalculateFormat.readJson(text) : priceCalculateFormat.readXml(text);
    return send(reply, 200, await calculate(context, asked, caller), wanted);
  } catch (error) {
    const errors =
      error instanceof NotCalculated
        ? error.errors
        : error instanceof SapFormatError
          ? [{ ...businessError(error.code, error.message), serialNumber: 0 }]
          : undefined;
    if (errors === undefined) throw error;
    return send(reply, 400, answerDocument(asked, { errors, now: context.clock.now() }), wanted);
  }
}

function send(reply: FastifyReply, status: number, document: PriceCalculateDraft, form: Form): FastifyReply {
  const { writeJson, writeXml } = priceCalculateResponseFormat;
  return reply
    .status(status)
    .header("content-type", form === "json" ? "application/json; charset=utf-8" : "application/xml; charset=utf-8")
    .send(form === "json" ? writeJson(document) : writeXml(document));
}

/** The one that is named first; anything goes as it came. */
function chooseForm(accept: string | undefined, sent: Form): Form {
  const json = accept?.indexOf("json") ?? -1;
  const xml = accept?.indexOf("xml") ?? -1;
  if (json < 0 && xml < 0) return sent;
  if (json < 0) return "xml";
  return xml < 0 || json < xml ? "json" : "xml";
}
