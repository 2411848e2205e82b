import type { RuleRecord } from "./apply-settled.ts";
import type { Cluster } from "./clusters.ts";
import { MOST } from "./deal/quick-search.ts";
import type { Missed } from "./explain/missed.ts";
import type { Working } from "./line-rules.ts";
import type { MetRule } from "./rules/meet-rules.ts";
import { asksBasket } from "./rules/occasion.ts";
import type { WorkLine } from "./working.ts";

/** What line rules made of a line. */
type Made = Pick<WorkLine, "pools" | "modifiers" | "triggers" | "points">;

/** A cluster that was dealt with: all that it depends on as figures, and what became of it, on lines of nobody. */
type Kept = {
  key: number[];
  lines: Made[];
  done: RuleRecord[];
  missed: { at: number; missed: Missed[] }[];
  nodes: number;
};

const PLACES = 1 << 11;
/** Lines and rules. Larger clusters seldom come again, and would be large to keep: not even their key is made. */
const LARGEST = 32;

/**
 * A basket grows line by line and is priced each time, while most of its clusters are as before. Of all books together as many are kept as there are places, some 3 kB
 * each; `seen` is by place which cluster came last, for what comes once is not worth a copy. What comes out is the same with and without.
 */
export const memory = { kept: new Array<Kept | undefined>(PLACES), seen: new Array<number | undefined>(PLACES) };

/** Deals with a cluster, or writes what became of the same one before. */
export function dealOnce(working: Working, cluster: Cluster, deal: (working: Working, cluster: Cluster) => void): void {
  if (cluster.lines.length + cluster.met.length > LARGEST) {
    deal(working, cluster);
    return;
  }
  const { kept, seen } = memory;
  const key = keyOf(cluster);
  let hash = 0;
  for (const figure of key) hash = Math.imul(hash ^ figure, 0x01000193);
  const place = hash & (PLACES - 1);
  const known = kept[place];
  const { nodes, done, missed } = working;
  // With so many nodes left each search in it comes out as it did.
  if (known && isSame(known.key, key) && working.maxNodes - nodes >= known.nodes + MOST) {
    write(working, cluster, known);
    return;
  }
  const [doneBefore, missedBefore] = [done.length, missed.length];
  // Of a condition with several ways the key does not say which is open.
  working.isHard = cluster.met.some(({ rule }) => rule.condition && asksBasket(rule.condition));
  deal(working, cluster);
  if (seen[place] === hash && !working.isHard)
    kept[place] = {
      key,
      lines: cluster.lines.map((line) => copy(line, {} as Made, nobody)),
      done: done.slice(doneBefore),
      missed: missed.slice(missedBefore).map((one) => ({ at: cluster.met.indexOf(one.met), missed: one.missed })),
      nodes: working.nodes - nodes,
    };
  seen[place] = hash;
}

/** An article as it is sold is of one book, and which rules are open says what matters of time, place and customer. */
function keyOf({ lines, met }: Cluster): number[] {
  const key = [lines.length];
  for (const { regularLine, discountable } of lines) {
    const { sold, quantityMilli, unitPrice, regularAmount } = regularLine;
    key.push(sold.number, quantityMilli, unitPrice, discountable ? regularAmount : -1 - regularAmount);
  }
  for (const { rule } of met) key.push(rule.rank);
  return key;
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

function write(working: Working, { lines, met }: Cluster, known: Kept): void {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] as WorkLine;
    copy(known.lines[at] as Made, line, line);
  }
  for (const one of known.done) working.done.push(one);
  for (const { at, missed } of known.missed) working.missed.push({ met: met[at] as MetRule, missed });
  working.nodes += known.nodes;
}

const nobody = {} as WorkLine;

/** Whoever has the answer may do with it what he likes. Written out by kind: a place that sees one kind of object copies it quickly. */
function copy(from: Made, to: Made, line: WorkLine): Made {
  to.pools = from.pools.map((pool) => ({ ...pool, line }));
  to.modifiers = from.modifiers.map((one) => ({ ...one }));
  to.triggers = from.triggers.map((one) => ({ ...one }));
  to.points = from.points.map((one) => ({ ...one }));
  return to;
}
