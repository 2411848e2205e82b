import type { BookInput, Eligibility, Promotion, PromotionRule, Target } from "@counterfoil/pricing";

/** Which articles a target means, by the book's groups, categories and attributes. */
export type Goods = { articlesOf: (target: Target) => ReadonlySet<string> };

export function createGoods({ articles, groups = [], categories = [] }: BookInput): Goods {
  const all = new Set(articles.map(({ articleId }) => articleId));
  const byGroup = new Map(groups.map(({ id, articles: members }) => [id, new Set(members)]));
  for (const { articleId, groups: own = [] } of articles)
    for (const id of own) byGroup.set(id, (byGroup.get(id) ?? new Set()).add(articleId));
  const parents = new Map(categories.map(({ id, parent }) => [id, parent]));
  const byCategory = new Map<string, Set<string>>();
  const byAttribute = new Map<string, Set<string>>();
  const add = (map: Map<string, Set<string>>, key: string, id: string) =>
    map.set(key, (map.get(key) ?? new Set()).add(id));
  for (const { articleId, categories: leaves = [], attributes = {} } of articles) {
    for (const category of upwards(leaves, parents)) add(byCategory, category, articleId);
    for (const [name, value] of Object.entries(attributes)) add(byAttribute, `${name}=${value}`, articleId);
  }
  const known = new WeakMap<Target, ReadonlySet<string>>();
  const none = new Set<string>();

  function wholeOf(target: Target): ReadonlySet<string> {
    if ("articles" in target) return new Set(target.articles);
    if ("group" in target) return byGroup.get(target.group) ?? none;
    if ("category" in target) return byCategory.get(target.category) ?? none;
    if ("attribute" in target) return byAttribute.get(`${target.attribute.name}=${target.attribute.value}`) ?? none;
    return all;
  }

  function articlesOf(target: Target): ReadonlySet<string> {
    const found =
      known.get(target) ??
      (target.except ?? []).reduce(
        (rest, except) => rest.difference(articlesOf(except)),
        wholeOf(target) as ReadonlySet<string>,
      );
    known.set(target, found);
    return found;
  }

  return { articlesOf };
}

/** Each category once, also in a tree that bites its tail. */
function upwards(leaves: readonly string[], parents: ReadonlyMap<string, string | undefined>): Set<string> {
  const seen = new Set<string>();
  for (let id of leaves as readonly (string | undefined)[])
    while (id !== undefined && !seen.has(id)) {
      seen.add(id);
      id = parents.get(id);
    }
  return seen;
}

/** A demand of a rule: so many of these goods, or goods of so much money. */
export type Demand = { target: Target; quantity?: number; amount?: number };

/** All that a rule asks for, wherever in its tree; and what it rewards. */
export function demandsOf({ eligibility, priceRule }: PromotionRule): Demand[] {
  const demands: Demand[] = leavesOf(eligibility).flatMap((leaf) => {
    if (leaf.type !== "goods" && leaf.type !== "total") return [];
    const target = leaf.type === "goods" ? leaf.target : (leaf.of ?? everything);
    const { threshold } = leaf;
    if (threshold === undefined) return [{ target, quantity: 1 }];
    const needed = Math.max(threshold.from, threshold.every ?? 0);
    return [threshold.by === "quantity" ? { target, quantity: needed } : { target, amount: needed }];
  });
  if (priceRule.type === "MM") demands.push(...priceRule.items.map(({ target, quantity }) => ({ target, quantity })));
  if (priceRule.type === "AB")
    demands.push(
      ...priceRule.items.map(({ articleId, quantity }) => ({ target: { articles: [articleId] }, quantity })),
    );
  return demands;
}

const everything: Target = { all: true };

export function leavesOf(eligibility: Eligibility): Exclude<Eligibility, { type: "all" | "any" }>[] {
  return eligibility.type === "all" || eligibility.type === "any" ? eligibility.of.flatMap(leavesOf) : [eligibility];
}

/** Articles whose price a promotion may change. */
export function touchedBy({ rules }: Promotion, goods: Goods): Set<string> {
  const touched = new Set<string>();
  for (const rule of rules)
    for (const { target } of demandsOf(rule)) for (const id of goods.articlesOf(target)) touched.add(id);
  return touched;
}
