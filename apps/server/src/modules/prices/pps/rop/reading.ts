import { minorDigits } from "@counterfoil/sap";

/** What SAP's document says that we cannot take, by field and value; the promotion is refused whole. */
export class RopRefusal extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(problems.join("; "));
    this.name = "RopRefusal";
    this.problems = problems;
  }
}

export type Reading = {
  /** "Rule 631", "Rule 631, eligibility 632". */
  at(place: string): Reading;
  refuse(field: string, what: string): undefined;
  /** A code of SAP's in our words. */
  code<Word>(field: string, code: string | undefined, words: Readonly<Record<string, Word>>): Word | undefined;
  /** Said by the document, with no place in the engine. */
  mustBeEmpty(field: string, value: number | string | undefined): void;
  amount(field: string, amountE5: number | undefined, currency: string | undefined): number;
  /** Those of all amounts that were read so far. */
  readonly currencies: ReadonlySet<string>;
};

export function startReading(problems: string[], place = "", currencies = new Set<string>()): Reading {
  const reading: Reading = {
    currencies,
    at: (inner) => startReading(problems, place === "" ? inner : `${place}, ${inner}`, currencies),
    refuse(field, what) {
      if (problems.length < 20) problems.push(`${place === "" ? "" : `${place}: `}${field} ${what}`);
      return undefined;
    },
    code(field, code, words) {
      if (code !== undefined && Object.hasOwn(words, code)) return words[code];
      return reading.refuse(
        field,
        code === undefined ? "is missing" : `"${code}" is none of ${Object.keys(words).join(", ")}`,
      );
    },
    mustBeEmpty(field, value) {
      const empty = value === undefined || value === 0 || /^0*$/.test(String(value));
      if (!empty) reading.refuse(field, `${value} cannot be taken: the engine has no such rule`);
    },
    amount(field, amountE5 = 0, currency) {
      const scale = 10 ** (5 - minorDigits(currency));
      if (amountE5 % scale !== 0) reading.refuse(field, `is finer than ${currency ?? "the currency"} has decimals`);
      if (amountE5 < 0) reading.refuse(field, "is negative");
      if (amountE5 > 0 && currency !== undefined) currencies.add(currency);
      return Math.round(amountE5 / scale);
    },
  };
  return reading;
}
