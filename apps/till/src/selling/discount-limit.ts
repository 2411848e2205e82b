import type { GivenDiscount, ManualDiscountRules, TillPerson } from "@counterfoil/contracts";
import type { Modifier } from "@counterfoil/pricing";
import type { PricedBasket } from "./priced-basket.ts";

/** What the engine names a person's discount. */
const MANUAL = "manual";

/** The most percent that a person may give: the highest of their roles; where nothing is said, nothing is allowed. */
export function mostPercent(rules: ManualDiscountRules | undefined, person: Pick<TillPerson, "roles">): number {
  const limits = rules?.limits.filter(({ role }) => person.roles.includes(role)) ?? [];
  return Math.max(0, ...limits.map(({ maxPercent }) => maxPercent));
}

/** Without a line it is the receipt's. `by`: whoever stands behind it. */
export type GivenPercent = { lineId?: string; percent: number; by?: string };

/** What people's discounts come to in percent of what they were given on. */
export function givenPercents({ lines, deal, discounts }: PricedBasket): GivenPercent[] {
  const ofLines = lines.flatMap(({ lineId, modifiers, manualDiscounts = [] }) =>
    manualDiscounts.map((given) => ({ lineId, ...percentOf(given, modifiers) })),
  );
  return [...ofLines, ...discounts.map((given) => percentOf(given, deal.modifiers))];
}

/** An amount is as much as it lowers what it was given on; it grows when the line gets shorter. */
function percentOf(given: GivenDiscount, modifiers: readonly Modifier[]): GivenPercent {
  const by = given.approvedBy ?? given.by;
  const lowered = modifiers.find(({ promotionId, prorated }) => promotionId === MANUAL && !prorated);
  const ofBase = lowered && lowered.base > 0 ? (-lowered.amount * 100) / lowered.base : 0;
  return { percent: given.percent ?? ofBase, ...(by === undefined ? {} : { by }) };
}

/** Discounts for which whoever stands behind them has no right. */
export function overLimit(
  priced: PricedBasket,
  rules: ManualDiscountRules | undefined,
  people: readonly TillPerson[],
): GivenPercent[] {
  return givenPercents(priced).filter(({ percent, by }) => {
    const person = people.find(({ personId }) => personId === by);
    return percent > (person ? mostPercent(rules, person) : 0);
  });
}
