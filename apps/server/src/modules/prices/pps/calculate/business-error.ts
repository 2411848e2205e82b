import type { PricingProblem } from "@counterfoil/pricing";
import type { BusinessErrorDraft } from "@counterfoil/sap";

/** Why a basket has no price: SAP's BusinessError, with ids of our own. HTTP 400. */
export class NotCalculated extends Error {
  readonly errors: BusinessErrorDraft[];

  constructor(errors: BusinessErrorDraft[]) {
    super(errors.map(({ description }) => description).join(" "));
    this.name = "NotCalculated";
    this.errors = errors;
  }
}

export function businessError(
  errorId: string,
  description: string,
  { line, variables = [] }: { line?: number; variables?: string[] } = {},
): BusinessErrorDraft {
  return { errorId, description, severity: "Error", ...(line === undefined ? {} : { line }), variables };
}

export const notCalculated = (...given: Parameters<typeof businessError>): NotCalculated =>
  new NotCalculated([{ ...businessError(...given), serialNumber: 0 }]);

/** The engine's problems, each with the line that it is about. */
export function ofProblems(problems: readonly PricingProblem[]): NotCalculated {
  return new NotCalculated(
    problems.map(({ code, detail, lineId, articleId }, index) => ({
      ...businessError(code, lineId === undefined ? detail : detail.replace(lineId, String(Number(lineId))), {
        ...(lineId === undefined ? {} : { line: Number(lineId) }),
        variables: articleId === undefined ? [] : [articleId],
      }),
      serialNumber: index,
    })),
  );
}
