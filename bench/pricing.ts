import type { Figure } from "./figure.ts";
import { print } from "./figure.ts";
import { measureBundle } from "./pricing/bundle.ts";
import { measureCompilation } from "./pricing/compilation.ts";
import { measureEngine } from "./pricing/engine.ts";
import { measureReplay } from "./pricing/replay-rate.ts";

/** The price engine: alone in this process and on one core. What the server adds is measured by the bench of calculations. */
export async function measurePricing(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const figure of measureEngine()) figures.push(print(figure));
  for (const figure of measureCompilation()) figures.push(print(figure));
  figures.push(print(await measureReplay()));
  figures.push(print(await measureBundle()));
  return figures;
}
