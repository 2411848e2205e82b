import type { ElementProblem } from "../../../elements.ts";
import { isDay } from "../price-periods.ts";
import type { ReplicatedType } from "../queries/for-replication.ts";
import type { Criterion } from "./criterion.ts";
import type { FilterField } from "./field.ts";
import { fieldOf, optionsFor } from "./fields.ts";

/** `today`, `today+7`, `today-30`. */
export const relativeDay = /^today(?:([+-])(\d{1,4}))?$/;

/** What is wrong with a filter, and in which line. */
export function criteriaFault(type: ReplicatedType, criteria: Criterion[]): ElementProblem | undefined {
  for (const [index, criterion] of criteria.entries()) {
    const fault = criterionFault(criterion, fieldOf(type, criterion.field));
    if (fault) return { code: fault.code, detail: fault.detail, where: `/${index}/${fault.field}` };
  }
  return undefined;
}

type Fault = { code: string; detail: string; field: keyof Criterion };

function criterionFault({ field: name, option, low, high }: Criterion, field: FilterField | undefined) {
  const wrong = (code: string, at: keyof Criterion, detail: string): Fault => ({ code, detail, field: at });
  if (!field) return wrong("filter-field-unknown", "field", `There is no field ${name} to choose by.`);
  if (!optionsFor(field).includes(option))
    return wrong("filter-option-wrong", "option", `${name} cannot be compared by "${option}".`);
  if (option === "empty") return low || high ? wrong("filter-value-wrong", "low", "Empty takes no value.") : undefined;
  if (low === undefined) return wrong("filter-value-missing", "low", `${name} needs a value.`);
  if (option === "between" && high === undefined)
    return wrong("filter-value-missing", "high", `${name} needs the end of the range.`);
  if (option !== "between" && high !== undefined)
    return wrong("filter-value-wrong", "high", "Only a range has an end.");
  for (const [at, value] of [
    ["low", low],
    ["high", high],
  ] as const)
    if (value !== undefined && isWrong(field, value))
      return wrong("filter-value-wrong", at, `${value} is no value of ${name}.`);
  return isBackwards(field, low, high)
    ? wrong("filter-value-wrong", "high", `${high} comes before ${low}.`)
    : undefined;
}

function isWrong({ kind, choices }: FilterField, value: string): boolean {
  if (kind === "date") return !relativeDay.test(value) && !isDay(value);
  if (kind === "flag") return choices !== undefined && !Object.hasOwn(choices, value);
  return false;
}

/** As the database compares them; of relative days only the day itself knows. */
function isBackwards({ kind }: FilterField, low: string, high: string | undefined): boolean {
  if (high === undefined || relativeDay.test(low) || relativeDay.test(high)) return false;
  const place = (value: string) => (kind === "number" && /^\d+$/.test(value) ? value.padStart(40, "0") : value);
  return place(high) < place(low);
}
