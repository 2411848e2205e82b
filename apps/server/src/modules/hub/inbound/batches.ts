import type { InboundService, Reading } from "./service.ts";

/** Objects per transaction: enough that round trips do not count, few enough that a retry after a fault is short. */
const BATCH = 500;

/** Cuts readings into batches in which every key is there at most once, from a position on. */
export async function* inBatches(
  readings: Iterable<Reading> | AsyncIterable<Reading>,
  service: InboundService,
  from: number,
): AsyncGenerator<Reading[]> {
  let batch: Reading[] = [];
  let keys = new Set<string>();
  for await (const reading of readings) {
    if (reading.index < from) continue;
    const key = keyOf(service, reading);
    if (batch.length >= BATCH || keys.has(key)) {
      yield batch;
      batch = [];
      keys = new Set();
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

export function messageOf(reading: Reading): object {
  return (reading.ok ? reading.value : reading.partial) as object;
}
