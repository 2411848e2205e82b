import {
  type Basket,
  type BasketLine,
  type PriceBook,
  type Priced,
  PricingError,
  type PricingOptions,
  priceBasket,
} from "@counterfoil/pricing";
import { minorDigits, type PriceCalculateBody } from "@counterfoil/sap";
import type { CalculationHooks } from "../../calculation/index.ts";
import { notCalculated, ofProblems } from "./business-error.ts";
import { type ItemLine, lineIdOf, readLine, sentUnitPrice } from "./read-basket.ts";

type Ground = Parameters<typeof readLine>[1];
type Pricing = {
  book: PriceBook;
  /** Where there is time for it. */
  price: (basket: Basket, options: PricingOptions) => Promise<Priced | undefined>;
  hooks: CalculationHooks;
  head: Omit<Basket, "lines">;
  body: PriceCalculateBody;
  ground: Ground;
};

/** The goods of a request, priced together or each for itself; sale and return apart. */
export async function priceLines(pricing: Pricing, items: readonly ItemLine[]): Promise<Priced[]> {
  const lines = items.map((item) => ({ ...item, line: withRegularPrice(pricing, item) }));
  const groups =
    pricing.body.mode === "LineItem"
      ? lines.map((line) => [line])
      : [...Map.groupBy(lines, ({ kind }) => kind).values()];
  const priced: Priced[] = [];
  for (const group of groups) {
    const kind = group[0]?.kind ?? "sale";
    const part = { ...(kind === "return" ? { kind } : {}), lines: group.map(({ line }) => line) };
    priced.push(await priceWithHooks(pricing, part));
  }
  return priced;
}

/** With the retailer's own code around it, as for tills. */
async function priceWithHooks(
  { price, hooks, head, body }: Pricing,
  part: Pick<Basket, "lines" | "kind">,
): Promise<Priced> {
  const nearMisses = body.recommend === undefined ? 0 : 5;
  const asked = { ...head, ...part };
  const basket = hooks.beforeCalculation?.(asked) ?? asked;
  try {
    const priced = await price(basket, { nearMisses });
    if (priced === undefined) throw new Error("the price book has gone while it was in use");
    return hooks.afterCalculation?.(priced, basket) ?? priced;
  } catch (error) {
    if (error instanceof PricingError) throw ofProblems(error.problems);
    throw error;
  }
}

/** Most lines go to the engine as they are; a sent price, another rounding or no line rules need the regular price first. */
function withRegularPrice(pricing: Pricing, item: ItemLine): BasketLine {
  const line = readLine(item, pricing.ground);
  const step = roundingStep(pricing);
  const needsSent = line.unitPrice === undefined && item.item.regularPrice !== undefined;
  if (!needsSent && step === undefined && !item.item.notConsidered) return line;
  const regular = line.unitPrice ?? regularPrice(pricing, item, line);
  const unitPrice = step === undefined ? regular : step(regular);
  if (!item.item.notConsidered) return { ...line, unitPrice };
  // Under a name that no line rule knows; rules on the whole transaction take every article.
  const facts = pricing.book.articles.get(line.articleId);
  const article = { ...facts, categories: [], groups: [], attributes: {} };
  return { ...line, unitPrice, articleId: `${line.articleId}\n(not considered)`, article };
}

/** The book's; the one that was sent where the book has none. */
function regularPrice(pricing: Pricing, { item, number }: ItemLine, line: BasketLine): number {
  const { manualDiscounts: _discounts, ...plain } = line;
  try {
    const { coupons: _coupons, ...head } = pricing.head;
    const priced = priceBasket(pricing.book, { ...head, kind: "return", lines: [plain] }, { nearMisses: 0 });
    return priced.lines[0]?.unitPrice ?? 0;
  } catch (error) {
    const sent = sentUnitPrice(item, pricing.ground.currency);
    if (
      error instanceof PricingError &&
      sent !== undefined &&
      error.problems.every(({ code }) => code === "price-missing")
    )
      return sent;
    if (error instanceof PricingError)
      throw ofProblems(error.problems.map((each) => ({ ...each, lineId: lineIdOf(number) })));
    throw error;
  }
}

const directions: Record<string, (value: number) => number> = {
  Commercial: Math.round,
  Up: Math.ceil,
  Down: Math.floor,
};

/** RegularSalesUnitPriceRoundingRule; commercial to the minor unit is what the engine does anyway. */
function roundingStep({ body, ground }: Pricing): ((minor: number) => number) | undefined {
  const { method = "Commercial", multiple } = body.rounding ?? {};
  const round = directions[method];
  if (round === undefined)
    throw notCalculated(
      "rounding-unknown",
      `RoundingMethod ${method} is none of ${Object.keys(directions).join(", ")}.`,
    );
  const step = multiple === undefined ? 1 : Math.round(multiple * 10 ** minorDigits(ground.currency));
  if (step < 1) throw notCalculated("rounding-unknown", `Multiple ${multiple} is less than the currency has.`);
  return step === 1 ? undefined : (minor) => round(minor / step) * step;
}
