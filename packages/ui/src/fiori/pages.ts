import type { Page } from "@counterfoil/contracts";
import { api } from "../api.ts";
import type { FetchPage } from "./list-report.tsx";

/** Reads a list page by page; filters go to the server under their own names, `fixed` always. */
export function pagesOf<Row>(path: string, fixed: Record<string, string> = {}): FetchPage<Row> {
  return (filters, next, signal) => api<Page<Row>>(path, { query: { ...filters, ...fixed, next }, signal });
}
