import { quantityToMilli } from "@counterfoil/contracts";
import { isAmount } from "./arithmetic.ts";
import type { Article, BookInput, Price } from "./book-input.ts";
import { couponsOf } from "./coupons.ts";
import { PricingError, type PricingProblem } from "./errors.ts";
import { addTo } from "./lists.ts";
import { type LocalMoment, parseLocal } from "./local-time.ts";
import { type BookPolicies, policiesOf } from "./policies.ts";
import type { Promotion } from "./promotion.ts";
import { checkPromotion } from "./rules/check-promotion.ts";
import { createOccasions, type Occasions } from "./rules/occasion.ts";
import type { Rule } from "./rules/rule.ts";
import { indexRules, type RuleIndex } from "./rules/rule-index.ts";
import { keysOfArticle } from "./rules/targets.ts";
import { createShelf, type SoldArticle } from "./sold-article.ts";

/** A regular price as the engine looks it up: moments as numbers, quantities in thousandths. */
export type CompiledPrice = {
  unit: string;
  stores: ReadonlySet<string> | undefined;
  priceList: string | undefined;
  validFrom: LocalMoment;
  validTo: LocalMoment;
  amount: number;
  perMilli: number;
  fromMilli: number;
};

/** Compiled once, read only, shared by all baskets. */
export type PriceBook = {
  readonly number: number;
  readonly currency: string;
  readonly articles: ReadonlyMap<string, Article>;
  readonly prices: ReadonlyMap<string, readonly CompiledPrice[]>;
  readonly taxRates: ReadonlyMap<string, number>;
  /** An article in a unit, or in the one that is meant when none is named. Undefined: the book does not know the article. */
  readonly sold: (articleId: string, unit: string | undefined) => SoldArticle | undefined;
  /** Keys by which rules find an article sold in a unit: its groups and attributes, and its categories up the tree. */
  readonly keysOf: (article: Article, unit?: string) => readonly string[];
  /** Product groups by their members, as the book lists them. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly rules: RuleIndex;
  readonly occasions: Occasions;
  /** Rules that a coupon code unlocks. */
  readonly couponRules: ReadonlyMap<string, readonly Rule[]>;
  readonly policies: BookPolicies;
};

/** Rows that are read in a step, and rules that are compiled in one, each a millisecond or two. */
const STEP = 2000;
const RULE_STEP = 100;

/**
 * Compiles a book in steps of at most a few milliseconds, for a program whose user must not wait for the whole. Throws `PricingError`
 * (`book-invalid`) with `problems`, to which it adds everything that cannot be used.
 */
export function* buildPriceBookInSteps(
  input: Omit<BookInput, "offers">,
  problems: PricingProblem[] = [],
): Generator<undefined, PriceBook> {
  const policies = policiesOf(input.policies ?? {}, problems);
  const promotions = input.promotions ?? [];
  yield* checkPromotions(promotions, input.currency, problems);
  const prices = yield* compilePrices(input.prices, problems);
  const taxRates = compileTaxes(input.taxes ?? [], problems);
  if (problems.length > 0) throw new PricingError(problems);
  const storeGroups = new Map((input.storeGroups ?? []).map(({ id, stores }) => [id, stores]));
  const rules = yield* indexRules(promotions, storeGroups, policies.rounding, RULE_STEP);
  const articles = new Map<string, Article>();
  for (const article of input.articles) {
    articles.set(article.articleId, article);
    if (articles.size % STEP === 0) yield;
  }
  const keysOf = yield* articleKeys(input);
  return {
    number: input.number ?? 0,
    currency: input.currency,
    articles,
    prices,
    taxRates,
    sold: createShelf({ articles, prices, rules, taxRates, keysOf }),
    keysOf,
    groups: new Map((input.groups ?? []).map(({ id, articles: members }) => [id, members])),
    rules,
    occasions: createOccasions(rules.all, startsOf(rules.all, prices)),
    couponRules: rulesByCoupon(rules.all),
    policies,
  };
}

/** From when on something is valid, or not any more. */
function startsOf(
  rules: readonly Rule[],
  prices: ReadonlyMap<string, readonly CompiledPrice[]>,
): ReadonlySet<LocalMoment> {
  const starts = new Set<LocalMoment>();
  for (const { gate } of rules) starts.add(gate.from).add(gate.to + 1);
  for (const list of prices.values()) for (const { validFrom, validTo } of list) starts.add(validFrom).add(validTo + 1);
  return starts;
}

/** All that is wrong with any of them is told. */
function* checkPromotions(
  promotions: readonly Promotion[],
  currency: string,
  problems: PricingProblem[],
): Generator<undefined, void> {
  const seen = new Set<string>();
  for (const promotion of promotions) {
    problems.push(...checkPromotion(promotion, currency));
    const { promotionId, offerId } = promotion;
    if (seen.has(promotionId))
      problems.push({
        code: "book-invalid",
        offerId: offerId ?? promotionId,
        field: "promotionId",
        detail: `Promotion ${promotionId} is there twice.`,
      });
    seen.add(promotionId);
    if (seen.size % RULE_STEP === 0) yield;
  }
}

function* articleKeys(input: Pick<BookInput, "groups" | "categories">): Generator<undefined, PriceBook["keysOf"]> {
  const groupsOf = new Map<string, string[]>();
  let members = 0;
  for (const { id, articles } of input.groups ?? [])
    for (const articleId of articles) {
      members += 1;
      if (members % STEP === 0) yield;
      addTo(groupsOf, articleId, id);
    }
  const parents = new Map((input.categories ?? []).map(({ id, parent }) => [id, parent]));
  return (article, unit) => keysOfArticle(article, unit, { parents, groupsOf });
}

function rulesByCoupon(rules: readonly Rule[]): Map<string, Rule[]> {
  const byCode = new Map<string, Rule[]>();
  for (const rule of rules) for (const code of couponsOf(rule.condition)) addTo(byCode, code, rule);
  return byCode;
}

function* compilePrices(
  prices: readonly Price[],
  problems: PricingProblem[],
): Generator<undefined, Map<string, CompiledPrice[]>> {
  const byArticle = new Map<string, CompiledPrice[]>();
  for (const [at, price] of prices.entries()) {
    if (at % STEP === 0) yield;
    const compiled = compilePrice(price, (field, detail) => {
      const { articleId } = price;
      const name = `prices[${at}].${field}`;
      problems.push({
        code: "book-invalid",
        articleId,
        field: name,
        detail: `Price of article ${articleId}, ${name}: ${detail}`,
      });
    });
    addTo(byArticle, price.articleId, compiled);
  }
  return byArticle;
}

/** What is wrong is told, and with that there is no book. */
function compilePrice(price: Price, report: (field: string, detail: string) => void): CompiledPrice {
  const validFrom = parseLocal(price.validFrom, "start");
  const validTo = parseLocal(price.validTo, "end");
  const perMilli = quantityToMilli(price.per ?? 1) ?? 0;
  const fromMilli = quantityToMilli(price.fromQuantity ?? 0);
  if (!isAmount(price.amount)) report("amount", `${price.amount} is no amount in minor units.`);
  if (perMilli <= 0) report("per", `${price.per} is no quantity above zero with up to three places.`);
  if (validFrom === undefined) report("validFrom", `"${price.validFrom}" is no local date or date-time.`);
  if (validTo === undefined) report("validTo", `"${price.validTo}" is no local date or date-time.`);
  if (fromMilli === undefined) report("fromQuantity", `${price.fromQuantity} is no quantity with up to three places.`);
  const stores = price.stores ? new Set(price.stores) : undefined;
  return {
    unit: price.unit,
    stores,
    priceList: price.priceList,
    validFrom: validFrom as LocalMoment,
    validTo: validTo as LocalMoment,
    amount: price.amount,
    perMilli,
    fromMilli: fromMilli as number,
  };
}

function compileTaxes(taxes: NonNullable<BookInput["taxes"]>, problems: PricingProblem[]): Map<string, number> {
  for (const tax of taxes) {
    const usable = tax.rate >= 0 && tax.rate <= 100 && Number.isInteger(Math.round(tax.rate * 1e6) / 1e3);
    if (!usable)
      problems.push({
        code: "book-invalid",
        detail: `Tax ${tax.code} has rate ${tax.rate}; wanted is 0 to 100 with up to three places.`,
      });
  }
  return new Map(taxes.map((tax) => [tax.code, tax.rate]));
}
