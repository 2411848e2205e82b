import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

type Answer<Result> = { done: Result } | { failed: string };

/** Threads of one file, one for each core; each does one thing at a time. */
export function startThreads<Message, Result>(file: URL, count = availableParallelism()) {
  const workers = Array.from({ length: count }, () => new Worker(file));
  const free = [...workers];
  const waiting: ((worker: Worker) => void)[] = [];

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
      const end = (settle: () => void) => {
        worker.off("message", onMessage).off("error", onError).off("exit", onExit);
        settle();
      };
      const onMessage = (answer: Answer<Result>) =>
        end(() => ("failed" in answer ? reject(new Error(answer.failed)) : resolve(answer.done)));
      const onError = (error: unknown) => end(() => reject(error));
      const onExit = () => end(() => reject(new Error("the thread has ended")));
      worker.on("message", onMessage).on("error", onError).on("exit", onExit);
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
