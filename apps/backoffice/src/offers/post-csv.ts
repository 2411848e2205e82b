import { ApiProblem } from "@counterfoil/ui";

export type ImportRow = {
  row: number;
  outcome: "new" | "changed" | "same" | "error";
  offerId?: string;
  name?: string;
  problems: { field: string; code: string; detail: string }[];
};
export type ImportCounts = Record<ImportRow["outcome"], number>;
export type ImportResult = { importId?: string; counts: ImportCounts; rows: ImportRow[]; failedCsv: string };

/** Sends a file as it is; the server reads its separators, decimals and dates. */
export async function postCsv(text: string, dryRun: boolean): Promise<ImportResult> {
  const response = await fetch(`/api/prices/offers/import${dryRun ? "?dryRun=true" : ""}`, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "text/csv; charset=utf-8" },
    body: text,
  });
  const answer = await response.json();
  if (!response.ok) throw new ApiProblem({ status: response.status, ...answer });
  return answer as ImportResult;
}
