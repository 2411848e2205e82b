/** One rank of a sequence: the resolutions that its offers have now (none: it comes from another sequence), and which cannot change. */
export type Rank = { has: (number | undefined)[]; fixed?: number };

const MOST = 1_000_000;

/** A resolution that a rank may keep, and how many offers stay as they are when it does. */
type Kept = { rank: number; resolution: number; unchanged: number; before?: Kept | undefined; sum: number };

/**
 * Falling resolutions for ranks, the first of which goes first, such that as few offers as possible change: the best falling chain of
 * what is there already, with room for the ranks between. Undefined when ranks that cannot change leave no such order.
 */
export function resolutionsOf(ranks: readonly Rank[]): number[] | undefined {
  const chain = bestChain(ranks);
  const kept = new Map(chain.map(({ rank, resolution }) => [rank, resolution]));
  if (ranks.some(({ fixed }, rank) => fixed !== undefined && kept.get(rank) !== fixed)) return undefined;
  return fillIn(ranks.length, kept);
}

/** Ranks that nobody keeps stand just above the next kept one, the last ones just below, and zero is the lowest where none is kept. */
function fillIn(count: number, kept: ReadonlyMap<number, number>): number[] {
  const [last, resolution] = [...kept].at(-1) ?? [count - 1, 0];
  const filled: number[] = [];
  for (let rank = count - 1; rank >= 0; rank -= 1) {
    const below = filled[0] ?? resolution - (count - last);
    filled.unshift(kept.get(rank) ?? below + 1);
  }
  return filled;
}

function bestChain(ranks: readonly Rank[]): Kept[] {
  const candidates = ranks.flatMap((rank, index) => candidatesOf(rank, index, ranks.length));
  let best: Kept | undefined;
  for (const [position, one] of candidates.entries()) {
    for (const before of candidates.slice(0, position)) {
      const hasRoom = before.rank < one.rank && before.resolution - one.resolution >= one.rank - before.rank;
      if (hasRoom && before.sum + one.unchanged > one.sum) {
        one.sum = before.sum + one.unchanged;
        one.before = before;
      }
    }
    // Of equal ones the last: the lower ranks stay and the upper rise, and within a rank its first offer stays and the others join it.
    if (best === undefined || one.sum >= best.sum) best = one;
  }
  const chain: Kept[] = [];
  for (let one = best; one !== undefined; one = one.before) chain.unshift(one);
  return chain;
}

/** A fixed rank outweighs all that could change. */
function candidatesOf({ has, fixed }: Rank, rank: number, count: number): Kept[] {
  if (fixed !== undefined) return [{ rank, resolution: fixed, unchanged: MOST, sum: MOST }];
  const present = has.filter((resolution) => resolution !== undefined);
  const fits = (resolution: number) => resolution <= MOST - rank && resolution >= -MOST + (count - 1 - rank);
  return [...new Set(present)]
    .reverse()
    .filter(fits)
    .map((resolution) => {
      const unchanged = present.filter((other) => other === resolution).length;
      return { rank, resolution, unchanged, sum: unchanged };
    });
}
