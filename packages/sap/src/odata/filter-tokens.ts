import { SapFormatError } from "../errors.ts";
import type { Literal } from "./literal.ts";

export type Token = { at: number } & (
  | { kind: "literal"; literal: Literal }
  | { kind: "name"; name: string }
  | { kind: "sign"; sign: "(" | ")" | "," | "=" }
  | { kind: "end" }
);

const space = /\s*/y;
const sign = /[(),=]/y;
const quoted = /(?:(datetimeoffset|datetime|guid))?'((?:[^']|'')*)'/y;
const number = /(-?\d+(?:\.\d+)?)[LlMmDdFf]?(?![\w.'])/y;
const word = /[A-Za-z_]\w*(?!')/y;

export function refuseFilter(what: string, at: number): never {
  throw new SapFormatError("odata.filter", `$filter: ${what} at character ${at + 1}`);
}

/** Cuts a $filter (or the key of an entity) into tokens. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) at = pattern.lastIndex;
    return match;
  };
  for (;;) {
    take(space);
    const start = at;
    if (start === text.length) return [...tokens, { kind: "end", at: start }];
    const token = tokenAt(take, start);
    if (token === undefined) refuseFilter(`not understood: ${JSON.stringify(text.slice(start, start + 20))}`, start);
    tokens.push(token);
  }
}

function tokenAt(take: (pattern: RegExp) => RegExpExecArray | null, at: number): Token | undefined {
  const bracket = take(sign);
  if (bracket !== null) return { kind: "sign", sign: bracket[0] as "(" | ")" | "," | "=", at };
  const text = take(quoted);
  if (text !== null) {
    const kind = (text[1] ?? "string") as Literal["kind"];
    return { kind: "literal", literal: { kind, text: (text[2] as string).replaceAll("''", "'") }, at };
  }
  const figure = take(number);
  if (figure !== null) return { kind: "literal", literal: { kind: "number", text: figure[1] as string }, at };
  const name = take(word)?.[0];
  if (name === undefined) return undefined;
  if (name === "true" || name === "false") return { kind: "literal", literal: { kind: "boolean", text: name }, at };
  return name === "null" ? { kind: "literal", literal: { kind: "null", text: "" }, at } : { kind: "name", name, at };
}
