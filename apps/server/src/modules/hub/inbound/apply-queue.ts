import type { Log } from "@counterfoil/platform";
import type { Reading } from "./service.ts";

export const APPLY_JOB = "hub:apply-inbound";
/** The job is the safety net for a process that died: it comes when the process itself should long have been done. */
export const RESUME_AFTER_MS = 15_000;

type Waiting = { documentId: string; readings: Reading[] | undefined; bytes: number };
export type Apply = (documentId: string, readings: Reading[] | undefined) => Promise<unknown>;

/** Documents applied side by side in one process: while one waits for the database another is read. */
const SIDE_BY_SIDE = 2;
/** Above this the objects of waiting documents are let go and read again from the stored chunks: in memory they are several times as long. */
const MOST_HELD_BYTES = 16 * 1024 * 1024;
/**
 * Up to here, and while fewer are applied than can be, a sender gets its answer at once: nobody here waits for the next document. With
 * 8 MB three more lay in memory, long enough to be copied into the old part of the heap: 35 MB, and no object a second more.
 */
const ROOM_BYTES = 2 * 1024 * 1024;
/** Longer no sender is kept waiting: what it sent is stored, and it has limits of its own. */
const LONGEST_WAIT_MS = 5000;

/** Applies documents right after they were stored, in the order of their arrival. */
export function createApplyQueue(apply: Apply, log: Log) {
  const waiting: Waiting[] = [];
  let heldBytes = 0;
  let running = 0;
  let idle: (() => void)[] = [];
  let wantRoom: (() => void)[] = [];

  function letSendersGoOn(): void {
    if (heldBytes > ROOM_BYTES && running >= SIDE_BY_SIDE) return;
    for (const resolve of wantRoom) resolve();
    wantRoom = [];
  }

  function next(): void {
    while (running < SIDE_BY_SIDE) {
      const document = waiting.shift();
      if (document === undefined) break;
      running += 1;
      void run(document);
    }
    if (running > 0) return;
    for (const resolve of idle) resolve();
    idle = [];
  }

  async function run({ documentId, readings, bytes }: Waiting): Promise<void> {
    try {
      await apply(documentId, readings);
    } catch (error) {
      log.error({ err: error, documentId }, "inbound document not applied; the job tries again");
    } finally {
      if (readings !== undefined) heldBytes -= bytes;
      running -= 1;
      next();
      letSendersGoOn();
    }
  }

  return {
    push({ documentId, readings, bytes }: Waiting): void {
      const held = readings !== undefined && heldBytes + bytes <= MOST_HELD_BYTES ? readings : undefined;
      if (held !== undefined) heldBytes += bytes;
      waiting.push({ documentId, readings: held, bytes });
      next();
    },
    /** A sender that is quicker than we are waits for its answer, so that its documents wait on its side. */
    room: (): Promise<void> => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const longest = setTimeout(resolve, LONGEST_WAIT_MS);
      wantRoom.push(resolve);
      letSendersGoOn();
      return promise.finally(() => clearTimeout(longest));
    },
    /** When nothing waits or runs; for a clean stop and for tests. */
    whenIdle: (): Promise<void> =>
      running === 0 && waiting.length === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve)),
  };
}

export type ApplyQueue = ReturnType<typeof createApplyQueue>;
