import { availableParallelism } from "node:os";
import { type Priced, PricingError } from "@counterfoil/pricing";
import { calculationsWaiting } from "../errors.ts";
import { startThreads, ThreadEnded } from "../threads.ts";
import type { FromWorker, ToWorker } from "./worker.ts";

/** The book cannot be made: a draft in it is wrong. */
export class BookNotUsable extends PricingError {}

export type HardBasketOptions = { databaseUrl: string; threads?: number; mostWaiting?: number };

/** One core stays for all other requests. */
const THREADS = Math.max(1, availableParallelism() - 1);
/** The worst basket takes about a second: nobody waits for more than so many of them. */
const WAITING_AT_MOST = 20;

/** Prices baskets in threads, started when the first one comes. */
export function createHardBaskets({
  databaseUrl,
  threads = THREADS,
  mostWaiting = WAITING_AT_MOST,
}: HardBasketOptions) {
  const file = new URL("./worker.ts", import.meta.url);
  const start = () => startThreads<ToWorker, FromWorker>(file, threads, { databaseUrl });
  let running: ReturnType<typeof start> | undefined;
  let asked = 0;

  /** Threads that have ended are replaced by the next basket. */
  async function inThread(question: ToWorker): Promise<FromWorker> {
    running ??= start();
    const mine = running;
    try {
      return await mine.do(question);
    } catch (error) {
      if (error instanceof ThreadEnded && running === mine) {
        running = undefined;
        await mine.stop();
      }
      throw error;
    }
  }

  return {
    async price(question: ToWorker): Promise<Priced | undefined> {
      if (asked >= threads + mostWaiting)
        throw calculationsWaiting(`${mostWaiting} large baskets are waiting already. Try again in some seconds.`);
      asked += 1;
      try {
        const answer = await inThread(question);
        if ("refused" in answer) throw new PricingError(answer.refused);
        if ("unusable" in answer) throw new BookNotUsable(answer.unusable);
        return answer.priced;
      } finally {
        asked -= 1;
      }
    },
    stop: async (): Promise<void> => {
      await running?.stop();
      running = undefined;
    },
  };
}

export type HardBaskets = ReturnType<typeof createHardBaskets>;
