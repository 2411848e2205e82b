import type { ProblemDocument } from "@counterfoil/contracts";

export type ProblemFacts = { status: number; code: string; title: string; detail?: string; where?: string };

/** A refusal that a caller can understand. Thrown by use cases, answered as RFC 9457 by the HTTP layer. */
export class Problem extends Error {
  readonly facts: ProblemFacts;

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
  const make = (detail?: string, where?: string) =>
    new Problem({
      status,
      code,
      title,
      ...(detail === undefined ? {} : { detail }),
      ...(where === undefined ? {} : { where }),
    });
  return Object.assign(make, { code, status, title });
}

export function toProblemDocument(facts: ProblemFacts, instance: string): ProblemDocument {
  return { type: `urn:counterfoil:problem:${facts.code}`, ...facts, instance };
}

export const notSignedIn = problemOf(401, "not-signed-in", "Sign in first");
export const notAllowed = problemOf(403, "not-allowed", "Not allowed");
export const notFound = problemOf(404, "not-found", "Not found");
export const invalidRequest = problemOf(400, "invalid-request", "The request is not valid");
