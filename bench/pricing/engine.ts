import type { Basket } from "@counterfoil/pricing";
import { buildPriceBook, type PriceBook, priceBasket } from "@counterfoil/pricing";
import type { Figure } from "../figure.ts";
import { familiesBook, familyBaskets } from "./families.ts";

const BASKETS = 1000;
/** Each basket counts with its quickest pass: the clock counts the neighbours on the machine, too, and they are not in every pass. */
const PASSES = 4;

type Setup = { lines: number; promotions: number; aims?: { median: number; slowest: number } };

const setups: Setup[] = [
  { lines: 10, promotions: 100 },
  { lines: 50, promotions: 1000 },
  { lines: 50, promotions: 100, aims: { median: 100, slowest: 1000 } },
  { lines: 50, promotions: 10_000, aims: { median: 100, slowest: 1000 } },
  { lines: 50, promotions: 100_000, aims: { median: 100, slowest: 1000 } },
];

/** How long one basket takes, with ever more promotions that are active but meet nothing in it. */
export function* measureEngine(): Generator<Figure> {
  for (const setup of setups) yield* measure(setup);
}

function* measure({ lines, promotions, aims }: Setup): Generator<Figure> {
  const { families, ...input } = familiesBook(promotions, promotions * 2);
  const book = buildPriceBook(input);
  const baskets = familyBaskets(families, lines, BASKETS);
  const live = liveRules(book, baskets);
  for (const basket of baskets) priceBasket(book, basket);
  const micros = baskets.map(() => Number.POSITIVE_INFINITY);
  for (let pass = 0; pass < PASSES; pass++)
    baskets.forEach((basket, index) => {
      const startMs = performance.now();
      priceBasket(book, basket);
      micros[index] = Math.min(micros[index] as number, (performance.now() - startMs) * 1000);
    });
  micros.sort((one, other) => one - other);
  const at = (share: number) => micros[Math.min(BASKETS - 1, Math.floor(BASKETS * share))] as number;
  const what = `${lines} lines, ${promotions.toLocaleString("en")} promotions`;
  const detail = { baskets: BASKETS, ...live };
  yield { figure: `${what}: median`, value: at(0.5), unit: "us", detail, ...(aims && { aim: aims.median }) };
  yield { figure: `${what}: 95th percentile`, value: at(0.95), unit: "us" };
  yield { figure: `${what}: 99th percentile`, value: at(0.99), unit: "us", ...(aims && { aim: aims.slowest }) };
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
