import type { Page } from "@counterfoil/contracts";
import { api } from "../api.ts";
import type { FetchPage } from "./list-report.tsx";

/** Reads a list page by page; filters go to the server under their own names, `fixed` always. */
export function pagesOf<Row>(path: string, fixed: Record<string, string> = {}): FetchPage<Row> {
  return (filters, next, signal) => api<Page<Row>>(path, { query: { ...filters, ...fixed, next }, signal });
}

/** A list that the server gives whole: searched here, in the texts that `textsOf` names. */
export function wholeOf<Row>(path: string, textsOf: (row: Row) => (string | undefined)[]): FetchPage<Row> {
  return async (filters, _next, signal) => {
    const { items } = await api<{ items: Row[] }>(path, { signal });
    return { items: items.filter((row) => matches(filters.query, ...textsOf(row))) };
  };
}

/** Every word is in one of the texts; without words everything matches. */
export function matches(typed: string | undefined, ...texts: (string | undefined)[]): boolean {
  const all = texts.join(" ").toLowerCase();
  return (typed ?? "")
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
