import { type Static, Type } from "typebox";

const ReasonSchema = Type.Object(
  {
    code: Type.String({ pattern: "^[A-Za-z0-9_-]{1,20}$" }),
    names: Type.Record(Type.String({ pattern: "^[a-z]{2}$" }), Type.String({ minLength: 1, maxLength: 60 }), {
      description: "Name per language (en, de).",
    }),
  },
  { additionalProperties: false },
);
export type Reason = Static<typeof ReasonSchema>;

const RightSchema = Type.Object(
  {
    /** Who has it. Whoever has it may lend it to another person over the shoulder. */
    roles: Type.Array(Type.String({ pattern: "^[A-Za-z]{1,40}$" }), { maxItems: 20, uniqueItems: true }),
    /** To choose from each time; none: nobody is asked. */
    reasons: Type.Array(ReasonSchema, { maxItems: 20 }),
    /** Without a reason it is not done. */
    reasonNeeded: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type RightRule = Static<typeof RightSchema>;

const EVERYBODY = ["cashier", "storeManager", "administrator"];
const MANAGERS = ["storeManager", "administrator"];

const reason = (code: string, en: string, de: string): Reason => ({ code, names: { en, de } });
const rule = (roles: string[], reasons: Reason[] = [], reasonNeeded = reasons.length > 0): RightRule => ({
  roles,
  reasons,
  reasonNeeded,
});

const changedMind = reason("MIND", "Customer changed their mind", "Kundin oder Kunde hat es sich anders überlegt");
const mistake = reason("MISTAKE", "Entered by mistake", "Irrtümlich erfasst");
const damaged = reason("DAMAGED", "Damaged", "Beschädigt");
const other = reason("OTHER", "Other", "Sonstiges");

/** What is asked for at a till, and who may do it as it comes. */
export const initialRights = {
  /** Takes a line out of the open sale. */
  cancelLine: rule(EVERYBODY),
  /** Gives the whole open sale up. */
  cancelSale: rule(EVERYBODY, [changedMind, mistake, other]),
  changePrice: rule(MANAGERS, [
    damaged,
    reason("LABEL", "Another price on the label", "Anderer Preis am Etikett"),
    other,
  ]),
  changeText: rule(EVERYBODY),
  chooseSalesPerson: rule(EVERYBODY),
  /** A counter-receipt for one that was made. */
  cancelReceipt: rule(MANAGERS, [mistake, changedMind, other]),
  returnWithReceipt: rule(EVERYBODY),
  returnWithoutReceipt: rule(MANAGERS, [damaged, changedMind, other]),
  reprint: rule(EVERYBODY),
  park: rule(EVERYBODY),
  /** Has goods kept for a customer, here or in another store. */
  reserveGoods: rule(EVERYBODY),
  openDrawer: rule(EVERYBODY, [
    reason("CHANGE", "Change money", "Geld wechseln"),
    reason("CHECK", "Check the cash", "Bargeld prüfen"),
    other,
  ]),
  /** Money to or from the safe. */
  moveCash: rule(EVERYBODY),
  /** Money in or out with a reason of its own. */
  payInOut: rule(EVERYBODY),
  xReport: rule(EVERYBODY),
  closeDay: rule(EVERYBODY),
  /** Stands for a difference of the count above the threshold. */
  signOffDifference: rule(MANAGERS),
  /** Sells on account beyond the customer's limit. */
  accountOverLimit: rule(MANAGERS),
  /** Says what became of a card payment whose terminal does not answer. */
  decideCard: rule(MANAGERS),
  train: rule(EVERYBODY),
  configureTill: rule(MANAGERS),
};
export type TillRight = keyof typeof initialRights;
export const tillRights = Object.keys(initialRights) as TillRight[];

/** Who may do what at a till, and which reasons are asked for. */
export const RightsSchema = Type.Object(
  Object.fromEntries(tillRights.map((right) => [right, RightSchema])) as Record<TillRight, typeof RightSchema>,
  { additionalProperties: false },
);
