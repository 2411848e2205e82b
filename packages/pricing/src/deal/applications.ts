import type { Part, Pattern } from "../rules/rule.ts";
import { matchesTarget } from "../rules/targets.ts";
import type { Pool } from "../working.ts";
import { byArticle } from "./components.ts";
import {
  type Application,
  baseOf,
  type Contender,
  eachFine,
  eachOf,
  fineOf,
  mayTake,
  type Problem,
  patternsOf,
  sharedTotals,
  type Take,
} from "./problem.ts";

/** Thrown inside when there are too many ways to apply the rules to list them. */
export const TOO_MANY = Symbol("too many applications");

type Listing = { problem: Problem; found: Application[]; most: number };

/** All ways to apply each rule once, each set of units once. Undefined when there are more than `most`. */
export function listApplications(problem: Problem, most: number): Application[] | undefined {
  const listing: Listing = { problem, found: [], most };
  try {
    problem.contenders.forEach((contender, position) => {
      const each = eachOf(contender.rule);
      if (each) listEach(listing, contender, position);
      for (const pattern of patternsOf(contender.rule)) listPattern(listing, position, pattern);
    });
  } catch (stop) {
    if (stop === TOO_MANY) return undefined;
    throw stop;
  }
  return listing.found;
}

function listEach(listing: Listing, { rule, classesOf }: Contender, contender: number): void {
  const each = eachOf(rule);
  if (!each) return;
  for (const unit of new Set(each.targets.flatMap((target) => classesOf[target] ?? []))) {
    const pool = listing.problem.classes[unit] as Pool;
    const fine = eachFine(each, rule, pool);
    if (fine > 0)
      add(listing, {
        contender,
        takes: [{ unit, count: 1, part: 0, rewarded: true, fine }],
        shared: [],
      });
  }
}

function add({ found, most }: Listing, application: Application): void {
  if (found.length >= most) throw TOO_MANY;
  found.push(application);
}

/** Fills the parts one after the other, classes in their order. */
function listPattern(listing: Listing, contender: number, pattern: Pattern): void {
  const { classes, contenders } = listing.problem;
  const { rule, classesOf } = contenders[contender] as Contender;
  const left = classes.map((pool) => pool.count);
  const takes: Take[] = [];
  let tries = 0;

  function fill(position: number): void {
    const part = pattern.parts[position];
    if (!part) addFilled(listing, contender, pattern, takes);
    else if (part.amount === undefined) count(part, position, 0, part.quantity);
    else reach(part, position, 0, part.amount);
  }

  function count(part: Part, position: number, from: number, wanted: number): void {
    tries += 1;
    if (tries > listing.most * 20) throw TOO_MANY;
    if (wanted === 0 || part.partial) fill(position + 1);
    if (wanted === 0) return;
    const units = classesOf[part.target] ?? [];
    for (let at = from; at < units.length; at += 1) {
      const unit = units[at] as number;
      const pool = classes[unit] as Pool;
      if (!mayTake(part, pool)) continue;
      for (let some = Math.min(wanted, left[unit] as number); some > 0; some -= 1)
        within(part, position, unit, some, () => {
          if (part.partial || some < wanted) count(part, position, at + 1, wanted - some);
          else fill(position + 1);
        });
    }
  }

  /** A minimal set of units that reaches the amount: none of them can be left out. */
  function reach(part: Part, position: number, from: number, missing: number): void {
    tries += 1;
    if (tries > listing.most * 20) throw TOO_MANY;
    if (missing <= 0) {
      const smallest = takes.reduce(
        (least, take) => (take.part === position ? Math.min(least, baseOf(rule, classes[take.unit] as Pool)) : least),
        Number.POSITIVE_INFINITY,
      );
      if (-missing < smallest) fill(position + 1);
      return;
    }
    const units = classesOf[part.target] ?? [];
    for (let at = from; at < units.length; at += 1) {
      const unit = units[at] as number;
      const pool = classes[unit] as Pool;
      if (!mayTake(part, pool)) continue;
      const base = baseOf(rule, pool);
      const most = base > 0 ? Math.ceil(missing / base) : 0;
      for (let some = Math.min(most, left[unit] as number); some > 0; some -= 1)
        within(part, position, unit, some, () => reach(part, position, at + 1, missing - some * base));
    }
  }

  function within(part: Part, position: number, unit: number, some: number, then: () => void): void {
    const rewarded = part.role === "get";
    const fine = rewarded && part.reward ? fineOf(part.reward, rule, classes[unit] as Pool) : 0;
    left[unit] = (left[unit] as number) - some;
    takes.push({ unit, count: some, part: position, rewarded, fine });
    then();
    takes.pop();
    left[unit] = (left[unit] as number) + some;
  }

  fill(0);
}

function addFilled(listing: Listing, contender: number, pattern: Pattern, takes: readonly Take[]): void {
  const { classes, contenders } = listing.problem;
  const { rule } = contenders[contender] as Contender;
  if (!isAllowed(pattern, rule, takes, classes)) return;
  const shared = sharedTotals(pattern, rule, takes, classes);
  const fine = takes.reduce((sum, take) => sum + take.fine * take.count, 0);
  const total = shared.reduce((sum, one) => sum + one.total, 0);
  if (fine > 0 || total > 0) add(listing, { contender, takes: takes.slice(), shared });
}

/** `choose` and `equalOrLower` look at the units of one application only. */
function isAllowed(
  pattern: Pattern,
  rule: Contender["rule"],
  takes: readonly Take[],
  classes: readonly Pool[],
): boolean {
  return pattern.parts.every((part, position) => {
    if (part.role !== "get") return true;
    const got = takes.filter((take) => take.part === position);
    const others = takes.filter((take) => pattern.parts[take.part]?.role !== "get");
    return (
      (!part.equalOrLower || isEqualOrLower(rule, got, others, classes)) &&
      (!part.choose || isChosen(part, rule, got, others, classes))
    );
  });
}

function isEqualOrLower(
  rule: Contender["rule"],
  got: readonly Take[],
  bought: readonly Take[],
  classes: readonly Pool[],
): boolean {
  const price = (take: Take) => baseOf(rule, classes[take.unit] as Pool);
  return Math.max(...got.map(price)) <= Math.min(Number.POSITIVE_INFINITY, ...bought.map(price));
}

/** No other unit of the application that could be rewarded instead comes before them: by price, then article, then line. */
function isChosen(
  part: Part,
  rule: Contender["rule"],
  got: readonly Take[],
  others: readonly Take[],
  classes: readonly Pool[],
): boolean {
  return others.every((other) => {
    const pool = classes[other.unit] as Pool;
    if (!mayTake(part, pool) || !matches(pool, rule, part.target)) return true;
    return got.every((one) => {
      const order = compareUnits(rule, classes[one.unit] as Pool, pool);
      return part.choose === "cheapest" ? order >= 0 : order <= 0;
    });
  });
}

function matches(pool: Pool, rule: Contender["rule"], target: number): boolean {
  const compiled = rule.targets[target];
  return compiled !== undefined && matchesTarget(compiled, pool.line.keys);
}

/** The order of units: the dearest first on the rule's base, then by article, then by line. */
export function compareUnits(rule: Contender["rule"], one: Pool, other: Pool): number {
  return baseOf(rule, other) - baseOf(rule, one) || byArticle(one, other);
}
