import type { Form, Part, Rule } from "./rule.ts";

/**
 * A rule that takes alike goods and looks at nothing but their count and price, as nearly all do: what it does as a handful of numbers side by side, for its
 * form lies all over the memory.
 */
export type Plain = {
  /** Units of an application; 1 where each is rewarded on its own. */
  size: number;
  /** Only the cheapest of an application is rewarded. */
  isLast: boolean;
  /** The rewarded unit is not dearer than the others, and at one price any may be it. */
  byLevel: boolean;
  /** What a rewarded unit gets, or what it costs, or what an application costs: what is not asked for is 0, or below for prices. */
  percentMilli: number;
  off: number;
  price: number;
  setPrice: number;
  /** Minor units that it takes off at most. */
  cap: number;
};

type Facts = Pick<Rule, "lane" | "form" | "targets" | "onRegular" | "maxApplications" | "maxDiscount" | "rounding">;

/** Undefined for all other rules. */
export function plainOf(rule: Facts): Plain | undefined {
  if (rule.lane !== "money" || rule.targets.length !== 1 || rule.onRegular || rule.rounding) return undefined;
  if (rule.maxApplications !== Number.POSITIVE_INFINITY) return undefined;
  const does = doneBy(rule.form);
  return does && { ...nothing, ...does, cap: rule.maxDiscount };
}

const nothing = { size: 1, isLast: false, byLevel: false, percentMilli: 0, off: 0, price: -1, setPrice: -1 };

function doneBy(form: Form): Partial<Plain> | undefined {
  if (form.type === "each") return form.reward;
  const [pattern, ...others] = form.type === "deal" && !form.gift ? form.patterns : [];
  const get = pattern?.parts.at(-1);
  if (!pattern || !get || others.length > 0 || pattern.parts.some((part) => isSpecial(part, get))) return undefined;
  const { parts, shared } = pattern;
  const [set] = shared;
  const isLast = parts.length > 1;
  const byLevel = get.equalOrLower === true;
  const size = parts.reduce((sum, { quantity }) => sum + quantity, 0);
  if (size < 2 || parts.length > 2 || get.choose !== (isLast && !byLevel ? "cheapest" : undefined)) return undefined;
  if (isLast ? set || get.quantity > 1 : byLevel || shared.length > 1) return undefined;
  if (!set) return get.reward && { size, isLast, byLevel, ...get.reward };
  return "setPrice" in set ? { size, setPrice: set.setPrice } : undefined;
}

/** Goods that are counted by anything but pieces, or rewarded besides the last ones. */
const isSpecial = (part: Part, get: Part) =>
  part.amount !== undefined || part.partial === true || (part.role === "get") !== (part === get);
