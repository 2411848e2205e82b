import type { Formats } from "@counterfoil/ui";

/** Reads what was typed into a form and remembers which fields could not be read. Figures are typed as the reader's language writes them. */
export type Typed = {
  amount: (field: string, text: string) => number;
  quantity: (field: string, text: string) => number;
  count: (field: string, text: string) => number;
  text: (field: string, text: string) => string;
  /** Left out when nothing was typed. */
  optional: <Name extends string, Value>(
    name: Name,
    text: string,
    read: (text: string) => Value,
  ) => { [Key in Name]?: Value };
  refuse: (field: string) => void;
  wrong: string[];
};

export function readTyped(formats: Formats, currency: string): Typed {
  const wrong: string[] = [];
  const refuse = (field: string) => {
    if (!wrong.includes(field)) wrong.push(field);
  };
  const figure = (field: string, value: number | undefined, fits: (value: number) => boolean) => {
    if (value !== undefined && fits(value)) return value;
    refuse(field);
    return 0;
  };
  return {
    amount: (field, text) => figure(field, formats.parseAmount(text, currency), (value) => value >= 0),
    quantity: (field, text) => figure(field, formats.parseQuantity(text), (value) => value > 0),
    count: (field, text) => figure(field, formats.parseQuantity(text), (value) => value > 0 && Number.isInteger(value)),
    text: (field, text) => {
      if (text.trim() === "") refuse(field);
      return text.trim();
    },
    optional: (name, text, read) => (text.trim() === "" ? {} : { [name]: read(text) }) as never,
    refuse,
    wrong,
  };
}

/** "1010, 1020" -> two ids; nothing typed is none. */
export function idsOf(text: string): string[] {
  return text
    .split(/[,;\s]+/)
    .map((id) => id.trim())
    .filter(Boolean);
}
