import { invalidRequest } from "@counterfoil/platform";

/** The place after the last row of a page, as an opaque word. */
export function encodeNext(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

export function decodeNext(next: string | undefined): (string | number)[] | undefined {
  if (next === undefined) return undefined;
  try {
    const place: unknown = JSON.parse(Buffer.from(next, "base64url").toString());
    if (Array.isArray(place) && place.every((part) => typeof part === "string" || typeof part === "number"))
      return place;
  } catch {
    // answered below
  }
  throw invalidRequest("This `next` was not given by a page of this list.", "/querystring/next");
}

/** Rows are read one more than asked for; the surplus one says that there is a next page. */
export function pageOf<Row>(rows: Row[], limit: number, placeOf: (row: Row) => (string | number)[]) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last ? { items, next: encodeNext(placeOf(last)) } : { items };
}

/** A text as a LIKE pattern that finds it anywhere; `*` stands for any characters, as in SAP's search fields. */
export function likePattern(query: string): string {
  const escaped = query
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, (sign) => `\\${sign}`);
  return `%${escaped.replaceAll("*", "%")}%`;
}
