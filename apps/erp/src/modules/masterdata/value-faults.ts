import { withoutLeadingZeros } from "@counterfoil/sap";
import type { ElementProblem } from "../../elements.ts";
import { isDay } from "./price-periods.ts";

/** The pattern of a day lets 2026-02-31 pass; a message that holds it could not be written. */
export function dayFault(days: string[], where: string): ElementProblem | undefined {
  const wrong = days.find((day) => !isDay(day));
  return wrong === undefined ? undefined : { code: "day-invalid", detail: `${wrong} is not in the calendar.`, where };
}

/** Between systems 00123 and 123 are one object (ABAP's ALPHA conversion), so here only one of them exists. */
export function numberFault(number: string | undefined, where: string): ElementProblem | undefined {
  if (number === undefined || withoutLeadingZeros(number) === number) return undefined;
  const detail = `A number of digits has no zeros in front: ${withoutLeadingZeros(number)}.`;
  return { code: "number-leading-zeros", detail, where };
}
