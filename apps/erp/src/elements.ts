import { type BrokenRule, Problem, type Refusal, rulesOf } from "@counterfoil/platform";
import { type Static, type TSchema, Type } from "typebox";
import { Compile } from "typebox/compile";

/** `problems`: the rules that its fields break, for screens of any language. */
export type ElementProblem = { code: string; detail: string; where?: string; problems?: BrokenRule[] };
export type ElementOutcome = "created" | "changed" | "unchanged" | "rejected";
export type ElementResult = { key: string; outcome: ElementOutcome; changeNumber?: number; problem?: ElementProblem };

const BrokenRuleSchema = Type.Object({
  where: Type.String(),
  rule: Type.String(),
  limit: Type.Optional(Type.Number()),
});

export const ElementResultsSchema = Type.Object({
  results: Type.Array(
    Type.Object({
      key: Type.String(),
      outcome: Type.Enum(["created", "changed", "unchanged", "rejected"]),
      changeNumber: Type.Optional(Type.Integer()),
      problem: Type.Optional(
        Type.Object({
          code: Type.String(),
          detail: Type.String(),
          where: Type.Optional(Type.String()),
          problems: Type.Optional(Type.Array(BrokenRuleSchema)),
        }),
      ),
    }),
  ),
});

export const MAX_ELEMENTS = 1000;

/** Elements are checked one by one, so that one that is wrong does not stop the others. */
export const elementsBody = <Name extends string>(name: Name) =>
  Type.Object({ [name]: Type.Array(Type.Unknown(), { minItems: 1, maxItems: MAX_ELEMENTS }) } as {
    [Key in Name]: ReturnType<typeof Type.Array<ReturnType<typeof Type.Unknown>>>;
  });

const MOST_PROBLEMS = 20;

/** A check of one element against its schema: nothing when it fits, else what is wrong and where. */
export function elementCheck<Schema extends TSchema>(schema: Schema) {
  const validator = Compile(schema);
  return (element: unknown): { value: Static<Schema> } | { problem: ElementProblem } => {
    if (validator.Check(element)) return { value: element as Static<Schema> };
    const errors = validator.Errors(element);
    const [first] = errors;
    const where = first?.instancePath ?? "";
    // A field that the schema does not have fails against the schema `false`.
    const message = first?.keyword === "boolean" ? "is not a field of this object" : (first?.message ?? "is wrong");
    return {
      problem: {
        code: "element-invalid",
        detail: `${where || "The element"} ${message}`,
        where,
        problems: errors.slice(0, MOST_PROBLEMS).flatMap((error) => rulesOf("", error as Refusal)),
      },
    };
  };
}

/** One element alone: its refusal is the refusal of the request. */
export function onlyResult(results: ElementResult[]): ElementResult {
  const [result] = results;
  if (!result) throw new Error("no result for an element");
  const { problem } = result;
  if (!problem) return result;
  const status = problem.code.endsWith("-unknown") ? 422 : problem.code === "changed-meanwhile" ? 409 : 400;
  throw new Problem({ status, title: "Not taken", ...problem });
}
