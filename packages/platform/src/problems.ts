import type { ProblemDocument } from "@counterfoil/contracts";

export type ProblemFacts = {
  status: number;
  code: string;
  title: string;
  detail?: string;
  where?: string;
  /** All that is wrong, when it is more than one thing. */
  problems?: readonly object[];
};

/** A refusal that a caller can understand. Thrown by use cases, answered as RFC 9457 by the HTTP layer. */
export class Problem extends Error {
  readonly facts: ProblemFacts;
  /** After so many seconds the same may work: the answer says so in its header. */
  retryAfterS?: number;

  constructor(facts: ProblemFacts) {
    super(facts.detail ?? facts.title);
    this.name = "Problem";
    this.facts = facts;
  }
}

/**
 * Declares a module's code once: `const unknownArticle = problemOf(404, "article-unknown", "Article unknown")`,
 * then `throw unknownArticle("No article 4711.", "/lines/0/articleId")`.
 */
export function problemOf(status: number, code: string, title: string) {
  const make = (detail?: string, where?: string, problems?: readonly object[]) =>
    new Problem({
      status,
      code,
      title,
      ...(detail === undefined ? {} : { detail }),
      ...(where === undefined ? {} : { where }),
      ...(problems === undefined ? {} : { problems }),
    });
  return Object.assign(make, { code, status, title });
}

/** For a sender that waits by itself, whatever form the answer has. */
export const retryHeader = (error: unknown): Record<string, string> =>
  error instanceof Problem && error.retryAfterS !== undefined ? { "retry-after": String(error.retryAfterS) } : {};

export function toProblemDocument(facts: ProblemFacts, instance: string): ProblemDocument {
  return { type: `urn:counterfoil:problem:${facts.code}`, ...(facts as Omit<ProblemDocument, "type">), instance };
}

export const notSignedIn = problemOf(401, "not-signed-in", "Sign in first");
export const notAllowed = problemOf(403, "not-allowed", "Not allowed");
export const notFound = problemOf(404, "not-found", "Not found");
export const invalidRequest = problemOf(400, "invalid-request", "The request is not valid");

/** What PostgreSQL says of a value that a schema lets pass, and that may come in any request. */
const unstorableValues: Record<string, string> = {
  "22021": "A text contains a character that cannot be kept (U+0000).",
  "22003": "A number is too large.",
  "22007": "A day or time does not exist.",
  "22008": "A day or time does not exist.",
};

/** In words what is wrong with the request; undefined when the error is another one. */
export function unstorableValue(error: unknown): string | undefined {
  return unstorableValues[String((error as { code?: unknown } | null)?.code)];
}
