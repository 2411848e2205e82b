import type { FastifyBodyParser } from "fastify";
import { invalidRequest } from "./problems.ts";

/** As `JSON.stringify` writes them: U+0000, and one half of a pair alone. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

declare module "fastify" {
  interface FastifyContextConfig {
    /** The route judges the texts of each element itself, so that one that cannot be kept does not stop the others. */
    judgesTexts?: boolean;
  }
}

/** Whether a value, as `JSON.stringify` writes it, has a text that PostgreSQL cannot keep. */
export function hasUnstorableText(json: string): boolean {
  return json.includes("\\u") && unstorable.test(json);
}

/**
 * Reads JSON, and refuses texts that PostgreSQL cannot keep. Its type json takes them, so that they would be found by whoever reads or
 * converts what was kept, long after.
 */
export function storableJson(parse: FastifyBodyParser<string>): FastifyBodyParser<string> {
  return (request, body, done) =>
    parse(request, body, (error, value: unknown) => {
      // Such characters can only be written as escapes, which few bodies have.
      const judgedHere = error === null && !request.routeOptions.config.judgesTexts && body.includes("\\u");
      if (judgedHere && hasUnstorableText(JSON.stringify(value)))
        done(invalidRequest("A text contains a character that cannot be kept (U+0000, or half of a surrogate pair)."));
      else done(error, value);
    });
}
