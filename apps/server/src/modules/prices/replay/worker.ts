import { parentPort } from "node:worker_threads";
import type { Receipt } from "@counterfoil/contracts";
import { type Basket, type BookInput, buildPriceBook } from "@counterfoil/pricing";
import type { PriceStore } from "../books/index.ts";
import { type ReplayGround, replayReceipts } from "./replay-receipts.ts";
import type { Window } from "./shift-moment.ts";

/** One thread of a replay: it compiles the two books of a store once, then prices the receipts it is given as text. */
export type ToWorker =
  | {
      kind: "store";
      store: PriceStore;
      before: BookInput;
      after: BookInput;
      drafts: readonly string[];
      replaces: boolean;
      window?: Window;
    }
  | { kind: "receipts"; texts: readonly string[]; customers: ReadonlyMap<string, Basket["customer"]> };

let ground: ReplayGround | undefined;

parentPort?.on("message", (message: ToWorker) => {
  try {
    parentPort?.postMessage({ done: work(message) });
  } catch (error) {
    parentPort?.postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
});

function work(message: ToWorker) {
  if (message.kind === "store") {
    const { store, before, after, drafts, replaces, window } = message;
    ground = {
      store,
      before: buildPriceBook(before),
      after: buildPriceBook(after),
      drafts: new Set(drafts),
      replaces,
      ...(window === undefined ? {} : { window }),
    };
    return undefined;
  }
  if (ground === undefined) throw new Error("receipts came before their store");
  const receipts = message.texts.map((text) => JSON.parse(text) as Receipt);
  return replayReceipts(ground, receipts, message.customers);
}
