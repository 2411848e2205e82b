import { inTransaction } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import { type ElementProblem, type ElementResult, elementCheck } from "../../../elements.ts";
import type { StoredArticle } from "../article.ts";
import { lockObjects, readObjects, specs } from "../object-store.ts";
import { cutIn, findOverlap, type Period } from "../price-periods.ts";
import {
  type PurchasePrice,
  PurchasePriceSchema,
  type PurchasePrices,
  purchasePriceFault,
  purchasePriceOf,
  purchaseSeriesOf,
} from "../purchase-price.ts";
import { keyOf } from "../upsert-elements.ts";
import { writeObjects } from "../write-objects.ts";

const checkForm = elementCheck(PurchasePriceSchema);
type Candidate = { index: number; articleId: string; price: PurchasePrice };

/** As for sales prices: `refuse` leaves a price out that overlaps another, `cut` ends the other where the new one begins. */
export async function upsertPurchasePrices(
  db: Db,
  elements: unknown[],
  overlap: "refuse" | "cut",
  by: string,
): Promise<ElementResult[]> {
  const results: ElementResult[] = elements.map((element) => ({
    key: keyOf(element, "articleId"),
    outcome: "rejected",
  }));
  const candidates: Candidate[] = [];
  for (const [index, element] of elements.entries()) {
    const form = checkForm(element);
    const problem = "problem" in form ? form.problem : purchasePriceFault(form.value);
    if (problem) Object.assign(results[index] ?? {}, { problem });
    else if ("value" in form)
      candidates.push({ index, articleId: form.value.articleId, price: purchasePriceOf(form.value) });
  }
  await inTransaction(db, async (transaction) => {
    await lockObjects(transaction, specs.purchasePrice);
    const good = await withoutStrangers(transaction, candidates, results);
    const documents = await readDocuments(transaction, good);
    for (const { index, articleId, price } of good)
      Object.assign(results[index] ?? {}, place(documents.get(articleId) as PurchasePrices, articleId, price, overlap));
    const written = await writeDocuments(transaction, documents, by);
    for (const result of results) {
      const changeNumber = written.get(result.key)?.changeNumber;
      if (result.outcome !== "rejected" && changeNumber !== undefined) result.changeNumber = changeNumber;
    }
  });
  return results;
}

async function withoutStrangers(
  transaction: DbTransaction,
  candidates: Candidate[],
  results: ElementResult[],
): Promise<Candidate[]> {
  const articles = await readObjects<StoredArticle>(transaction, specs.article, [
    ...new Set(candidates.map(({ articleId }) => articleId)),
  ]);
  const units = new Map(articles.map(({ key, content }) => [key, new Set(content.units.map(({ unit }) => unit))]));
  const rows = await transaction.selectFrom("masterdata.site").select("site_id").execute();
  const sites = new Set(rows.map(({ site_id }) => site_id));
  const faultOf = ({ articleId, price: { unit, siteId } }: Candidate): ElementProblem | undefined => {
    const known = units.get(articleId);
    if (!known) return { code: "article-unknown", detail: `There is no article ${articleId}.`, where: "/articleId" };
    if (!known.has(unit))
      return { code: "unit-unknown", detail: `Article ${articleId} has no unit ${unit}.`, where: "/unit" };
    if (siteId !== undefined && !sites.has(siteId))
      return { code: "site-unknown", detail: `There is no site ${siteId}.`, where: "/siteId" };
    return undefined;
  };
  return candidates.filter((candidate) => {
    const problem = faultOf(candidate);
    if (problem) Object.assign(results[candidate.index] ?? {}, { problem });
    return problem === undefined;
  });
}

async function readDocuments(
  transaction: DbTransaction,
  candidates: Candidate[],
): Promise<Map<string, PurchasePrices>> {
  const articleIds = [...new Set(candidates.map(({ articleId }) => articleId))];
  const stored = await readObjects<PurchasePrices>(transaction, specs.purchasePrice, articleIds);
  const documents = new Map(articleIds.map((articleId) => [articleId, { prices: [] } as PurchasePrices]));
  for (const { key, content } of stored) documents.set(key, content);
  return documents;
}

/** Puts one price among those of its article, or says why not. The same price for the same days changes nothing. */
function place(
  document: PurchasePrices,
  articleId: string,
  price: PurchasePrice,
  overlap: "refuse" | "cut",
): Pick<ElementResult, "outcome" | "problem"> {
  const series = purchaseSeriesOf(price);
  const others = document.prices.filter((each) => purchaseSeriesOf(each) !== series);
  const periods = document.prices
    .filter((each) => purchaseSeriesOf(each) === series)
    .map((each): Period<PurchasePrice> => ({ from: each.validFrom, to: each.validTo, holds: each }));
  const same = periods.find(({ from, to }) => from === price.validFrom && to === price.validTo);
  if (same && same.holds.amount === price.amount && same.holds.per === price.per) return { outcome: "unchanged" };
  const beside = periods.filter((period) => period !== same);
  const met = findOverlap(beside, { from: price.validFrom, to: price.validTo });
  if (met && overlap === "refuse") {
    const detail = `${articleId} has a purchase price of ${met.holds.amount} ${price.currency} (minor units) from ${met.from} to ${met.to}.`;
    return { outcome: "rejected", problem: { code: "price-overlap", detail, where: "/validFrom" } };
  }
  const placed = cutIn(beside, { from: price.validFrom, to: price.validTo, holds: { ...price, number: 0 } });
  document.prices = numbered([
    ...others,
    ...placed.map(({ from, to, holds }) => ({ ...holds, validFrom: from, validTo: to })),
  ]);
  return { outcome: same || met ? "changed" : "created" };
}

/** A new price, and the second half of one that was split, gets the next number of its article. */
function numbered(prices: PurchasePrice[]): PurchasePrice[] {
  const taken = new Set<number>();
  let next = Math.max(0, ...prices.map(({ number }) => number)) + 1;
  return prices.map((price) => {
    const number = price.number === 0 || taken.has(price.number) ? next++ : price.number;
    taken.add(number);
    return { ...price, number };
  });
}

function writeDocuments(transaction: DbTransaction, documents: Map<string, PurchasePrices>, by: string) {
  const objects = [...documents].map(([key, content]) => ({ key, content }));
  return writeObjects(
    transaction,
    specs.purchasePrice,
    objects.filter(({ content }) => content.prices.length > 0),
    by,
  );
}

/** False: there is no such price. */
export function removePurchasePrice(db: Db, articleId: string, number: number, by: string): Promise<boolean> {
  return inTransaction(db, async (transaction) => {
    await lockObjects(transaction, specs.purchasePrice);
    const [stored] = await readObjects<PurchasePrices>(transaction, specs.purchasePrice, [articleId]);
    const prices = stored?.content.prices ?? [];
    const kept = prices.filter((price) => price.number !== number);
    if (kept.length === prices.length) return false;
    await writeObjects(transaction, specs.purchasePrice, [{ key: articleId, content: { prices: kept } }], by);
    return true;
  });
}
