import type { MappedSegment, MappingDocument, Telling } from "@counterfoil/contracts";
import { compileMapping } from "../compile.ts";
import { sampleReceipt } from "../sample-receipt.ts";
import { subjectOf } from "../subjects.ts";
import { tryMapping } from "../trial.ts";

const choices: { [Name in keyof Telling]: readonly Telling[Name][] } = {
  discounts: ["single", "net"],
  prices: ["withTax", "withoutTax"],
  taxes: ["told", "untold"],
};
export type TellingExample = { name: keyof Telling; choice: string; segments: MappedSegment[] };

/** Each way of telling on the same receipt, the others as the mapping has them. */
export function compareTellings(document: MappingDocument): TellingExample[] {
  return (Object.keys(choices) as (keyof Telling)[]).flatMap((name) =>
    choices[name].map((choice) => {
      const told = { ...document, telling: { ...document.telling, [name]: choice } };
      const { segments } = tryMapping(compileMapping(told), subjectOf(sampleReceipt), sampleFacts);
      return { name, choice, segments: segments.filter(({ segment }) => shown.has(segment)) };
    }),
  );
}

const shown = new Set(["E1WPB02", "E1WPB03", "E1WPB04", "E1WPB06"]);
const sampleFacts = { timeZone: "UTC", paymentCodes: new Map([["CASH", "CASH"]]), baseUnitOf: () => undefined };
