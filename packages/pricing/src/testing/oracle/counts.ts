/** How many units of each pile, by the pile's position. */
export type Counts = readonly number[];

export function plus(one: Counts, other: Counts, sign: 1 | -1 = 1): Counts {
  return one.map((count, index) => count + sign * (other[index] as number));
}

export function within(counts: Counts, limits: Counts): boolean {
  return counts.every((count, index) => count <= (limits[index] as number));
}

/** All ways to take exactly `size` units out of what is free. */
export function vectors(size: number, free: Counts): Counts[] {
  const [first, ...others] = free;
  if (first === undefined) return size === 0 ? [[]] : [];
  return Array.from({ length: Math.min(first, size) + 1 }, (_, count) =>
    vectors(size - count, others).map((rest) => [count, ...rest]),
  ).flat();
}

/** One set of each list together, as long as there are units for all of them. */
export function combine(lists: readonly Counts[][], free: Counts): Counts[] {
  const [first, ...others] = lists;
  if (!first) return [free.map(() => 0)];
  const together = combine(others, free).flatMap((rest) => first.map((set) => plus(set, rest)));
  return [...new Map(together.filter((set) => within(set, free)).map((set) => [`${set}`, set])).values()];
}
