import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { HttpServer } from "../http.ts";
import { Problem } from "../problems.ts";
import { type AccessTokens, TOKEN_LIFETIME_S } from "./access-token.ts";
import type { TechnicalUserContext } from "./context.ts";
import type { Credentials, TechnicalSignIn } from "./sign-in.ts";

/** RFC 6749, 4.4: the client credentials grant. Clients are technical users; the answers are those of the RFC, not problems. */
type OAuthError =
  | "invalid_request"
  | "invalid_client"
  | "invalid_scope"
  | "unsupported_grant_type"
  | "unauthorized_client";

class Refusal extends Error {
  readonly error: OAuthError;
  constructor(error: OAuthError, description: string) {
    super(description);
    this.error = error;
  }
}

const RETRY_AFTER_S = 300;
const BODY_BYTES = 4096;
const TokenAnswer = Type.Object({
  access_token: Type.String(),
  token_type: Type.Literal("Bearer"),
  expires_in: Type.Integer(),
  scope: Type.String(),
});
const ErrorAnswer = Type.Object({ error: Type.String(), error_description: Type.Optional(Type.String()) });

export function registerOAuthRoutes(
  server: HttpServer,
  parts: { context: TechnicalUserContext; tokens: AccessTokens; signIn: TechnicalSignIn },
): void {
  server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string", bodyLimit: BODY_BYTES },
      (_request, body, done) => done(null, body),
    );
    scope.setErrorHandler((error, request, reply) => answerRefusal(error as Error, request, reply));
    const schema = {
      tags: ["access"],
      summary: "A token for a technical user (OAuth2 client credentials, RFC 6749)",
      description:
        "Form body `grant_type=client_credentials`, optional `scope`; client id and secret by HTTP Basic or as `client_id` and `client_secret`.",
      consumes: ["application/x-www-form-urlencoded"],
      response: { 200: TokenAnswer, 400: ErrorAnswer, 401: ErrorAnswer, 429: ErrorAnswer },
    };
    const config = { rateLimit: { max: 300, timeWindow: "1 minute" } };
    (scope as HttpServer).post("/oauth/token", { schema, config }, async (request, reply) => {
      const form = readForm(request.body);
      const client = readClient(request, form);
      if (form.get("grant_type") === null) throw new Refusal("invalid_request", "grant_type is missing.");
      if (form.get("grant_type") !== "client_credentials")
        throw new Refusal("unsupported_grant_type", "Only client_credentials is.");
      const user = await parts.signIn.verify(request, client);
      if (user === undefined) throw new Refusal("invalid_client", "Client id or secret is wrong.");
      const allowed = parts.context.scopes.filter((each) => user.permissions.includes(each));
      const scopes = chooseScopes(allowed, form.get("scope"));
      const token = await parts.tokens.issue(user.userName, scopes);
      return noStore(reply).send({
        access_token: token,
        token_type: "Bearer" as const,
        expires_in: TOKEN_LIFETIME_S,
        scope: scopes.join(" "),
      });
    });
  });
}

function readForm(body: unknown): URLSearchParams {
  if (typeof body !== "string") throw new Refusal("invalid_request", "Send a form.");
  const form = new URLSearchParams(body);
  for (const name of ["grant_type", "scope", "client_id", "client_secret"])
    if (form.getAll(name).length > 1) throw new Refusal("invalid_request", `${name} is there twice.`);
  return form;
}

function readClient({ headers }: FastifyRequest, form: URLSearchParams): Credentials {
  const [id, secret] = [form.get("client_id"), form.get("client_secret")];
  if (headers.authorization !== undefined) {
    if (secret !== null) throw new Refusal("invalid_request", "Send the secret once, by Basic or in the form.");
    const encoded = /^Basic ([A-Za-z0-9+/=]{4,1000})$/i.exec(headers.authorization)?.[1];
    const text = Buffer.from(encoded ?? "", "base64").toString("utf8");
    const colon = text.indexOf(":");
    if (colon < 1) throw new Refusal("invalid_client", "HTTP Basic is expected.");
    return { userName: decoded(text.slice(0, colon)), secret: decoded(text.slice(colon + 1)) };
  }
  if (id === null || secret === null) throw new Refusal("invalid_client", "Client id and secret are missing.");
  return { userName: id, secret };
}

/** RFC 6749, 2.3.1: id and secret are form-encoded before they are joined. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return text;
  }
}

function chooseScopes(allowed: string[], asked: string | null): string[] {
  if (allowed.length === 0) throw new Refusal("unauthorized_client", "This client may not get tokens.");
  if (asked === null || asked.trim() === "") return allowed;
  const names = asked.trim().split(/\s+/);
  if (!names.every((name) => allowed.includes(name)))
    throw new Refusal("invalid_scope", `This client may have: ${allowed.join(" ")}.`);
  return allowed.filter((scope) => names.includes(scope));
}

function answerRefusal(error: Error, request: FastifyRequest, reply: FastifyReply) {
  noStore(reply);
  if (error instanceof Refusal) {
    if (error.error === "invalid_client")
      reply.header("www-authenticate", 'Basic realm="Counterfoil", charset="UTF-8"');
    return reply
      .status(error.error === "invalid_client" ? 401 : 400)
      .send({ error: error.error, error_description: error.message });
  }
  const status = error instanceof Problem ? error.facts.status : ((error as { statusCode?: number }).statusCode ?? 500);
  if (status >= 500) request.log.error({ err: error, requestId: request.id }, "token request failed");
  if (status === 429) reply.header("retry-after", String(RETRY_AFTER_S));
  const description = status >= 500 ? "Something went wrong here." : error.message;
  return reply.status(status).send({
    error: status === 429 ? "temporarily_unavailable" : status >= 500 ? "server_error" : "invalid_request",
    error_description: description,
  });
}

const noStore = (reply: FastifyReply) => reply.header("cache-control", "no-store").header("pragma", "no-cache");
