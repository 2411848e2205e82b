import type { Target } from "@counterfoil/pricing";

/** An article as offers look at it: with the groups it is in and all categories above it. */
export type Goods = {
  articleId: string;
  groups: readonly string[];
  categories: readonly string[];
  attributes: Readonly<Record<string, string>>;
};

export function matches(target: Target, goods: Goods): boolean {
  return named(target, goods) && !(target.except ?? []).some((except) => matches(except, goods));
}

function named(target: Target, { articleId, groups, categories, attributes }: Goods): boolean {
  if ("articles" in target) return target.articles.includes(articleId);
  if ("group" in target) return groups.includes(target.group);
  if ("category" in target) return categories.includes(target.category);
  if ("attribute" in target) return attributes[target.attribute.name] === target.attribute.value;
  return true;
}

/** Every name under which an offer may mean one of these articles. */
export function reachKeys(goods: readonly Goods[]): string[] {
  const keys = new Set(["all"]);
  for (const { articleId, groups, categories, attributes } of goods) {
    keys.add(`article:${articleId}`);
    for (const group of groups) keys.add(`group:${group}`);
    for (const category of categories) keys.add(`category:${category}`);
    for (const [name, value] of Object.entries(attributes)) keys.add(`attribute:${name}=${value}`);
  }
  return [...keys];
}
