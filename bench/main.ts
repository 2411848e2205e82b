// npm run bench -- loop | pricing | till: measures on an instance of its own and prints one JSON line per figure.
import type { Figure } from "./figure.ts";
import { measureLoop } from "./loop.ts";
import { writePerformancePage } from "./performance-page.ts";
import { measurePricing } from "./pricing.ts";
import { measureTill } from "./till.ts";

const benches: Record<string, () => Promise<Figure[]>> = {
  loop: measureLoop,
  pricing: measurePricing,
  till: measureTill,
};

const name = process.argv[2] ?? "";
const bench = benches[name];
if (bench) writePerformancePage(name, await bench());
else {
  console.error(`npm run bench -- ${Object.keys(benches).join(" | ")}`);
  process.exitCode = 1;
}
