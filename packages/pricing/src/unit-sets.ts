import { isOpen } from "./rules/reached.ts";
import type { Rule } from "./rules/rule.ts";
import type { WorkLine } from "./working.ts";

/** Units by number, 32 in each number of the list: two rules are compared in a moment, however large the basket. */
export type UnitSet = readonly number[];

type WithUnits = { units: UnitSet };

/** Numbers the units of the lines as they are now; answers the set of those that a rule may lower. */
export function unitSets(lines: readonly WorkLine[]): (rule: Rule, lines: readonly WorkLine[]) => number[] {
  const firsts: number[] = [];
  let count = 0;
  for (const line of lines) {
    firsts[line.order] = count;
    count += line.pools.length;
  }
  return (rule, taken) => {
    const units = new Array<number>(Math.ceil(count / 32)).fill(0);
    for (const line of taken) {
      if (!line.discountable) continue;
      let number = firsts[line.order] as number;
      for (const pool of line.pools) {
        if (isOpen(rule, pool)) units[number >>> 5] = (units[number >>> 5] as number) | (1 << (number & 31));
        number += 1;
      }
    }
    return units;
  };
}

export function sharesUnits({ units }: WithUnits, { units: others }: WithUnits): boolean {
  for (let at = 0; at < units.length; at += 1) if (((units[at] as number) & (others[at] ?? 0)) !== 0) return true;
  return false;
}

/** Leaves out what takes less than another one does from a part of its units: it could always be replaced. */
export function withoutWorse<Item extends WithUnits & { total: number }>(items: readonly Item[]): Item[] {
  const kept: Item[] = [];
  for (const item of items.toSorted((one, other) => other.total - one.total))
    if (!kept.some((better) => isPartOf(better, item))) kept.push(item);
  return kept;
}

function isPartOf({ units }: WithUnits, { units: whole }: WithUnits): boolean {
  if (units.length === 0) return false;
  for (let at = 0; at < units.length; at += 1) if (((units[at] as number) & ~(whole[at] as number)) !== 0) return false;
  return true;
}
