import { parentPort } from "node:worker_threads";
import type { GuardArticle } from "@counterfoil/contracts";
import { type BookInput, buildPriceBook } from "@counterfoil/pricing";
import { articlesToGuard, type GuardGround, type GuardPlace, guardArticle, guardGround } from "./guard-article.ts";

/** One thread of the guard: it compiles the book with the drafts once, then searches article by article. */
export type ToWorker =
  | { kind: "book"; input: BookInput; draftIds: readonly string[]; place: GuardPlace }
  | { kind: "touched"; purchasePrices: ReadonlyMap<string, number> }
  | { kind: "articles"; ids: readonly string[]; purchasePrices: ReadonlyMap<string, number>; threshold: number };
export type FromWorker = { touched?: string[]; articles?: GuardArticle[] };

let ground: GuardGround | undefined;

parentPort?.on("message", (message: ToWorker) => {
  try {
    parentPort?.postMessage({ done: work(message) });
  } catch (error) {
    parentPort?.postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
});

function work(message: ToWorker): FromWorker {
  if (message.kind === "book") {
    ground = guardGround(message.input, buildPriceBook(message.input), new Set(message.draftIds), message.place);
    return {};
  }
  if (ground === undefined) throw new Error("articles came before their book");
  if (message.kind === "touched") return { touched: articlesToGuard(ground, message.purchasePrices) };
  const { ids, purchasePrices, threshold } = message;
  const known = ground;
  return {
    articles: ids.flatMap((id) => guardArticle(known, id, { purchasePrice: purchasePrices.get(id), threshold }) ?? []),
  };
}
