import { type RawBuilder, sql } from "@counterfoil/platform";
import type { Texts } from "../customizing.ts";

type Sql = RawBuilder<unknown>;
/** Says whether a value, or the days from one value to another, is one that is asked for. */
export type Condition = (value: Sql, until?: Sql) => Sql;

/**
 * A field that objects are chosen by. `number`s are compared as SAP's are, digits as if they had leading zeros; `text` whatever
 * its case; a `date` may be `today`, `today+7`, `today-30`.
 */
export type FilterField = {
  kind: "number" | "code" | "text" | "date" | "flag";
  texts: { en: string; de: string };
  /** True of an object that has a value that fits. Objects are called `object` in it. */
  holds: (fits: Condition) => Sql;
  /** Where the screen finds values: a list of master data. */
  valueHelp?: "article" | "businessPartner" | "site" | "category" | "valueList";
  valueList?: string;
  /** All values there are. */
  choices?: Record<string, Texts>;
  /** Its values are places (stores, price lists) of which only the prices go that the filter names; objects go when one of them has a price. */
  isPlace?: true;
};

type Naming = Omit<FilterField, "holds">;

const named = (kind: FilterField["kind"], en: string, de: string, more: Partial<Naming> = {}): Naming => ({
  kind,
  texts: { en, de },
  ...more,
});

/** An object has one value, or none. */
export const one = (value: Sql, ...naming: Parameters<typeof named>): FilterField => ({
  ...named(...naming),
  holds: (fits) => fits(value),
});

/** A text in English and, perhaps, German: quicker than taking an object of texts apart. */
export const bilingual = (texts: Sql, ...naming: Parameters<typeof named>): FilterField => ({
  ...named(...naming),
  holds: (fits) => sql`(${fits(sql`(${texts} ->> 'en')`)} or coalesce(${fits(sql`(${texts} ->> 'de')`)}, false))`,
});

/** An object has any number of values: the column `value` of these rows. */
export const many = (rows: Sql, ...naming: Parameters<typeof named>): FilterField => ({
  ...named(...naming),
  holds: (fits) => sql`exists (select from (${rows}) as each where ${fits(sql`value`)})`,
});

/** Days from column `value` to column `until` of these rows. */
export const spans = (rows: Sql, ...naming: Parameters<typeof named>): FilterField => ({
  ...named(...naming),
  holds: (fits) => sql`exists (select from (${rows}) as each where ${fits(sql`value`, sql`until`)})`,
});

export const list = (valueList: string) => ({ valueHelp: "valueList" as const, valueList });
