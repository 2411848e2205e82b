import type { InboundService, Reading } from "./service.ts";

/** Objects per transaction: enough that round trips do not count, few enough that a retry after a fault is short. */
const MOST_OBJECTS = 500;
/** Of a message with big objects fewer go into a batch, so that memory has a bound: twice what 500 usual ones have. */
const MOST_BYTES = 2 * 1024 * 1024;

/** `bytesRead`: how much of the message was read so far; an object counts where its end was read. */
export type BatchOptions = { service: InboundService; from: number; bytesRead: () => number };

/** Cuts readings into batches in which every key is there at most once, from a position on. */
export async function* inBatches(
  readings: Iterable<Reading> | AsyncIterable<Reading>,
  { service, from, bytesRead }: BatchOptions,
): AsyncGenerator<Reading[]> {
  let batch: Reading[] = [];
  let keys = new Set<string>();
  let beganAt = 0;
  for await (const reading of readings) {
    if (reading.index < from) continue;
    const key = keyOf(service, reading);
    if (batch.length >= MOST_OBJECTS || keys.has(key) || bytesRead() - beganAt > MOST_BYTES) {
      if (batch.length > 0) yield batch;
      batch = [];
      keys = new Set();
      beganAt = bytesRead();
    }
    batch.push(reading);
    keys.add(key);
  }
  if (batch.length > 0) yield batch;
}

/** Enough for any key of SAP's; longer ones are refused anyway, but not lost from sight. */
const LONGEST_KEY = 80;

/** An object without a readable key is known by its place. */
export function keyOf(service: InboundService, reading: Reading): string {
  return service.keyOf(messageOf(reading))?.slice(0, LONGEST_KEY) ?? `#${reading.index + 1}`;
}

export const isPlaceKey = (key: string) => key.startsWith("#");

export function messageOf(reading: Reading): object {
  return (reading.ok ? reading.value : reading.partial) as object;
}
