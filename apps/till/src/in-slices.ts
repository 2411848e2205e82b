/** A scan between two slices is served within a frame. */
const SLICE_MS = 12;

/** Does long work in slices, between which the page hears keys, scans and answers. */
export async function inSlices<Result>(steps: Generator<unknown, Result>): Promise<Result> {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await othersTurn();
  }
}

/** By a message: a timer within timers waits four milliseconds, a third as long as the slice. */
function othersTurn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

type Idle = { requestIdleCallback?(act: () => void, options: { timeout: number }): unknown };

/** When nothing else waits; a till that never rests goes on with it all the same. */
export function idleTurn(): Promise<void> {
  return new Promise((resolve) => {
    const page = globalThis as Idle;
    // Not every browser has it, and Node's types know none.
    if (page.requestIdleCallback) page.requestIdleCallback(resolve, { timeout: 200 });
    else setTimeout(resolve);
  });
}
