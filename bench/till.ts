import { createWordIndex } from "../apps/till/src/catalogue/word-index.ts";
import type { Figure } from "./figure.ts";
import { print } from "./figure.ts";
import { measureInBrowser } from "./till/in-browser.ts";

const ARTICLES = 50_000;
const PASSES = 9;
const words = "white heart light holder vintage union jack bottle glass star frosted retro".split(" ");
/** What cashiers type: beginnings, two words, a slip of the finger, a number. */
const typed = ["wh", "he li", "union ja bottle", "frostde", "4999"];

/** What the till does while somebody waits for it. */
export async function measureTill(options: readonly string[]): Promise<Figure[]> {
  const size = options.includes("--small")
    ? { articles: 5_000, promotions: 1_000, changes: 1_000, receipts: 100 }
    : { articles: ARTICLES, promotions: 10_000, changes: 1_000, receipts: 2_000 };
  return [await measureSearch(), ...(await measureInBrowser(size))];
}

async function measureSearch(): Promise<Figure> {
  const documents = Array.from({ length: ARTICLES }, (_, count) => ({
    id: String(count),
    text: [count, count * 7, count * 13, count * 31].map((seed) => words[seed % words.length]).join(" "),
    codes: `${count} 5${String(count).padStart(12, "0")}`,
  }));
  const index = createWordIndex();
  await index.put(documents);
  const slowest = Math.max(...typed.map((query) => quickest(() => index.search(query, 30))));
  const [first = ""] = typed;
  const raw = quickest(() => documents.filter(({ text, codes }) => text.includes(first) || codes.includes(first)));
  return print({
    figure: "search among 50,000 articles: the slowest of five",
    value: slowest,
    unit: "ms",
    aim: 100,
    against: "looking for one word in all texts",
    raw,
  });
}

/** Milliseconds: what else runs on this machine is not what is measured. */
function quickest(work: () => unknown): number {
  const times = Array.from({ length: PASSES }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}
