import type { Bulk } from "../../../bulk/bulk-transaction.ts";
import { type Difference, differences } from "../../../bulk/differences.ts";
import { stageForNextBook } from "../books/index.ts";
import { type ArticleFacts, type IncomingPrices, priceField, priceKey, priceText, type RegularPrice } from "./price.ts";
import {
  endPrices,
  type KnownFacts,
  type KnownPrice,
  readKnownFacts,
  readKnownPrices,
  replaceFacts,
  stagePrices,
} from "./staging-store.ts";

type Decision = {
  articleId: string;
  ended: KnownPrice[];
  added: RegularPrice[];
  facts: { articleId: string; facts: ArticleFacts; known: KnownFacts | undefined } | undefined;
  changes: Difference[];
};

/** Stages the prices of a batch of articles for the next book, and says per article what changed. */
export async function applyPrices(bulk: Bulk, articles: readonly IncomingPrices[]): Promise<Map<string, Difference[]>> {
  const nextBook = await stageForNextBook(bulk.db);
  const ids = articles.map((article) => article.articleId);
  const knownPrices = await readKnownPrices(bulk, ids);
  const knownFacts = await readKnownFacts(bulk, ids);
  const decisions = articles.map((sent) =>
    decide(sent, knownPrices.get(sent.articleId) ?? [], knownFacts.get(sent.articleId)),
  );
  const ended = decisions.flatMap((decision) => decision.ended.map((price) => price.priceId));
  await endPrices(bulk, ended, nextBook);
  const added = decisions.flatMap(({ articleId, added }) => added.map((price) => ({ articleId, price })));
  await stagePrices(bulk, added, nextBook);
  await replaceFacts(
    bulk,
    decisions.flatMap(({ facts }) => facts ?? []),
    nextBook,
  );
  return new Map(decisions.map(({ articleId, changes }) => [articleId, changes]));
}

function decide(sent: IncomingPrices, known: KnownPrice[], knownFacts: KnownFacts | undefined): Decision {
  const wanted = new Map(sent.prices.entries.map((price) => [priceKey(price), price]));
  const kept = new Set<string>();
  const ended: KnownPrice[] = [];
  for (const price of known) {
    const key = priceKey(price);
    const now = wanted.get(key);
    if (now === undefined ? sent.prices.complete : !isSame(price, now)) ended.push(price);
    else kept.add(key);
  }
  const added = [...wanted].filter(([key]) => !kept.has(key)).map(([, price]) => price);
  const facts = withFloor(sent.facts, knownFacts?.minPriceMinor);
  return {
    articleId: sent.articleId,
    ended,
    added,
    facts: isSameFacts(knownFacts, facts) ? undefined : { articleId: sent.articleId, facts, known: knownFacts },
    changes: ended.length + added.length === 0 ? [] : differences(fieldsOf(ended), fieldsOf(added)),
  };
}

/** A floor is set here and not by the ERP: a message leaves it as it is. */
function withFloor(facts: ArticleFacts, minPriceMinor: number | undefined): ArticleFacts {
  return minPriceMinor === undefined ? facts : { ...facts, minPriceMinor };
}

function isSame(one: RegularPrice, other: RegularPrice): boolean {
  return (
    one.amountMinor === other.amountMinor &&
    one.perMilli === other.perMilli &&
    one.currency === other.currency &&
    one.to === other.to
  );
}

function isSameFacts(known: ArticleFacts | undefined, sent: ArticleFacts): boolean {
  return (
    known !== undefined &&
    known.baseUnit === sent.baseUnit &&
    known.taxCode === sent.taxCode &&
    known.categoryId === sent.categoryId &&
    known.nonDiscountable === sent.nonDiscountable &&
    known.minPriceMinor === sent.minPriceMinor &&
    JSON.stringify(known.attributes) === JSON.stringify(sent.attributes)
  );
}

function fieldsOf(prices: readonly RegularPrice[]): Map<string, string> {
  return new Map(prices.map((price) => [priceField(price), priceText(price)]));
}
