import { parentPort, workerData } from "node:worker_threads";
import { openDatabase } from "@counterfoil/platform";
import {
  type Basket,
  type Priced,
  PricingError,
  type PricingOptions,
  type PricingProblem,
  priceBasket,
} from "@counterfoil/pricing";
import type { DB } from "../../../database.gen.ts";
import { type BookAsked, createBooks } from "./book-asked.ts";

/** One thread that prices what would keep all others waiting. It reads and compiles books itself: to hand one over would take as long. */
export type ToWorker = { asked: BookAsked; basket: Basket; options: PricingOptions };
export type FromWorker =
  | { priced: Priced | undefined }
  | { refused: PricingProblem[] }
  | { unusable: PricingProblem[] };

const { databaseUrl } = workerData as { databaseUrl: string };
// Connections are only there while a book is read.
const { db } = openDatabase<DB>({ url: databaseUrl, applicationName: "counterfoil-pricing", max: 5 });
const bookOf = createBooks(db);

parentPort?.on("message", async (message: ToWorker) => {
  try {
    parentPort?.postMessage({ done: await work(message) });
  } catch (error) {
    parentPort?.postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
});

async function work({ asked, basket, options }: ToWorker): Promise<FromWorker> {
  const book = await bookOf(asked).catch(problemsOf);
  if (Array.isArray(book)) return { unusable: book };
  try {
    return { priced: book && priceBasket(book, basket, options) };
  } catch (error) {
    return { refused: problemsOf(error) };
  }
}

function problemsOf(error: unknown): PricingProblem[] {
  if (error instanceof PricingError) return error.problems;
  throw error;
}
