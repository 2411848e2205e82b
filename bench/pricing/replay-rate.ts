import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { buildPriceBook, priceBasket } from "@counterfoil/pricing";
import { offerOf, readRetailMonth } from "../../packages/pricing/src/testing/index.ts";
import type { Figure } from "../figure.ts";

const SECONDS = 3;

/** Receipts of a real month priced again as if a draft offer had been there, on one core: in a thread that does nothing else, as the server does it. */
export function measureReplay(): Promise<Figure> {
  return new Promise((settle, fail) => {
    new Worker(new URL(import.meta.url)).once("message", settle).once("error", fail);
  });
}

async function replay(): Promise<Figure> {
  const { input, baskets } = await readRetailMonth();
  const draft = offerOf("DRAFT", { style: "nth", of: { category: "3000" }, every: 3, reward: { percentOff: 100 } });
  const always = { validFrom: "2010-01-01", validTo: "2011-12-31" };
  const book = buildPriceBook({ ...input, offers: [...(input.offers ?? []), { ...draft, ...always }] });
  const round = () => baskets.forEach((basket) => void priceBasket(book, basket, { nearMisses: 0 }));
  round();
  const before = process.threadCpuUsage();
  const usedSeconds = () => {
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1e6;
  };
  let rounds = 0;
  for (; usedSeconds() < SECONDS; rounds++) round();
  const lines = baskets.reduce((sum, basket) => sum + basket.lines.length, 0);
  return {
    figure: "receipts replayed against a draft offer, one core",
    value: (rounds * baskets.length) / usedSeconds(),
    unit: "1/s",
    aim: 10_000,
    detail: { receiptsOfTheMonth: baskets.length, linesEach: Math.round(lines / baskets.length) },
  };
}

if (!isMainThread) parentPort?.postMessage(await replay());
