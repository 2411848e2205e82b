import type { RefusalReason } from "../priced.ts";
import type { WorkLine } from "../working.ts";
import { type Facts, shutBy } from "./gates.ts";
import type { Rule } from "./rule.ts";
import type { RuleIndex } from "./rule-index.ts";
import { isExcepted } from "./targets.ts";

/** A rule whose goods are in the basket, with the lines of each of its targets. */
export type MetRule = { rule: Rule; lines: WorkLine[][]; shut: RefusalReason | undefined };

/**
 * The rules that a basket's own articles lead to; all others cost nothing. Those that time, place, customer or coupons shut are left out
 * unless they are wanted for the explanation.
 */
export function meetRules(index: RuleIndex, lines: readonly WorkLine[], facts: Facts, withShut: boolean): MetRule[] {
  const met = new Map<Rule, MetRule>();
  const open: MetRule[] = [];
  for (const line of lines)
    for (const key of line.keys) {
      const postings = index.get(key);
      if (!postings) continue;
      for (const { rule, target } of postings) {
        let one = met.get(rule);
        if (!one) {
          one = { rule, lines: [], shut: shutBy(rule, facts) };
          met.set(rule, one);
          if (!one.shut || withShut) open.push(one);
        }
        if (!one.shut || withShut) addLine(one, target, line);
      }
    }
  return open.sort((one, other) => one.rule.rank - other.rule.rank);
}

/** A line may come by several keys of one target; it is there once. */
function addLine({ rule, lines }: MetRule, target: number, line: WorkLine): void {
  while (lines.length <= target) lines.push([]);
  const known = lines[target] as WorkLine[];
  if (known.at(-1) === line) return;
  if (isExcepted(rule.targets[target] as Rule["targets"][number], line.keys)) return;
  known.push(line);
}
