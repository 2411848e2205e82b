import { type Static, Type } from "typebox";
import { CurrencySchema } from "../money.ts";

const MAX_MINOR = 10_000_000;
const Amount = Type.Integer({ minimum: 0, maximum: MAX_MINOR, description: "Minor units of the store's currency." });

/** A kind of money in or out without goods, as people choose it at the till. */
const CashTypeSchema = Type.Object(
  {
    code: Type.String({ pattern: "^[A-Z0-9_-]{1,20}$" }),
    /** Cash in and out stays the store's money (change, safe, bank); pay-in and pay-out is income and expense. */
    direction: Type.Enum(["cashIn", "cashOut", "payIn", "payOut"]),
    names: Type.Record(Type.String({ pattern: "^[a-z]{2}$" }), Type.String({ minLength: 1, maxLength: 60 }), {
      description: "Name per language (en, de).",
    }),
    /** The ERP's account of the other side; left out: the one of the direction. */
    account: Type.Optional(Type.String({ pattern: "^\\d{1,10}$" })),
    /** What it was for has to be written down. */
    noteNeeded: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type CashType = Static<typeof CashTypeSchema>;

/** What is in a drawer, how it moves and how a day ends. */
export const CashSchema = Type.Object(
  {
    /** What lies in the drawer when a day begins. */
    float: Amount,
    /** Who counts does not see what should be there before the count stands. */
    blind: Type.Boolean(),
    /** From this difference of a way to pay on, a reason is asked for. */
    reasonFrom: Amount,
    /** From this difference on somebody else has to stand for it. */
    signOffFrom: Amount,
    /** The store's time at which a day ends by itself, uncounted; empty: only people end it. */
    closeAt: Type.String({ pattern: "^(([01]\\d|2[0-3]):[0-5]\\d)?$" }),
    /** Notes and coins, in minor units. */
    denominations: Type.Array(
      Type.Object(
        {
          currency: CurrencySchema,
          values: Type.Array(Type.Integer({ minimum: 1, maximum: MAX_MINOR }), {
            minItems: 1,
            maxItems: 30,
            uniqueItems: true,
          }),
        },
        { additionalProperties: false },
      ),
      { maxItems: 20 },
    ),
    types: Type.Array(CashTypeSchema, { maxItems: 60 }),
  },
  { additionalProperties: false },
);
export type CashSettings = Static<typeof CashSchema>;

const type = (code: string, direction: CashType["direction"], en: string, de: string, account?: string): CashType => ({
  code,
  direction,
  names: { en, de },
  ...(account && { account }),
  noteNeeded: false,
});

/** What the till books by itself at the beginning and the end of a day. */
export const FLOAT = "FLOAT";
export const SAFE = "SAFE";

export const initialCash: CashSettings = {
  float: 10_000,
  blind: true,
  reasonFrom: 100,
  signOffFrom: 1000,
  closeAt: "",
  denominations: [
    { currency: "GBP", values: [5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1] },
    { currency: "EUR", values: [20_000, 10_000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1] },
  ],
  types: [
    type(FLOAT, "cashIn", "Opening float", "Wechselgeld zum Start"),
    type("CHANGE", "cashIn", "More change", "Mehr Wechselgeld"),
    type(SAFE, "cashOut", "To the safe", "In den Tresor"),
    type("BANK", "cashOut", "To the bank", "Zur Bank"),
    type("INCOME", "payIn", "Other income", "Sonstige Einnahme"),
    type("EXPENSE", "payOut", "Small expense", "Kleine Ausgabe"),
    type("POSTAGE", "payOut", "Postage", "Porto"),
    type("CLEANING", "payOut", "Cleaning", "Reinigung"),
  ],
};
