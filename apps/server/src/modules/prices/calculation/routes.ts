import {
  BasketSchema,
  ExplanationRequestSchema,
  ExplanationSchema,
  PricedSchema,
  ProblemSchema,
} from "@counterfoil/contracts";
import type { Gate, HttpServer } from "@counterfoil/platform";
import type { FastifyRequest } from "fastify";
import type { Access } from "../../access/index.ts";
import type { Calculation } from "./index.ts";

const tags = ["prices"];
const problems = { 404: ProblemSchema, 409: ProblemSchema, 422: ProblemSchema };
const units =
  "Money in minor units of the store's currency, quantities as decimals with up to three places, moments as ISO instants. ";
const refusals =
  "404 store-unknown; 409 no-price-book; 422 basket-not-priced, with `problems` naming line, article and code (price-missing, article-unknown, unit-missing …): a price is never guessed. After 20 wrong coupon codes in ten minutes the basket is priced and the coupons in it say too-many-tries.";

export function registerCalculationRoutes(server: HttpServer, calculation: Calculation, access: Access): void {
  const onRequest = calculationGate(access);
  // JSON.stringify is quicker than a serialiser compiled from the schema here (bench/pricing/calculations.ts), and cuts nothing off.
  const serializerCompiler = () => (data: unknown) => JSON.stringify(data);
  const config = { rateLimit: false as const };
  const schema = {
    tags,
    summary: "Prices a basket",
    description: `The basket at the moment \`at\` (now) with the current price book, as a till of the store prices it. ${units}${refusals}`,
    body: BasketSchema,
    response: { 200: PricedSchema, ...problems },
  };
  server.post("/api/prices/calculations", { schema, onRequest, config, serializerCompiler }, (request) =>
    calculation.calculate(request.body, () => callerOf(access, request)),
  );
  const explained = {
    ...schema,
    summary: "Prices a basket and says why",
    description: `The same, with the reasons of each offer that did not apply and all of it as sentences in English or German. ${units}${refusals}`,
    body: ExplanationRequestSchema,
    response: { 200: ExplanationSchema, ...problems },
  };
  server.post("/api/prices/explanations", { schema: explained, onRequest, serializerCompiler }, async (request) =>
    calculation.explain(request.body, () => callerOf(access, request)),
  );
}

/** A till by its token, a person with prices.read, or another program as a technical user with prices.calculate. */
function calculationGate(access: Access): Gate {
  const tillOrPerson = access.tillOrPermissionGate("prices.read");
  const isProgram = async (request: FastifyRequest) =>
    void (await access.requireTechnicalUser(request, "prices.calculate"));
  return (request) =>
    request.headers.authorization?.startsWith("Basic ") ? isProgram(request) : tillOrPerson(request);
}

/** Whose wrong coupon codes are counted. */
async function callerOf(access: Access, request: FastifyRequest): Promise<string> {
  const { authorization } = request.headers;
  if (authorization?.startsWith("Bearer ")) return (await access.requireTill(request)).tillId;
  if (authorization?.startsWith("Basic "))
    return (await access.requireTechnicalUser(request, "prices.calculate")).userName;
  return request.ip;
}
