import type { OfferProblem } from "@counterfoil/contracts";
import type { BuyCondition, Offer, Reward, Target, Terms } from "@counterfoil/pricing";
import { rewardsOf, targetsOf } from "../targets.ts";
import { wrong } from "./wrong.ts";

/** What can be said of the terms without knowing any article. */
export function termProblems({ terms }: Offer): OfferProblem[] {
  return [
    ...targetsOf(terms).flatMap(({ field, value }) => targetProblems(field, value)),
    ...rewardsOf(terms).flatMap(({ field, value }) => rewardProblems(field, value, terms)),
    ...conditionProblems(terms),
  ];
}

function targetProblems(field: string, target: Target): OfferProblem[] {
  const kinds = ["all", "articles", "group", "category", "attribute"].filter((kind) => kind in target);
  if (kinds.length !== 1)
    return [
      wrong(
        field,
        "target-unclear",
        "Goods are named in exactly one way: all, articles, a group, a category or an attribute.",
      ),
    ];
  if ("articles" in target && target.articles.length === 0)
    return [wrong(`${field}/articles`, "target-empty", "No article is named yet.")];
  return [];
}

/** Rewards that a style cannot give: an amount for the whole needs something whole to be taken off. */
const unsuitable: Partial<Record<Terms["style"], readonly string[]>> = {
  simple: ["setPrice"],
  tiered: ["setPrice"],
  nth: ["setPrice"],
  buyGet: ["setPrice"],
  transaction: ["unitPrice"],
};

function rewardProblems(field: string, reward: Reward, terms: Terms): OfferProblem[] {
  const [kind, amount] = Object.entries(reward)[0] as [string, number];
  if (unsuitable[terms.style]?.includes(kind))
    return [wrong(`${field}/${kind}`, "reward-unsuitable", `The style ${terms.style} cannot give ${kind}.`)];
  if (amount === 0 && kind !== "unitPrice" && kind !== "setPrice")
    return [wrong(`${field}/${kind}`, "reward-without-effect", "This reward is worth nothing.")];
  return [];
}

function conditionProblems(terms: Terms): OfferProblem[] {
  if (terms.style === "tiered") return tierProblems(terms.tiers);
  if (terms.style === "buyGet") return buyProblems(terms.buy);
  if (terms.style === "gift") return [...buyProblems(terms.buy), ...choiceProblems(terms)];
  if (terms.style === "points" && terms.points === 0)
    return [wrong("/terms/points", "reward-without-effect", "No points are given.")];
  return [];
}

function tierProblems(tiers: Extract<Terms, { style: "tiered" }>["tiers"]): OfferProblem[] {
  const problems: OfferProblem[] = [];
  const seen = new Set<string>();
  for (const [index, tier] of tiers.entries()) {
    const { quantity, amount } = tier;
    const field = `/terms/tiers/${index}`;
    if ((quantity === undefined) === (amount === undefined))
      problems.push(wrong(field, "tier-unclear", "A tier begins at a quantity or at an amount, at one of them."));
    const from = `${quantity ?? ""}|${amount ?? ""}`;
    if (seen.has(from))
      problems.push(wrong(`${field}/${figureOf(tier)}`, "tier-repeated", "Another tier begins there already."));
    seen.add(from);
  }
  const [first, ...others] = tiers.map(figureOf);
  const odd = others.findIndex((figure) => figure !== first);
  const at = `/terms/tiers/${odd + 1}/${others[odd]}`;
  if (odd >= 0) problems.push(wrong(at, "tiers-mixed", "Either all tiers begin at quantities or all at amounts."));
  return problems;
}

const figureOf = ({ amount }: { amount?: number }) => (amount === undefined ? "quantity" : "amount");

function buyProblems(buy: readonly BuyCondition[]): OfferProblem[] {
  return buy.flatMap(({ quantity, amount }, index) =>
    (quantity === undefined) === (amount === undefined)
      ? [
          wrong(
            `/terms/buy/${index}`,
            "condition-unclear",
            "What is bought is asked for by quantity or by amount, by one of them.",
          ),
        ]
      : [],
  );
}

function choiceProblems({ gifts, choose }: Extract<Terms, { style: "gift" }>): OfferProblem[] {
  if (choose === undefined || choose <= gifts.length) return [];
  return [wrong("/terms/choose", "choice-too-large", `Only ${gifts.length} gifts are listed.`)];
}
