// npm run bench -- hub | loop | pricing | till: measures on an instance of its own and prints one JSON line per figure.
// hub takes --small, for a look whether it runs: those figures are not written down.
import type { Figure } from "./figure.ts";
import { measureHub } from "./hub.ts";
import { measureLoop } from "./loop.ts";
import { writePerformancePage } from "./performance-page.ts";
import { chartsOf } from "./pricing/charts.ts";
import { measurePricing } from "./pricing.ts";
import { measureTill } from "./till.ts";

const benches: Record<string, (options: readonly string[]) => Promise<Figure[]>> = {
  hub: measureHub,
  loop: measureLoop,
  pricing: measurePricing,
  till: measureTill,
};

const [name = "", ...options] = process.argv.slice(2);
const bench = benches[name];
if (bench) {
  const figures = await bench(options);
  const charts = name === "pricing" ? chartsOf(figures) : "";
  if (!options.includes("--small")) writePerformancePage(name, figures, charts);
} else {
  console.error(`npm run bench -- ${Object.keys(benches).join(" | ")}`);
  process.exitCode = 1;
}
