import type { Basket } from "@counterfoil/pricing";
import { buildPriceBook, type PriceBook, type PricingOptions, priceBasket } from "@counterfoil/pricing";
import { forgetDeals, withoutMemory } from "../../packages/pricing/src/testing/index.ts";
import type { Figure } from "../figure.ts";
import { familiesBook, familyBaskets } from "./families.ts";

const BASKETS = 1000;
/** Each basket counts with its quickest pass: the clock counts the neighbours on the machine, too, and they are not in every pass. */
const PASSES = 4;
/** Each is priced once for each of its lines. */
const CARTS = 200;

type Setup = { lines: number; promotions: number; aims?: { median: number; slowest: number } };

const setups: Setup[] = [
  { lines: 10, promotions: 100 },
  { lines: 50, promotions: 1000 },
  { lines: 50, promotions: 100, aims: { median: 100, slowest: 1000 } },
  { lines: 50, promotions: 10_000, aims: { median: 100, slowest: 1000 } },
  { lines: 50, promotions: 100_000, aims: { median: 100, slowest: 1000 } },
];

/**
 * How long one basket takes, with ever more promotions that are active but meet nothing in it: whole, as nobody had it before, the price alone of these,
 * and as tills and shops ask, who ask again with each line more.
 */
export function* measureEngine(): Generator<Figure> {
  for (const setup of setups) yield* measure(setup);
}

function* measure({ lines, promotions, aims }: Setup): Generator<Figure> {
  const { families, ...input } = familiesBook(promotions, promotions * 2);
  const book = buildPriceBook(input);
  const baskets = familyBaskets(families, lines, BASKETS);
  const live = liveRules(book, baskets);
  for (const basket of baskets) priceBasket(book, basket);
  const what = `${lines} lines, ${promotions.toLocaleString("en")} promotions`;
  const detail = { baskets: BASKETS, ...live };
  const whole = quickest(baskets, (basket) => timed(book, basket));
  yield { figure: `${what}: median`, value: at(whole, 0.5), unit: "us", detail, ...(aims && { aim: aims.median }) };
  yield { figure: `${what}: 95th percentile`, value: at(whole, 0.95), unit: "us" };
  yield { figure: `${what}: 99th percentile`, value: at(whole, 0.99), unit: "us", ...(aims && { aim: aims.slowest }) };
  const bare = quickest(baskets, (basket) => timed(book, basket, { nearMisses: 0 }));
  yield { figure: `${what}, without near misses: median`, value: at(bare, 0.5), unit: "us" };
  const carts = baskets.slice(0, CARTS);
  const grown = quickest(carts, (cart) => timedLast(book, cart));
  const forgetful = withoutMemory(() => quickest(carts, (cart) => timedLast(book, cart)));
  const last = `${what}, with one line more`;
  yield { figure: `${last}: median`, value: at(grown, 0.5), unit: "us", detail: { withoutMemory: at(forgetful, 0.5) } };
  yield { figure: `${last}: 99th percentile`, value: at(grown, 0.99), unit: "us" };
}

/** Microseconds by basket, in rising order. Before each pass the engine forgets what it dealt with: it has no basket before. */
function quickest(baskets: readonly Basket[], micros: (basket: Basket) => number): number[] {
  const least = baskets.map(() => Number.POSITIVE_INFINITY);
  for (let pass = 0; pass < PASSES; pass++) {
    forgetDeals();
    baskets.forEach((basket, index) => {
      least[index] = Math.min(least[index] as number, micros(basket));
    });
  }
  return least.sort((one, other) => one - other);
}

const at = (sorted: readonly number[], share: number) => sorted[Math.floor(sorted.length * share)] as number;

function timed(book: PriceBook, basket: Basket, options: PricingOptions = {}): number {
  const startMs = performance.now();
  priceBasket(book, basket, options);
  return (performance.now() - startMs) * 1000;
}

/** A cart that was priced with each of its lines when it came: the last time counts. */
function timedLast(book: PriceBook, cart: Basket): number {
  for (let count = 1; count < cart.lines.length; count++)
    priceBasket(book, { ...cart, lines: cart.lines.slice(0, count) });
  return timed(book, cart);
}

/** How much there was to decide: said beside the time, or the time says nothing. */
function liveRules(book: PriceBook, baskets: readonly Basket[]): Record<string, number> {
  const sample = baskets.slice(0, 200).map((basket) => priceBasket(book, basket));
  const mean = (pick: (priced: (typeof sample)[number]) => number) =>
    Math.round((sample.reduce((sum, priced) => sum + pick(priced), 0) / sample.length) * 10) / 10;
  return {
    appliedRules: mean(({ applied }) => applied.length),
    discountPercent: mean(({ totals }) => (totals.discount / totals.regular) * 100),
    nodes: mean(({ proof }) => proof.nodes),
    provenPercent: mean(({ proof }) => (proof.optimal ? 100 : 0)),
  };
}
