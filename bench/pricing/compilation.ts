import { buildPriceBook } from "@counterfoil/pricing";
import type { Figure } from "../figure.ts";
import { familiesBook } from "./families.ts";

const RUNS = 5;

/** From the rows of a book to one that prices: a till does it once per book, a server as well. */
export function* measureCompilation(): Generator<Figure> {
  const { families: _families, ...input } = familiesBook(10_000, 50_000);
  const millis = Array.from({ length: RUNS }, () => {
    const before = process.threadCpuUsage();
    buildPriceBook(input);
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  }).toSorted((one, other) => one - other);
  yield {
    figure: "compile 50,000 articles and 10,000 promotions",
    value: millis[Math.floor(RUNS / 2)] as number,
    unit: "ms",
    aim: 1000,
    detail: {
      articles: input.articles.length,
      promotions: input.offers?.length ?? 0,
      slowest: millis.at(-1) as number,
    },
  };
}
