import { type Static, Type } from "typebox";

/**
 * An EAN-13 of the store's own scales: prefix, number of the article, perhaps a check digit of the value, value, check digit. The number
 * of the article has the digits that the others leave.
 */
export const EmbeddedCodeSchema = Type.Object(
  {
    /** GS1 leaves 02 and 20 to 29 to stores. */
    prefix: Type.String({ pattern: "^(02|2\\d)\\d{0,2}$" }),
    /** What the value is: minor units of the price of this piece, a weight, or pieces. */
    value: Type.Enum(["price", "weight", "pieces"]),
    valueDigits: Type.Integer({ minimum: 3, maximum: 6 }),
    /** Of the value: 2 for pounds and pence, 3 for kilograms and grams. */
    decimals: Type.Integer({ minimum: 0, maximum: 3 }),
    /** One digit before the value checks it (GS1 General Specifications 7.9, weights 2-, 3, 5+, 5-). */
    checked: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type EmbeddedCode = Static<typeof EmbeddedCodeSchema>;

/** What codes say beside which article it is. */
export const BarcodesSchema = Type.Object(
  {
    embedded: Type.Array(EmbeddedCodeSchema, { maxItems: 40 }),
    /** What becomes of goods whose code says that their last day is over. */
    expired: Type.Enum(["refuse", "warn", "sell"]),
    /** Which of several articles with one code was meant is remembered at the till until the day is over. */
    rememberChoice: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type Barcodes = Static<typeof BarcodesSchema>;

export const initialBarcodes: Barcodes = {
  embedded: [
    { prefix: "21", value: "price", valueDigits: 5, decimals: 2, checked: false },
    { prefix: "28", value: "weight", valueDigits: 5, decimals: 3, checked: false },
  ],
  expired: "refuse",
  rememberChoice: true,
};
