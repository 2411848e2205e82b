import { fetched } from "../lists.ts";
import type { RefusalReason } from "../priced.ts";
import { sortShort } from "../sort-short.ts";
import type { WorkLine } from "../working.ts";
import { type Facts, shutBy } from "./gates.ts";
import { gate, judgeGate } from "./occasion.ts";
import type { Rule } from "./rule.ts";
import type { RuleIndex } from "./rule-index.ts";

/** A rule whose goods are in the basket, with the lines of each of its targets. */
export type MetRule = { rule: Rule; lines: WorkLine[][]; shut: RefusalReason | undefined };

/** `withShut`: rules that time, place, customer or coupons shut are wanted, too, for the explanation. `only`: no other rule than this. */
export type Wanted = { withShut: boolean; only?: Rule | undefined };

const shutAndUnwanted = -1;

/** The rules that a basket's own articles lead to, by rank; all others cost nothing. */
export function meetRules(index: RuleIndex, lines: WorkLine[], facts: Facts, { withShut, only }: Wanted): MetRule[] {
  const { slots, all } = index;
  const { occasion } = facts;
  const { gates } = occasion;
  fetchRules(index, lines, gates);
  const met: MetRule[] = [];
  const ranks: number[] = [];

  /** A rule's own place in `met` is kept in its slot, counted from 1: a basket asks for each rule many times. */
  function meet(rank: number): number {
    ranks.push(rank);
    let state = gates[rank] as number;
    if (state === gate.shut && !withShut) {
      slots[rank] = shutAndUnwanted;
      return shutAndUnwanted;
    }
    const rule = all[rank] as Rule;
    if (state === gate.unknown) {
      state = judgeGate(rule, occasion);
      gates[rank] = state;
    }
    const shut = state === gate.open ? undefined : shutBy(rule, facts);
    const isWanted = (!shut || withShut) && (!only || only === rule);
    const slot = isWanted ? met.push({ rule, lines: noLines(rule), shut }) : shutAndUnwanted;
    slots[rank] = slot;
    return slot;
  }

  if (lines.length > 0)
    for (const { rule, target } of index.everywhere) {
      const slot = slots[rule.rank] || meet(rule.rank);
      if (slot > 0) (met[slot - 1] as MetRule).lines[target] = lines;
    }
  for (const line of lines) {
    const { postings } = line.regularLine.sold;
    for (let at = 0; at < postings.length; at += 2) {
      const rank = postings[at] as number;
      const slot = slots[rank] || meet(rank);
      if (slot > 0) ((met[slot - 1] as MetRule).lines[postings[at + 1] as number] as WorkLine[]).push(line);
    }
  }
  for (const rank of ranks) slots[rank] = 0;
  return sortShort(met, (one, other) => one.rule.rank - other.rule.rank);
}

const noLines = ({ targets }: Rule): WorkLine[][] => targets.map(() => []);

/** Baskets that meet a rule more often than this in all have other work to do. */
const MOST_FETCHED = 1000;

/** As `fetchAll` does for articles, layer by layer: of a large book each rule, and each part of it, lies somewhere else in the memory. */
function fetchRules({ all }: RuleIndex, lines: readonly WorkLine[], gates: Uint8Array): void {
  const rules: Rule[] = [];
  for (const { regularLine } of lines) {
    const { postings } = regularLine.sold;
    for (let at = 0; at < postings.length && rules.length < MOST_FETCHED; at += 2)
      if (gates[postings[at] as number] !== gate.shut) rules.push(all[postings[at] as number] as Rule);
  }
  let sum = 0;
  for (const { form, targets, sequence } of rules)
    sum += sequence + targets.length + (form.type === "deal" ? form.patterns.length : 0);
  const parts = rules.map(({ form }) => (form.type === "deal" ? form.patterns[0]?.parts : undefined));
  for (const one of parts) sum += one?.[0]?.quantity ?? 0;
  fetched.sum = sum;
}
