export type Loop = {
  /** There may be something to do: go now, without waiting for the end of the pause. */
  wake(): void;
  /** Lets a turn that is on its way end, and starts no other. */
  stop(): Promise<void>;
};

/**
 * Takes turns one after another: at once while a turn answers that there is more, else after `idleMs` or when woken.
 * For work that stands in a table: waking it is free, where a job for each row would double the writing.
 */
export function startLoop(options: {
  turn: () => Promise<"more" | "idle">;
  idleMs: number;
  onError: (error: unknown) => void;
}): Loop {
  let stopping = false;
  let woken = false;
  let endPause: (() => void) | undefined;

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, options.idleMs);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function run(): Promise<void> {
    while (!stopping) {
      woken = false;
      const outcome = await options.turn().catch((error) => {
        options.onError(error);
        return "idle" as const;
      });
      if (outcome === "idle" && !woken && !stopping) await pause();
    }
  }

  const running = run();
  return {
    wake() {
      woken = true;
      endPause?.();
    },
    async stop() {
      stopping = true;
      endPause?.();
      await running;
    },
  };
}
