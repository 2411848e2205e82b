/**
 * Rows of numbers for the problem at hand, one behind the other: the next problem writes over them. A row is known by where it starts.
 */
export const arena = { numbers: new Float64Array(1 << 14), used: 0 };

export function row(length: number, value: number): number {
  const start = arena.used;
  arena.used += length;
  if (arena.used > arena.numbers.length) {
    const wider = new Float64Array(2 * arena.used);
    wider.set(arena.numbers);
    arena.numbers = wider;
  }
  const { numbers } = arena;
  // Most rows are a handful of numbers, for which a loop is quicker than a call.
  for (let at = start; at < arena.used; at += 1) numbers[at] = value;
  return start;
}
