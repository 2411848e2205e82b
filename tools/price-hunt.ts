// node tools/price-hunt.ts [minutes of processor time] [first seed]: looks for baskets on which the price engine and the oracle, which tries everything, disagree.
import fc from "fast-check";
import { agreement, type Case, randomCase } from "../packages/pricing/src/testing/index.ts";

const minutes = Number(process.argv[2] ?? 15);
const firstSeed = Number(process.argv[3] ?? Date.now() % 1_000_000_000);
const BASKETS_PER_SEED = 2000;
const MOST_FINDS = 10;

const shapes = [
  { lines: 4, offers: 4 },
  { lines: 6, offers: 2 },
  { lines: 2, offers: 8 },
  { lines: 3, offers: 6 },
  { lines: 5, offers: 5 },
];

const counted = { agreed: 0, "too-large": 0, different: 0 };

function judge(one: Case): void {
  const verdict = agreement(one);
  counted[verdict.outcome] += 1;
  if (verdict.outcome === "different") throw new Error(verdict.why);
}

/** Without the articles that are not in the basket. */
function lean({ input, basket }: Case): Case {
  const there = new Set(basket.lines.map(({ articleId }) => articleId));
  const articles = input.articles.filter(({ articleId }) => there.has(articleId));
  const prices = input.prices.filter(({ articleId }) => there.has(articleId));
  return { input: { ...input, articles, prices }, basket };
}

const usedMinutes = () => process.cpuUsage().user / 60_000_000;

let finds = 0;
let seed = firstSeed;
for (; usedMinutes() < minutes && finds < MOST_FINDS; seed += 1) {
  const sizes = shapes[seed % shapes.length];
  const found = fc.check(fc.property(randomCase(sizes), judge), { seed, numRuns: BASKETS_PER_SEED });
  if (!found.failed) continue;
  finds += 1;
  console.log(`seed ${seed}, path ${found.counterexamplePath}, sizes ${JSON.stringify(sizes)}`);
  console.log(found.errorInstance instanceof Error ? found.errorInstance.message : String(found.errorInstance));
  if (found.counterexample) console.log(JSON.stringify(lean(found.counterexample[0])));
}
console.log(JSON.stringify({ seeds: [firstSeed, seed - 1], minutes: usedMinutes(), finds, ...counted }));
process.exitCode = finds > 0 ? 1 : 0;
