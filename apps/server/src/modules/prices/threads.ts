import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

type Answer<Result> = { done: Result } | { failed: string };

/** A thread that is no more: whatever it was doing, another one may do. */
export class ThreadEnded extends Error {}

/** Threads of one file, one for each core; each does one thing at a time. `data` is what each finds as its `workerData`. */
export function startThreads<Message, Result>(file: URL, count = availableParallelism(), data?: unknown) {
  const workers = Array.from({ length: count }, () => new Worker(file, { workerData: data }));
  const free = [...workers];
  const waiting: ((worker: Worker) => void)[] = [];
  const ended = new Map<Worker, unknown>();
  // Also while nobody waits for it: an error without a listener would end the program.
  for (const worker of workers)
    worker.on("error", (error) => ended.set(worker, error)).on("exit", () => ended.set(worker, ended.get(worker)));

  function take(): Promise<Worker> {
    const worker = free.pop();
    return worker ? Promise.resolve(worker) : new Promise((resolve) => waiting.push(resolve));
  }

  function giveBack(worker: Worker): void {
    const next = waiting.shift();
    if (next) next(worker);
    else free.push(worker);
  }

  function ask(worker: Worker, message: Message): Promise<Result> {
    return new Promise((resolve, reject) => {
      const hasEnded = () => new ThreadEnded("the thread has ended", { cause: ended.get(worker) });
      if (ended.has(worker)) {
        reject(hasEnded());
        return;
      }
      const end = (settle: () => void) => {
        worker.off("message", onMessage).off("exit", onExit);
        settle();
      };
      const onMessage = (answer: Answer<Result>) =>
        end(() => ("failed" in answer ? reject(new Error(answer.failed)) : resolve(answer.done)));
      const onExit = () => end(() => reject(hasEnded()));
      worker.on("message", onMessage).on("exit", onExit);
      worker.postMessage(message);
    });
  }

  return {
    count,
    /** To the first thread that is free. */
    async do(message: Message): Promise<Result> {
      const worker = await take();
      try {
        return await ask(worker, message);
      } finally {
        giveBack(worker);
      }
    },
    /** To each of them, while none has anything else to do. */
    tellAll: (message: Message): Promise<Result[]> => Promise.all(workers.map((worker) => ask(worker, message))),
    stop: async (): Promise<void> => void (await Promise.all(workers.map((worker) => worker.terminate()))),
  };
}
