import type { Figure } from "./figure.ts";
import { print } from "./figure.ts";
import { measureBundle } from "./pricing/bundle.ts";
import { measureCalculations } from "./pricing/calculations.ts";
import { measureCompilation } from "./pricing/compilation.ts";
import { measureEngine } from "./pricing/engine.ts";
import { measureReplay } from "./pricing/replay-rate.ts";

/** The price engine: behind the server's door, then alone in this process and on one core. Whole programs come first: what keeps them from starting shows at once. */
export async function measurePricing(): Promise<Figure[]> {
  const figures = await measureCalculations();
  for (const figure of measureEngine()) figures.push(print(figure));
  for (const figure of measureCompilation()) figures.push(print(figure));
  figures.push(print(await measureReplay()));
  figures.push(print(await measureBundle()));
  return figures;
}
