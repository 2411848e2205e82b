import type { Basket } from "@counterfoil/pricing";
import { buildPriceBook, type PriceBook, priceBasket } from "@counterfoil/pricing";
import type { Figure } from "../figure.ts";
import { familiesBook, familyBaskets } from "./families.ts";

const WARM_UP = 1000;
const BASKETS = 4000;

type Setup = { lines: number; promotions: number; aims?: { median: number; slowest: number } };

const setups: Setup[] = [
  { lines: 10, promotions: 100 },
  { lines: 50, promotions: 1000 },
  { lines: 50, promotions: 100, aims: { median: 100, slowest: 1000 } },
  { lines: 50, promotions: 10_000, aims: { median: 100, slowest: 1000 } },
  { lines: 50, promotions: 100_000, aims: { median: 100, slowest: 1000 } },
];

/** How much time of the processor one basket takes (the clock would count the neighbours' time, too), with ever more promotions that are active but meet nothing in it. */
export function* measureEngine(): Generator<Figure> {
  for (const setup of setups) yield* measure(setup);
}

function* measure({ lines, promotions, aims }: Setup): Generator<Figure> {
  const { families, ...input } = familiesBook(promotions, promotions * 2);
  const book = buildPriceBook(input);
  const baskets = familyBaskets(families, lines, BASKETS);
  const live = liveRules(book, baskets);
  for (const basket of baskets.slice(0, WARM_UP)) priceBasket(book, basket);
  const micros = baskets.map((basket) => {
    const before = process.threadCpuUsage();
    priceBasket(book, basket);
    const { user, system } = process.threadCpuUsage(before);
    return user + system;
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
