import { type Static, Type } from "typebox";
import type { Texts } from "../customizing.ts";

export const options = ["equal", "between", "pattern", "atLeast", "atMost", "empty"] as const;
export type Option = (typeof options)[number];

/** Pasted lists of numbers fit in. */
const MAX_CRITERIA = 500;
const Value = Type.String({ minLength: 1, maxLength: 60 });

/** One line of a filter, as in SAP's ranges: SIGN, OPTION, LOW, HIGH. */
export const CriterionSchema = Type.Object(
  {
    field: Type.String({ pattern: "^[A-Za-z]{1,30}$" }),
    sign: Type.Enum(["include", "exclude"]),
    option: Type.Enum([...options], {
      description: "Pattern: * stands for any characters, ? or + for one, # before one of them for itself.",
    }),
    low: Type.Optional(Value),
    high: Type.Optional(Value),
  },
  { additionalProperties: false },
);
export type Criterion = Static<typeof CriterionSchema>;
/** Lines of one field: what is included, less what is excluded. All fields have to agree. None: everything. */
export const CriteriaSchema = Type.Array(CriterionSchema, { maxItems: MAX_CRITERIA });

const optionWords: Record<Option, Texts> = {
  equal: { en: "is {low}", de: "ist {low}" },
  between: { en: "is between {low} and {high}", de: "liegt zwischen {low} und {high}" },
  pattern: { en: "is like {low}", de: "ist wie {low}" },
  atLeast: { en: "is {low} or more", de: "ist mindestens {low}" },
  atMost: { en: "is {low} or less", de: "ist höchstens {low}" },
  empty: { en: "is empty", de: "ist leer" },
};

/** A line as people say it: "not Category is G01". `textOf` gives what a value is called. */
export function criterionInWords(
  { sign, option, low = "", high = "" }: Criterion,
  field: Texts,
  textOf: (value: string) => Texts | undefined,
): { en: string; de: string } {
  const say = (language: "en" | "de") => {
    const named = (value: string) => textOf(value)?.[language] ?? textOf(value)?.en ?? value;
    const words = (optionWords[option][language] as string)
      .replace("{low}", () => named(low))
      .replace("{high}", () => named(high));
    const not = sign === "exclude" ? { en: "not: ", de: "nicht: " }[language] : "";
    return `${not}${field[language] ?? field.en} ${words}`;
  };
  return { en: say("en"), de: say("de") };
}
