import type {
  CashMovement,
  CashSettings,
  CashType,
  FLOAT,
  Money,
  SAFE,
  TillConfiguration,
} from "@counterfoil/contracts";
import { headOf, type SellingMoment } from "../selling/index.ts";
import type { CountedMethods } from "./day-figures.ts";

export type CashDirection = CashType["direction"];
export const cashDirections: readonly CashDirection[] = ["cashIn", "cashOut", "payIn", "payOut"];
export type CashMovementDraft = Omit<CashMovement, "id" | "number">;
export type CashRefusal = "amountInvalid" | "noteNeeded";

export const MOST_CASH = 10_000_000;

/** The one way to pay that lies in the drawer. */
export const cashMethodOf = ({ paymentMethods }: TillConfiguration): string =>
  paymentMethods.find(({ kind }) => kind === "cash")?.code ?? "CASH";

export const countedMethodsOf = (configuration: TillConfiguration): CountedMethods => ({
  cash: cashMethodOf(configuration),
  rounding: configuration.paymentMethods.flatMap(({ code, kind }) => (kind === "rounding" ? code : [])),
});

export const typeNamed = ({ types }: CashSettings, code: string): CashType | undefined =>
  types.find((type) => type.code === code);

export const nameOfType = ({ names, code }: CashType, language: string): string => names[language] ?? names.en ?? code;

type Wish = { type: CashType; amount: Money; text: string; approvedBy?: string };

/** `amount` of the wish is what was counted; in the document it is negative when it leaves the store. */
export function buildCashMovement(
  moment: SellingMoment,
  { type, amount, text, approvedBy }: Wish,
  language: string,
): CashMovementDraft | { refused: CashRefusal } {
  if (!Number.isInteger(amount) || amount <= 0 || amount > MOST_CASH) return { refused: "amountInvalid" };
  const words = text.trim();
  if (type.noteNeeded && words === "") return { refused: "noteNeeded" };
  const { direction, code, account } = type;
  const leaves = direction === "cashOut" || direction === "payOut";
  return {
    kind: "cashMovement",
    ...headOf(moment),
    type: direction,
    amount: leaves ? -amount : amount,
    method: cashMethodOf(moment.configuration),
    reasonCode: code,
    text: (words || nameOfType(type, language)).slice(0, 80),
    ...(account !== undefined && { account }),
    ...(approvedBy !== undefined && { approvedBy }),
  };
}

/** What the till books by itself: to the drawer or, below zero, out of it. The retailer may have given its own name and account to it. */
export function ownMovement(
  moment: SellingMoment,
  { code, amount, approvedBy }: { code: typeof FLOAT | typeof SAFE; amount: Money; approvedBy?: string | undefined },
  { settings, language }: { settings: CashSettings; language: string },
): CashMovementDraft {
  const known = typeNamed(settings, code) ?? { code, names: { en: code } };
  const type: CashType = { ...known, direction: amount > 0 ? "cashIn" : "cashOut", noteNeeded: false };
  const wish = { type, amount: Math.abs(amount), text: "", ...(approvedBy !== undefined && { approvedBy }) };
  const draft = buildCashMovement(moment, wish, language);
  if ("refused" in draft) throw new Error(`${amount} minor units cannot be moved`);
  return draft;
}
