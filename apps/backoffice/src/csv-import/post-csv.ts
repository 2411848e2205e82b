import { ApiProblem } from "@counterfoil/ui";

/** Sends a file as it is; the server reads its separators, decimals and dates. */
export async function postCsv<Answer>(path: string, text: string, dryRun: boolean): Promise<Answer> {
  const response = await fetch(`${path}${dryRun ? "?dryRun=true" : ""}`, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "text/csv; charset=utf-8" },
    body: text,
  });
  const answer = await response.json();
  if (!response.ok) throw new ApiProblem({ status: response.status, ...answer });
  return answer as Answer;
}
