import type { Article, Target } from "../book-input.ts";
import type { CompiledTarget } from "./rule.ts";

/** A target is the keys of its articles, groups, categories or attributes; an article matches by the keys it has. */
export function compileTarget(target: Target, unit?: string): CompiledTarget {
  const except = (target.except ?? []).map((one) => compileTarget(one));
  const compiled: CompiledTarget = { keys: keysOfTarget(target), except };
  if (unit !== undefined) compiled.unitKey = unitKey(unit);
  return compiled;
}

function keysOfTarget(target: Target): string[] {
  if ("articles" in target) return target.articles.map(articleKey);
  if ("group" in target) return [groupKey(target.group)];
  if ("category" in target) return [categoryKey(target.category)];
  if ("attribute" in target) return [attributeKey(target.attribute.name, target.attribute.value)];
  return [everythingKey];
}

export const everythingKey = "*";
const articleKey = (id: string) => `a${id}`;
const groupKey = (id: string) => `g${id}`;
const categoryKey = (id: string) => `c${id}`;
const unitKey = (unit: string) => `u${unit}`;
const attributeKey = (name: string, value: string) => `t${name}\n${value}`;

/** Parents of categories, and groups of articles as the groups themselves list them. */
export type Tree = {
  parents: ReadonlyMap<string, string | undefined>;
  groupsOf: ReadonlyMap<string, readonly string[]>;
};

/** All keys by which rules find an article sold in a unit. Each category is visited once, so that a cycle in the tree ends. */
export function keysOfArticle(article: Article, unit: string | undefined, { parents, groupsOf }: Tree): string[] {
  const keys = new Set([everythingKey, articleKey(article.articleId)]);
  if (unit !== undefined) keys.add(unitKey(unit));
  for (const group of article.groups ?? []) keys.add(groupKey(group));
  for (const group of groupsOf.get(article.articleId) ?? []) keys.add(groupKey(group));
  for (const leaf of article.categories ?? [])
    for (let id: string | undefined = leaf; id !== undefined && !keys.has(categoryKey(id)); id = parents.get(id))
      keys.add(categoryKey(id));
  for (const [name, value] of Object.entries(article.attributes ?? {})) keys.add(attributeKey(name, value));
  return [...keys];
}

/** The key itself was found in the index; what is left to ask are the unit and the exceptions. */
export function isExcepted({ unitKey: unit, except }: CompiledTarget, keys: readonly string[]): boolean {
  if (unit !== undefined && !keys.includes(unit)) return true;
  return except.some((one) => one.keys.some((key) => keys.includes(key)) && !isExcepted(one, keys));
}

/** Two targets written the same way are the same goods. */
export function targetIdentity(target: Target, unit?: string): string {
  const except = (target.except ?? []).map((one) => targetIdentity(one)).toSorted();
  return JSON.stringify([keysOfTarget(target).toSorted(), except, unit]);
}

export function matchesTarget(target: CompiledTarget, keys: readonly string[]): boolean {
  return target.keys.some((key) => keys.includes(key)) && !isExcepted(target, keys);
}
