import type { Basket } from "../basket.ts";
import { buildPriceBook, type Priced, type PricedLine, priceBasket } from "../index.ts";
import type { Case } from "./random-basket.ts";

export const price = ({ input, basket }: Case, options?: { maxNodes?: number }): Priced =>
  priceBasket(buildPriceBook(input), basket, options);

/** What must hold for every answer of the engine, whatever the offers are. Each fault in words; none is what is wanted. */
export function faultsOf({ input, basket }: Case, priced: Priced): string[] {
  const faults: string[] = [];
  const claim = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault);
  };
  const sum = (pick: (line: PricedLine) => number) => priced.lines.reduce((added, line) => added + pick(line), 0);
  for (const line of priced.lines) {
    const modified = line.modifiers.reduce((added, one) => added + one.amount, 0);
    claim(line.regularAmount + modified === line.amount, `line ${line.lineId}: modifiers do not add up`);
    claim(line.amount >= 0, `line ${line.lineId} costs less than nothing`);
    claim(
      line.modifiers.every(({ amount }) => amount < 0),
      `line ${line.lineId}: a promotion without discount, or one that raises the price`,
    );
    // The floor binds promotions; a person may go below it.
    claim(
      line.amount + byPeople(line) >= floorOf(input.articles, basket, line),
      `line ${line.lineId} is below its floor`,
    );
    claim(line.tax.base + line.tax.amount === line.amount, `line ${line.lineId}: tax and base are not the amount`);
  }
  const { totals } = priced;
  claim(totals.regular === sum((line) => line.regularAmount), "regular total is not the sum of the lines");
  claim(totals.regular - totals.discount === sum((line) => line.amount), "discount is not what the lines lack");
  claim(totals.tax === sum((line) => line.tax.amount), "tax is not the sum of the lines");
  claim(totals.net + totals.tax === totals.total, "net and tax are not the total");
  claim(totals.byTaxCode.reduce((added, tax) => added + tax.amount, 0) === totals.tax, "taxes by code do not add up");
  claim(proratedFault(priced) === undefined, proratedFault(priced) ?? "");
  const applied = priced.applied.reduce((added, { amount }) => added + amount, 0);
  const promoted = discountByPromotions(priced);
  claim(applied === promoted, `applied rules say ${applied}, the lines ${promoted}`);
  claim(priced.proof.upperBound >= promoted, `bound ${priced.proof.upperBound} below ${promoted}`);
  claim(!priced.proof.optimal || priced.proof.upperBound === promoted, "optimal, but the bound is another");
  return faults;
}

/** What people took off is no promotion's: neither the applied rules nor the bound of the proof speak of it. */
export function discountByPromotions({ lines, totals }: Priced): number {
  return lines.reduce((sum, line) => sum - byPeople(line), totals.discount);
}

function byPeople({ modifiers }: PricedLine): number {
  return modifiers.reduce((sum, { promotionId, amount }) => sum - (promotionId === "manual" ? amount : 0), 0);
}

/** The shares of the lines are the transaction's discount, cent by cent, and only on lines that it names. */
function proratedFault({ lines, modifiers }: Priced): string | undefined {
  const key = (one: { ruleId: string; sequence: number }) => `${one.ruleId} in ${one.sequence}`;
  for (const whole of modifiers) {
    const shares = lines.flatMap((line) =>
      line.modifiers.filter((one) => one.prorated && key(one) === key(whole)).map((one) => ({ line, one })),
    );
    const sum = shares.reduce((added, { one }) => added + one.amount, 0);
    if (sum !== whole.amount) return `${key(whole)}: shares are ${sum}, the whole ${whole.amount}`;
    if (shares.some(({ line }) => !whole.lineIds.includes(line.lineId)))
      return `${key(whole)}: a share on another line`;
  }
  const wholes = modifiers.map(key);
  const orphan = lines.flatMap((line) => line.modifiers).find((one) => one.prorated && !wholes.includes(key(one)));
  return orphan && `${key(orphan)}: a share without its whole`;
}

function floorOf(articles: Case["input"]["articles"], basket: Basket, line: PricedLine): number {
  const { articleId, quantity } = basket.lines.find(({ lineId }) => lineId === line.lineId) as Basket["lines"][number];
  const floor = articles.find((article) => article.articleId === articleId)?.minPrice ?? 0;
  return Math.min(line.regularAmount, Math.floor(floor * quantity));
}
