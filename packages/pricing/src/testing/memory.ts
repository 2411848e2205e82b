import { memory } from "../deal-memory.ts";

/** As in a process that has just started. */
export function forgetDeals(): void {
  memory.kept.fill(undefined);
  memory.seen.fill(undefined);
}

/** With a memory that keeps nothing. */
export function withoutMemory<Result>(work: () => Result): Result {
  const { kept } = memory;
  memory.kept = new Proxy<typeof kept>([], { set: () => true });
  try {
    return work();
  } finally {
    memory.kept = kept;
  }
}
