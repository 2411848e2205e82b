const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * How long to wait after the n-th failure in a row: 1 s, 2 s, 4 s … 30 s, each shortened by up to a quarter at random, so that
 * the tills of a chain do not all come back in the same second.
 */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const full = Math.min(FIRST_MS * 2 ** Math.max(failures - 1, 0), LONGEST_MS);
  return Math.round(full * (1 - random() / 4));
}
