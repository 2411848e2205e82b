import type { OfferProblem } from "@counterfoil/contracts";
import type { Offer, Target } from "@counterfoil/pricing";
import type { StoreFacts } from "../ground.ts";
import { giftsOf, type Named, targetsOf } from "../targets.ts";
import { doubtful, wrong } from "./wrong.ts";

/** What exists of the things that some offers name. */
export type Known = {
  articles: ReadonlySet<string>;
  groups: ReadonlySet<string>;
  categories: ReadonlySet<string>;
  storeGroups: ReadonlySet<string>;
  stores: readonly StoreFacts[];
};

/** The same for a list of offers: all ids that have to be looked up. */
export function namedArticles(offers: readonly Offer[]): string[] {
  const ids = offers.flatMap(({ terms }) => [
    ...targetsOf(terms).flatMap(({ value }) => [value, ...(value.except ?? [])].flatMap(articlesIn)),
    ...giftsOf(terms).map(({ value }) => value),
  ]);
  return [...new Set(ids)];
}

const articlesIn = (target: Target): string[] => ("articles" in target ? target.articles : []);

/** Names of things that do not exist. */
export function unknownProblems(offer: Offer, known: Known): OfferProblem[] {
  const targets = targetsOf(offer.terms).flatMap(({ field, value }): Named<Target>[] => [
    { field, value },
    ...(value.except ?? []).map((except, index) => ({ field: `${field}/except/${index}`, value: except })),
  ]);
  const stores = new Set(known.stores.map(({ storeId }) => storeId));
  const channels = new Set(known.stores.map(({ distributionChannel }) => distributionChannel));
  return [
    ...targets.flatMap((target) => unknownGoods(target, known)),
    ...giftsOf(offer.terms).flatMap(({ field, value }) =>
      known.articles.has(value) ? [] : [wrong(field, "article-unknown", `There is no article ${value}.`)],
    ),
    ...missing("/stores", offer.stores, stores, (id) => wrong("", "store-unknown", `There is no store ${id}.`)),
    ...missing("/storeGroups", offer.storeGroups, known.storeGroups, (id) =>
      wrong("", "store-group-unknown", `There is no group of stores ${id}.`),
    ),
    ...missing("/channels", offer.channels, channels, (id) =>
      doubtful("", "channel-unknown", `No store sells through channel ${id}.`),
    ),
  ];
}

function unknownGoods({ field, value: target }: Named<Target>, known: Known): OfferProblem[] {
  if ("articles" in target)
    return missing(`${field}/articles`, target.articles, known.articles, (id) =>
      wrong("", "article-unknown", `There is no article ${id}.`),
    );
  if ("group" in target && !known.groups.has(target.group))
    return [wrong(`${field}/group`, "product-group-unknown", `There is no product group ${target.group}.`)];
  if ("category" in target && !known.categories.has(target.category))
    return [wrong(`${field}/category`, "category-unknown", `There is no category ${target.category}.`)];
  return [];
}

function missing(
  field: string,
  ids: readonly string[] | undefined,
  known: ReadonlySet<string>,
  problemOf: (id: string) => OfferProblem,
): OfferProblem[] {
  return (ids ?? []).flatMap((id, index) => (known.has(id) ? [] : [{ ...problemOf(id), field: `${field}/${index}` }]));
}
