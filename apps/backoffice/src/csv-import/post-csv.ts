import { api } from "@counterfoil/ui";

/** Sends a file as it is; the server reads its separators, decimals and dates. */
export function postCsv<Answer>(path: string, csv: string, dryRun: boolean): Promise<Answer> {
  return api<Answer>(path, { method: "POST", csv, ...(dryRun && { query: { dryRun } }) });
}
