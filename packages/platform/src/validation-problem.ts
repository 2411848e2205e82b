import { invalidRequest, type Problem } from "./problems.ts";

/** What the validator says of one value, as JSON schema's validators do. */
export type Refusal = { keyword: string; instancePath: string; message?: string; params?: Record<string, unknown> };

/** More than a screen shows, and no more: a table of a thousand wrong rows is refused as one. */
const mostRefusals = 100;

/** The request is not valid: the first refusal in words, and each with its rule, so that a screen says it at its field in the reader's language. */
export function validationProblem(part: string, refusals: readonly Refusal[]): Problem {
  const [first] = refusals;
  return invalidRequest(
    `${part}${first?.instancePath ?? ""} ${first?.message ?? "is not valid"}`,
    `/${part}${first?.instancePath ?? ""}`,
    refusals.slice(0, mostRefusals).flatMap((refusal) => rulesOf(part, refusal)),
  );
}

export type BrokenRule = { where: string; rule: string; limit?: number };

export function rulesOf(part: string, { keyword, instancePath, params = {} }: Refusal): BrokenRule[] {
  const at = part === "" ? instancePath : `/${part}${instancePath}`;
  const { limit, requiredProperties } = params;
  if (Array.isArray(requiredProperties))
    return requiredProperties.map((name) => ({ where: `${at}/${String(name)}`, rule: "required" }));
  return [{ where: at, rule: keyword, ...(typeof limit === "number" && { limit }) }];
}
