import { problemOf } from "@counterfoil/platform";

const cursorInvalid = problemOf(400, "cursor-invalid", "This cursor is not one of ours");

/** Where a till stands. Between rounds only what it has; inside a round also where the round began and what came last. */
export type Cursor = {
  /** Rows changed in this transaction or later are not at the till; undefined: it has nothing. */
  since: string | undefined;
  /** The price book at the till. */
  book: number;
  round?: { since: string; book: number; stage: number; after: string } | undefined;
};

export const start: Cursor = { since: undefined, book: 0 };

export function writeCursor({ since, book, round }: Cursor): string {
  const parts = [
    since ?? "",
    book,
    ...(round === undefined ? [] : [round.since, round.book, round.stage, round.after]),
  ];
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

export function readCursor(text: string | undefined): Cursor {
  if (text === undefined) return start;
  const [since, book, ...round] = parse(text);
  const cursor = { since: since === "" ? undefined : transaction(since), book: number(book) };
  if (round.length === 0) return cursor;
  const [roundSince, roundBook, stage, after] = round;
  if (typeof after !== "string") throw cursorInvalid();
  return { ...cursor, round: { since: transaction(roundSince), book: number(roundBook), stage: number(stage), after } };
}

function parse(text: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (Array.isArray(parts)) return parts;
  } catch {
    // Falls through to the refusal: not JSON is not ours either.
  }
  throw cursorInvalid();
}

function transaction(value: unknown): string {
  if (typeof value !== "string" || !/^\d{1,20}$/.test(value)) throw cursorInvalid();
  return value;
}

function number(value: unknown): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw cursorInvalid();
  return value;
}
