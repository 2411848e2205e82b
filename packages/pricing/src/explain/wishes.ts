import type { Target } from "../book-input.ts";
import type { Working } from "../line-rules.ts";
import type { NearMiss } from "../priced.ts";
import type { MetRule } from "../rules/meet-rules.ts";
import type { Part, Pattern } from "../rules/rule.ts";
import type { MissedRule } from "./missed.ts";

/** What a rule lacks for its next application; thousandths or minor units. `share` is how much of the need it is. */
export type Wish = {
  met: MetRule;
  target: number | undefined;
  by: "quantity" | "amount";
  missing: number;
  have: number;
  share: number;
};

/** All rules that lack one thing only and lower prices or give a gift, the nearest first. */
export function wishesOf(working: Working): Wish[] {
  const missedRules = new Set(working.missed.map(({ met }) => met));
  const wishes = [
    ...working.missed.map(thresholdWish),
    ...working.met.filter((met) => !met.shut && !missedRules.has(met)).map((met) => dealWish(working, met)),
  ];
  return wishes
    .filter((wish) => wish !== undefined)
    .filter(({ met }) => met.rule.lane === "money")
    .toSorted((one, other) => one.share - other.share || one.met.rule.rank - other.met.rule.rank);
}

function thresholdWish({ met, missed }: MissedRule): Wish | undefined {
  const [only] = missed;
  if (!only || missed.length > 1 || only.have >= only.from || only.have === 0) return undefined;
  const { target, by, from, have } = only;
  const missing = by === "quantity" ? Math.ceil((from - have) / 1000) * 1000 : from - have;
  return { met, target, by, missing, have, share: (from - have) / from };
}

/** The next application of a rule that takes several units: all but one kind of them are there. */
function dealWish(working: Working, met: MetRule): Wish | undefined {
  const { form, maxApplications } = met.rule;
  if (form.type !== "deal") return undefined;
  const count = working.done.find(({ rule }) => rule === met.rule)?.count ?? 0;
  if (count >= maxApplications) return undefined;
  const wishes = form.patterns.map((pattern) => patternWish(met, pattern, count)).filter((wish) => wish !== undefined);
  return wishes.toSorted((one, other) => one.share - other.share)[0];
}

type Need = { target: number; by: "quantity" | "amount"; each: number; have: number };

function patternWish(met: MetRule, pattern: Pattern, count: number): Wish | undefined {
  const needs = needsOf(met, pattern);
  const lacking = needs.filter(({ each, have }) => have < (count + 1) * each);
  const [need] = lacking.length === 0 ? sharing(needs, met, count) : lacking;
  if (!need || lacking.length > 1) return undefined;
  const have = Math.max(need.have - count * need.each, 0);
  if (have === 0 && needs.length === 1) return undefined;
  const missing = Math.min(need.each, need.each - have);
  if (missing <= 0) return undefined;
  return { met, target: need.target, by: need.by, missing, have, share: missing / need.each };
}

/** Kinds of goods that overlap can each be enough and together too few: then it is the last kind that lacks. */
function sharing(needs: readonly Need[], met: MetRule, count: number): Need[] {
  const last = needs.at(-1);
  if (!last || needs.length === 1 || needs.some(({ by }) => by === "amount")) return [];
  const lines = new Set(needs.flatMap(({ target }) => met.lines[target] ?? []));
  const all = [...lines].reduce((sum, line) => sum + piecesOf(line, true), 0);
  const lacking = needs.reduce((sum, { each }) => sum + each, 0) * (count + 1) - all;
  return lacking > 0 && lacking <= last.each ? [{ ...last, have: (count + 1) * last.each - lacking }] : [];
}

function needsOf(met: MetRule, { parts }: Pattern): Need[] {
  const needs = new Map<number, Need>();
  for (const part of parts) {
    if (part.partial) continue;
    const by = part.amount === undefined ? "quantity" : "amount";
    const need = needs.get(part.target) ?? { target: part.target, by, each: 0, have: haveOf(met, part) };
    need.each += part.amount ?? part.quantity * 1000;
    needs.set(part.target, need);
  }
  return [...needs.values()];
}

function haveOf({ rule, lines }: MetRule, { target, role, amount }: Part): number {
  let have = 0;
  for (const line of lines[target] ?? [])
    if (amount === undefined) have += piecesOf(line, role === "buy");
    else for (const pool of line.pools) have += pool.count * (rule.onRegular ? pool.regular : pool.current);
  return have;
}

/** Whole pieces in thousandths; what takes no discount can only be bought. */
function piecesOf(line: MetRule["lines"][number][number], buying: boolean): number {
  if (!line.discountable && !buying) return 0;
  return line.pools.reduce((sum, { count, milli }) => sum + (milli === 1000 ? count * 1000 : 0), 0);
}

/** In the units of the answer. */
export function saidOf({ met, target, by, missing, have }: Wish): Pick<NearMiss, "missing" | "have" | "target"> {
  const goods: Target | undefined = target === undefined ? undefined : met.rule.source.targets[target];
  return {
    missing: by === "quantity" ? { quantity: missing / 1000 } : { amount: missing },
    have: by === "quantity" ? have / 1000 : have,
    ...(goods && { target: goods }),
  };
}

export type Lack = { target: number; by: "quantity" | "amount"; needs: number; has: number };

/** What a rule of several units lacks for its first application, whoever has taken the goods; in the units of the answer. */
export function lackOf(met: MetRule): Lack | undefined {
  const { form } = met.rule;
  if (form.type !== "deal") return undefined;
  const lacks = form.patterns.map((pattern): Lack | undefined => {
    const needs = needsOf(met, pattern);
    const [need] = needs.some(({ each, have }) => have < each)
      ? needs.filter(({ each, have }) => have < each)
      : sharing(needs, met, 0);
    if (!need) return undefined;
    const scaled = (figure: number) => (need.by === "quantity" ? figure / 1000 : figure);
    return { target: need.target, by: need.by, needs: scaled(need.each), has: scaled(need.have) };
  });
  return lacks.every((lack) => lack !== undefined) ? lacks[0] : undefined;
}
