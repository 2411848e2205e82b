import { type Static, Type } from "typebox";
import { CurrencySchema } from "../money.ts";

const Amount = Type.Integer({ minimum: 0, maximum: 100_000_000, description: "Minor units." });

/** How is paid at a till. */
export const PaymentSettingSchema = Type.Object(
  {
    /** The smallest coin, in minor units: 5 rounds to 0.05 what is paid in cash. 1: nothing is rounded. */
    cashStep: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    /** Currencies whose notes are taken, and what one of it is worth in the till's own. */
    foreign: Type.Array(
      Type.Object(
        { currency: CurrencySchema, rate: Type.Number({ exclusiveMinimum: 0, maximum: 1_000_000 }) },
        { additionalProperties: false },
      ),
      { maxItems: 20 },
    ),
    /** The most that goes on account in one receipt; above it somebody with the right `accountOverLimit` is asked. */
    accountMost: Amount,
    /** The most on account for a customer with a credit limit while nobody can be asked what is open; above it as above. */
    accountOfflineMost: Amount,
    /** `byHand`: the terminal stands beside the till and knows nothing of it. */
    terminal: Type.Enum(["byHand", "simulator"]),
    /** How long the terminal is waited for before it is asked what became of the payment. */
    terminalSeconds: Type.Integer({ minimum: 5, maximum: 300 }),
  },
  { additionalProperties: false },
);

export const initialPayment: Static<typeof PaymentSettingSchema> = {
  cashStep: 1,
  foreign: [],
  accountMost: 50_000,
  accountOfflineMost: 10_000,
  terminal: "byHand",
  terminalSeconds: 90,
};
