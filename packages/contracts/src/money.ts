import { Type } from "typebox";

/** An amount in integer minor units of the document's currency: `1999` is 19.99. May be negative. */
export type Money = number;

/** No receipt of a shop comes near it, and sums of many still stay exact in a double. */
export const MAX_AMOUNT_MINOR = 999_999_999_999;

/** What a basket may come to: discounts are reckoned in 100,000ths of a minor unit, and up to here a double counts them exactly. */
export const MAX_BASKET_MINOR = 90_000_000_000;

export const MoneySchema = Type.Integer({
  minimum: -MAX_AMOUNT_MINOR,
  maximum: MAX_AMOUNT_MINOR,
  description: "Amount in minor units (1999 = 19.99).",
});

/** ISO 4217. */
export const CurrencySchema = Type.String({ pattern: "^[A-Z]{3}$", description: "ISO 4217 currency code." });

const fractionDigitsByCurrency = new Map<string, number>();

/** Number of decimals of a currency: 2 for GBP, 0 for JPY, 3 for KWD. */
export function fractionDigits(currency: string): number {
  let digits = fractionDigitsByCurrency.get(currency);
  if (digits === undefined) {
    digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
    fractionDigitsByCurrency.set(currency, digits);
  }
  return digits;
}

/** Minor units as a plain decimal with a dot, as documents want it: (1999, "GBP") -> "19.99". */
export function moneyToDecimal(amountMinor: Money, currency: string): string {
  return minorToDecimal(amountMinor, fractionDigits(currency));
}

/** The same with the number of decimals given: (-5, 2) -> "-0.05". */
export function minorToDecimal(amountMinor: Money, decimals: number): string {
  const sign = amountMinor < 0 ? "-" : "";
  const digits = String(Math.abs(amountMinor)).padStart(decimals + 1, "0");
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** "19.99" -> 1999. Undefined when the text is no decimal or has more decimals than the currency (trailing zeros aside). */
export function decimalToMinor(text: string, decimals: number): Money | undefined {
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return undefined;
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  if (fraction.length > decimals) return undefined;
  const amountMinor = Number((match[2] ?? "") + fraction.padEnd(decimals, "0"));
  if (!Number.isSafeInteger(amountMinor)) return undefined;
  return match[1] && amountMinor !== 0 ? -amountMinor : amountMinor;
}
