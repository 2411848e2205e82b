import { hasThreePlaces, multiplyDivide } from "./arithmetic.ts";
import type { ManualDiscount } from "./basket.ts";
import { PricingError, type PricingProblem, type PricingProblemCode } from "./errors.ts";
import type { Working } from "./line-rules.ts";
import type { Modifier, TransactionModifier } from "./priced.ts";
import { prorate } from "./prorate.ts";
import { roundDiscount } from "./rounding.ts";
import { lineAmount, type Pool, type WorkLine } from "./working.ts";

const byPerson = { promotionId: "manual", ruleId: "manual", sequence: 0 } as const;
/** A price floor binds promotions, not people. */
const toZero = (pool: Pool) => pool.current;
const byPrice = { weigh: toZero, room: toZero };

/** Discounts that a person gives on a line: after its line rules, in the order given, each on the amount then reached. */
export function applyManualLineDiscounts(working: Working): void {
  const problems: PricingProblem[] = [];
  for (const line of working.lines)
    for (const discount of line.regularLine.manualDiscounts) {
      const problem = checkDiscount(discount, `on line ${line.lineId}`, [line], true);
      if (problem) problems.push({ ...problem, lineId: line.lineId, articleId: line.regularLine.article.articleId });
      else applyToLine(working, line, discount);
    }
  if (problems.length > 0) throw new PricingError(problems);
}

function applyToLine(working: Working, line: WorkLine, discount: ManualDiscount): void {
  const base = lineAmount(line);
  const { remainder } = working.book.policies;
  const { quantityMilli } = line.regularLine;
  const off = amountOf(working, discount, base, quantityMilli);
  const [given] = prorate([{ line, pools: [...line.pools] }], off, remainder, byPrice);
  const amount = given?.amount ?? 0;
  const quantity = quantityMilli / 1000;
  if (amount > 0) line.modifiers.push({ ...byPerson, quantity, base, amount: -amount, note: discount.reason });
}

/** Discounts on the receipt: after all transaction rules, spread over its discountable lines. */
export function applyManualReceiptDiscounts(
  working: Working,
  discounts: readonly ManualDiscount[],
): TransactionModifier[] {
  return discounts.flatMap((discount) => {
    const lines = working.lines.filter((line) => line.discountable);
    const base = lines.reduce((sum, line) => sum + lineAmount(line), 0);
    const problem = checkDiscount(discount, "on the receipt", lines, false);
    if (problem) throw new PricingError([problem]);
    const total = amountOf(working, discount, base, 0);
    const parts = lines.map((line) => ({ line, pools: [...line.pools] }));
    const { remainder } = working.book.policies;
    const given = prorate(parts, total, remainder, byPrice).filter(({ amount }) => amount > 0);
    for (const { line, amount, base: lineBase, quantity } of given) {
      const share: Modifier = {
        ...byPerson,
        quantity,
        base: lineBase,
        amount: -amount,
        prorated: true,
        note: discount.reason,
      };
      line.modifiers.push(share);
    }
    if (given.length === 0) return [];
    const quantity = lines.reduce((sum, line) => sum + line.regularLine.quantityMilli, 0) / 1000;
    const lineIds = given.map(({ line }) => line.lineId);
    return [{ ...byPerson, quantity, base, amount: -total, note: discount.reason, lineIds }];
  });
}

function amountOf(
  working: Working,
  { percent, amount, unitPrice }: ManualDiscount,
  base: number,
  quantityMilli: number,
): number {
  if (amount !== undefined) return amount;
  if (unitPrice !== undefined) return Math.max(base - multiplyDivide(unitPrice, quantityMilli, 1000), 0);
  return roundDiscount(base * Math.round((percent ?? 0) * 1000), base, base, working.book.policies.rounding);
}

function checkDiscount(
  { percent, amount, unitPrice }: ManualDiscount,
  where: string,
  lines: readonly WorkLine[],
  onLine: boolean,
): PricingProblem | undefined {
  const refuse = (code: PricingProblemCode, detail: string): PricingProblem => ({ code, detail });
  const base = lines.reduce((sum, line) => sum + lineAmount(line), 0);
  const percentFits = percent === undefined || (percent > 0 && percent <= 100 && hasThreePlaces(percent));
  const amountFits = amount === undefined || (Number.isSafeInteger(amount) && amount > 0);
  const priceFits = unitPrice === undefined || (onLine && Number.isSafeInteger(unitPrice) && unitPrice >= 0);
  const said = [percent, amount, unitPrice].filter((figure) => figure !== undefined);
  if (said.length !== 1 || !percentFits || !amountFits || !priceFits)
    return refuse(
      "discount-invalid",
      `The discount ${where} needs a percentage above 0 up to 100, or an amount above zero in minor units${onLine ? ", or a price of each unit" : ""}.`,
    );
  if (lines.some((line) => !line.discountable))
    return refuse("discount-not-allowed", `No discount is allowed ${where}.`);
  if (amount !== undefined && amount > base)
    return refuse("discount-too-high", `The discount of ${amount} ${where} is more than the ${base} that are left.`);
  return undefined;
}
