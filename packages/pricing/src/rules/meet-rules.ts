import type { RefusalReason } from "../priced.ts";
import type { WorkLine } from "../working.ts";
import { type Facts, shutBy } from "./gates.ts";
import type { Rule } from "./rule.ts";
import type { Posting, RuleIndex } from "./rule-index.ts";

/** A rule whose goods are in the basket, with the lines of each of its targets. */
export type MetRule = { rule: Rule; lines: WorkLine[][]; shut: RefusalReason | undefined };

/** `withShut`: rules that time, place, customer or coupons shut are wanted, too, for the explanation. `only`: no other rule than this. */
export type Wanted = { withShut: boolean; only?: Rule | undefined };

const shutAndUnwanted = -1;

/** The rules that a basket's own articles lead to, by rank; all others cost nothing. */
export function meetRules(index: RuleIndex, lines: WorkLine[], facts: Facts, { withShut, only }: Wanted): MetRule[] {
  const { slots } = index;
  const met: MetRule[] = [];
  const ranks: number[] = [];

  /** A rule's own place in `met` is kept in its slot, counted from 1: a basket asks for each rule many times. */
  function meet({ rule }: Posting): MetRule | undefined {
    const slot = slots[rule.rank] as number;
    if (slot !== 0) return slot === shutAndUnwanted ? undefined : met[slot - 1];
    ranks.push(rule.rank);
    const shut = shutBy(rule, facts);
    if ((shut && !withShut) || (only && only !== rule)) {
      slots[rule.rank] = shutAndUnwanted;
      return undefined;
    }
    const one = { rule, lines: rule.targets.map((): WorkLine[] => []), shut };
    slots[rule.rank] = met.push(one);
    return one;
  }

  if (lines.length > 0)
    for (const posting of index.everywhere) {
      const one = meet(posting);
      if (one) one.lines[posting.target] = lines;
    }
  for (const line of lines)
    for (const posting of line.regularLine.sold.postings) meet(posting)?.lines[posting.target]?.push(line);
  for (const rank of ranks) slots[rank] = 0;
  return met.sort((one, other) => one.rule.rank - other.rule.rank);
}
