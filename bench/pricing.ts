import type { Figure } from "./figure.ts";
import { print } from "./figure.ts";
import { measureBundle } from "./pricing/bundle.ts";
import { measureCalculations } from "./pricing/calculations.ts";
import { measureCompilation } from "./pricing/compilation.ts";
import { measureEngine } from "./pricing/engine.ts";
import { measureReplay } from "./pricing/replay-rate.ts";

/** The price engine: alone in this process and on one core, then behind the server's door. */
export async function measurePricing(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const figure of measureEngine()) figures.push(print(figure));
  for (const figure of measureCompilation()) figures.push(print(figure));
  figures.push(print(await measureReplay()));
  figures.push(print(await measureBundle()));
  figures.push(print(await measureCalculations()));
  return figures;
}
