import type { Money } from "@counterfoil/contracts";
import type { Reward } from "../book-input.ts";
import type { Formats } from "./formats.ts";

/** Goods by name: `all` of them ("Tea and Milk") and `any` of them ("Tea or Milk"); `set` is a group or category. */
export type Goods = { kind: "article" | "set" | "attribute" | "everything"; all: string; any: string; except?: string };

/** The part of a reward's sentence that says what is rewarded; `each`: more than one piece may be. */
export type Part = { text?: string; each: boolean };

/**
 * How one language says it. Names of goods are never bent: German says "3 × Tee" and "3 Stück aus „Laternen“", so that no plural, gender
 * or case of a name the retailer typed can be wrong.
 */
export type Phrases = {
  whole: (goods: Goods) => string;
  pieces: (count: number, goods: Goods, formats: Formats) => string;
  more: (count: number, goods: Goods | undefined, formats: Formats) => string;
  spendMore: (amount: string, goods: Goods | undefined) => string;
  worth: (amount: string, goods: Goods) => string;
  reward: (reward: Reward, part: Part, formats: Formats) => string;
  ofThem: (count: number, choose: "cheapest" | "dearest" | undefined, formats: Formats) => string;
  /** More of what is bought already. */
  another: (count: number, free: boolean, formats: Formats) => string;
  chosen: (choose: "cheapest" | "dearest", count: number) => string;
  equalOrLower: string;
  purchase: (isPrice: boolean) => string;
  /** `deal` is a price for what is bought ("for £10.00 together"), not something given. */
  buy: (what: string, reward: string, deal: boolean) => string;
  fromQuantity: (count: string, of?: string) => string;
  /** `of`: the goods the amount is counted on; `said`: the sentence has named them already. */
  fromAmount: (amount: string, of?: string, said?: boolean) => string;
  tierFrom: (reward: string, from: string, below?: string) => string;
  pieceCount: (count: number, formats: Formats) => string;
  gifts: (list: readonly string[], choose: number | undefined, formats: Formats) => string;
  printed: (coupon: string, condition: string, days: number | undefined) => string;
  others: (count: string) => string;
  points: (points: number, formats: Formats) => string;
  pointsPer: (points: string, step: string) => string;
  pointsFor: (points: string, goods: string) => string;
  perAmount: (amount: string, goods: Goods) => string;
  hours: (from: string, to: string, days: readonly number[], formats: Formats) => string;
  withCoupon: (coupon: string) => string;
  forCustomers: (groups: string) => string;
  whenChosen: (trigger: string) => string;
  regularPriceOnly: string;
  atMostTimes: (count: number, formats: Formats) => string;
  atMostOff: (amount: Money, formats: Formats) => string;
  exclusive: string;
  saves: (amount: string) => string;
  byHand: (reason: string) => string;
  discountOn: (amount: string, base: string) => string;
  quantity: (count: string) => string;
  share: string;
};

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Days of the week in runs: Monday to Friday and Sunday. */
export function runsOfDays(days: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const day of [...new Set(days)].toSorted((one, other) => one - other)) {
    const last = runs.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs.flatMap(([from, to]): [number, number][] =>
    to === from + 1
      ? [
          [from, from],
          [to, to],
        ]
      : [[from, to]],
  );
}
