import type { Target } from "../book-input.ts";
import type { Working } from "../line-rules.ts";
import type { NearMiss } from "../priced.ts";
import type { MetRule } from "../rules/meet-rules.ts";
import type { Need } from "../rules/rule.ts";
import { sortShort } from "../sort-short.ts";
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

/** The rules that lack one thing only and lower prices or give a gift: so many of them, the nearest first. */
export function wishesOf(working: Working, limit: number): Wish[] {
  const wishes: Wish[] = [];
  const missed = new Set<MetRule>();
  for (const one of working.missed) {
    missed.add(one.met);
    const wish = one.met.rule.lane === "money" && thresholdWish(one);
    if (wish) wishes.push(wish);
  }
  for (const met of working.met) {
    const isOpenDeal = met.rule.form.type === "deal" && met.rule.lane === "money" && !met.shut && !missed.has(met);
    const wish = isOpenDeal && dealWish(working, met);
    if (wish) wishes.push(wish);
  }
  sortShort(wishes, (one, other) => one.share - other.share || one.met.rule.rank - other.met.rule.rank);
  return wishes.slice(0, limit);
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
  let nearest: Wish | undefined;
  for (const needs of form.needs) {
    const wish = patternWish(met, needs, count);
    if (wish && (!nearest || wish.share < nearest.share)) nearest = wish;
  }
  return nearest;
}

function patternWish(met: MetRule, needs: readonly Need[], count: number): Wish | undefined {
  let lacking: Need | undefined;
  let had = 0;
  for (const need of needs) {
    const have = haveOf(met, need);
    if (have >= (count + 1) * need.each) continue;
    if (lacking) return undefined;
    lacking = need;
    had = have;
  }
  const lack = lacking ? { need: lacking, have: had } : sharing(needs, met, count);
  if (!lack) return undefined;
  const { target, by, each } = lack.need;
  const have = Math.max(lack.have - count * each, 0);
  if (have === 0 && needs.length === 1) return undefined;
  const missing = Math.min(each, each - have);
  return missing > 0 ? { met, target, by, missing, have, share: missing / each } : undefined;
}

/** Kinds of goods that overlap can each be enough and together too few: then it is the last kind that lacks. */
function sharing(needs: readonly Need[], met: MetRule, count: number): { need: Need; have: number } | undefined {
  const need = needs.at(-1);
  if (!need || needs.length === 1 || needs.some(({ by }) => by === "amount")) return undefined;
  const lines = new Set(needs.flatMap(({ target }) => met.lines[target] ?? []));
  let lacking = needs.reduce((sum, { each }) => sum + each, 0) * (count + 1);
  for (const line of lines) lacking -= piecesOf(line, true);
  return lacking > 0 && lacking <= need.each ? { need, have: (count + 1) * need.each - lacking } : undefined;
}

function haveOf({ rule, lines }: MetRule, { target, by, isBought }: Need): number {
  let have = 0;
  for (const line of lines[target] ?? [])
    if (by === "quantity") have += piecesOf(line, isBought);
    else for (const pool of line.pools) have += pool.count * (rule.onRegular ? pool.regular : pool.current);
  return have;
}

/** Whole pieces in thousandths; what takes no discount can only be bought. */
function piecesOf(line: MetRule["lines"][number][number], buying: boolean): number {
  if (!line.discountable && !buying) return 0;
  let pieces = 0;
  for (const { count, milli } of line.pools) if (milli === 1000) pieces += count * 1000;
  return pieces;
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
  const lacks = form.needs.map((needs): Lack | undefined => {
    const lacking = needs.find((need) => haveOf(met, need) < need.each);
    const lack = lacking ? { need: lacking, have: haveOf(met, lacking) } : sharing(needs, met, 0);
    if (!lack) return undefined;
    const { target, by, each } = lack.need;
    const scale = by === "quantity" ? 1000 : 1;
    return { target, by, needs: each / scale, has: lack.have / scale };
  });
  return lacks.every((one) => one !== undefined) ? lacks[0] : undefined;
}
