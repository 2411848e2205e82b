import { isDeepStrictEqual } from "node:util";
import { inTransaction, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import { type ElementProblem, type ElementResult, elementCheck } from "../../../elements.ts";
import type { StoredArticle } from "../article.ts";
import { readCodes } from "../customizing.ts";
import { lockObjects, readObjects, specs } from "../object-store.ts";
import { type Price, type PriceElement, PriceSchema, priceOf, seriesOf } from "../price.ts";
import { cutIn, findOverlap, isDay, type Period } from "../price-periods.ts";
import { deletePrices, insertPrices, readPricesOf, type StoredPrice } from "../price-store.ts";
import { keyOf } from "../upsert-elements.ts";
import { recordPartChanges } from "../write-objects.ts";

const checkForm = elementCheck(PriceSchema);
type Candidate = { index: number; price: Price };
type Series = { stored: Price[]; periods: Period<Price>[] };

/** `refuse`: a price that overlaps another is not taken. `cut`: the other one ends where the new one begins, or is split. */
export async function upsertPrices(
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
    const reading = readPrice(element);
    if ("problem" in reading) Object.assign(results[index] ?? {}, reading);
    else candidates.push({ index, ...reading });
  }
  await inTransaction(db, async (transaction) => {
    await lockObjects(transaction, specs.article);
    const good = await withoutStrangers(transaction, candidates, results);
    const series = await readSeries(transaction, good);
    for (const { index, price } of good) Object.assign(results[index] ?? {}, place(series, price, overlap));
    const changed = await writeSeries(transaction, series, by);
    for (const result of results)
      if (result.outcome !== "rejected") result.changeNumber = changed.get(result.key) as number;
  });
  return results.map(({ changeNumber, ...result }) =>
    changeNumber === undefined ? result : { ...result, changeNumber },
  );
}

function readPrice(element: unknown): { price: Price } | { problem: ElementProblem } {
  const form = checkForm(element);
  if ("problem" in form) return form;
  const problem = periodFault(form.value);
  if (problem) return { problem };
  const price = priceOf(form.value);
  return price
    ? { price }
    : { problem: { code: "quantity-invalid", detail: "Quantities have at most three places.", where: "/per" } };
}

function periodFault({ siteId, priceList, validFrom, validTo }: PriceElement): ElementProblem | undefined {
  if (siteId !== undefined && priceList !== undefined)
    return { code: "price-scope", detail: "A price is for a site or for a price list, not both.", where: "/priceList" };
  if (!isDay(validFrom) || !isDay(validTo)) return dayInvalid("/validFrom");
  return validTo < validFrom ? endBeforeBeginning : undefined;
}

const dayInvalid = (where: string) => ({ code: "day-invalid", detail: "This day is not in the calendar.", where });
const endBeforeBeginning = { code: "price-period", detail: "The price ends before it begins.", where: "/validTo" };
const overlapWith = ({ articleId, amountMinor, currency, validFrom, validTo }: Price) => ({
  code: "price-overlap",
  detail: `${articleId} has a price of ${amountMinor} ${currency} (minor units) from ${validFrom} to ${validTo}.`,
  where: "/validFrom",
});

/** Keeps the prices whose article, unit, site and price list exist. */
async function withoutStrangers(
  transaction: DbTransaction,
  candidates: Candidate[],
  results: ElementResult[],
): Promise<Candidate[]> {
  const articles = await readObjects<StoredArticle>(transaction, specs.article, [
    ...new Set(candidates.map(({ price }) => price.articleId)),
  ]);
  const units = new Map(articles.map(({ key, content }) => [key, new Set(content.units.map(({ unit }) => unit))]));
  const sites = new Set(
    (await transaction.selectFrom("masterdata.site").select("site_id").execute()).map(({ site_id }) => site_id),
  );
  const lists = await readCodes(transaction, "priceList");
  const faultOf = ({ articleId, unit, siteId, priceList }: Price): ElementProblem | undefined => {
    const known = units.get(articleId);
    if (!known) return { code: "article-unknown", detail: `There is no article ${articleId}.`, where: "/articleId" };
    if (!known.has(unit))
      return { code: "unit-unknown", detail: `Article ${articleId} has no unit ${unit}.`, where: "/unit" };
    if (siteId !== null && !sites.has(siteId))
      return { code: "site-unknown", detail: `There is no site ${siteId}.`, where: "/siteId" };
    if (priceList !== null && !lists.has(priceList))
      return { code: "price-list-unknown", detail: `There is no price list ${priceList}.`, where: "/priceList" };
    return undefined;
  };
  return candidates.filter(({ index, price }) => {
    const problem = faultOf(price);
    if (problem) Object.assign(results[index] ?? {}, { problem });
    return problem === undefined;
  });
}

async function readSeries(transaction: DbTransaction, candidates: Candidate[]): Promise<Map<string, Series>> {
  const wanted = new Map(candidates.map(({ price }) => [seriesOf(price), { stored: [], periods: [] } as Series]));
  for (const price of await readPricesOf(transaction, [...new Set(candidates.map((each) => each.price.articleId))])) {
    const series = wanted.get(seriesOf(price));
    series?.stored.push(price);
    series?.periods.push({ from: price.validFrom, to: price.validTo, holds: price });
  }
  return wanted;
}

/** Puts one price into its series, or says why not. The same price for the same days changes nothing. */
function place(
  all: Map<string, Series>,
  price: Price,
  overlap: "refuse" | "cut",
): Pick<ElementResult, "outcome" | "problem"> {
  const series = all.get(seriesOf(price)) as Series;
  const added = { from: price.validFrom, to: price.validTo, holds: price };
  const same = series.periods.find(({ from, to }) => from === added.from && to === added.to);
  if (same && same.holds.amountMinor === price.amountMinor && same.holds.perMilli === price.perMilli)
    return { outcome: "unchanged" };
  const others = series.periods.filter((period) => period !== same);
  const met = findOverlap(others, added);
  if (met && overlap === "refuse") {
    const { from: validFrom, to: validTo, holds } = met;
    return { outcome: "rejected", problem: overlapWith({ ...holds, validFrom, validTo }) };
  }
  series.periods = cutIn(others, added);
  return { outcome: same || met ? "changed" : "created" };
}

/** Deletes and inserts what differs; gives the articles' new change numbers. */
async function writeSeries(
  transaction: DbTransaction,
  all: Map<string, Series>,
  by: string,
): Promise<Map<string, number>> {
  const gone: number[] = [];
  const come: Price[] = [];
  const changes = new Map<string, { field: string; before?: unknown; after?: unknown }[]>();
  for (const { stored, periods } of all.values()) {
    const kept = new Set(
      periods
        .filter(({ from, to, holds }) => holds.validFrom === from && holds.validTo === to)
        .map(({ holds }) => holds),
    );
    const removed = stored.filter((price) => !kept.has(price));
    const added = periods
      .map(({ from, to, holds }) => (kept.has(holds) ? holds : { ...holds, validFrom: from, validTo: to }))
      .filter((price) => !stored.includes(price));
    const [example] = [...removed, ...added];
    if (!example) continue;
    gone.push(...removed.map(({ priceId }) => priceId as number));
    come.push(...added);
    const differences = changes.get(example.articleId) ?? [];
    differences.push({ field: fieldOf(example), before: removed.map(inWords), after: added.map(inWords) });
    changes.set(example.articleId, differences);
  }
  if (gone.length > 0) await deletePrices(transaction, gone);
  if (come.length > 0) await insertPrices(transaction, come, by);
  return recordPartChanges(transaction, specs.article, changes, by);
}

/** Article -> the prices that it is to have again, as they were read. */
export async function putPricesBack(
  transaction: DbTransaction,
  pricesOf: ReadonlyMap<string, readonly StoredPrice[]>,
  by: string,
): Promise<void> {
  const now = await readPricesOf(transaction, [...pricesOf.keys()]);
  const nowById = new Map(now.map((price) => [price.priceId, price]));
  const before = [...pricesOf.values()].flat();
  const all = new Map(
    [...now, ...before].map((price): [string, Series] => [seriesOf(price), { stored: [], periods: [] }]),
  );
  for (const price of now) all.get(seriesOf(price))?.stored.push(price);
  for (const price of before) {
    const kept = nowById.get(price.priceId);
    const holds = isDeepStrictEqual(kept, price) ? (kept as Price) : price;
    all.get(seriesOf(price))?.periods.push({ from: price.validFrom, to: price.validTo, holds });
  }
  await writeSeries(transaction, all, by);
}

export const fieldOf = ({ siteId, priceList, unit, fromQuantityMilli }: Price) =>
  `prices.${siteId ?? priceList ?? "all"}.${unit}${fromQuantityMilli > 0 ? `.from ${fromQuantityMilli / 1000}` : ""}`;
export const inWords = ({ amountMinor, currency, validFrom, validTo }: Price) =>
  `${amountMinor} ${currency} ${validFrom} to ${validTo}`;

/** Ends a price earlier or later. Undefined: there is no such price. */
export async function movePriceEnd(
  db: Db,
  priceId: number,
  validTo: string,
  by: string,
): Promise<{ problem?: ElementProblem } | undefined> {
  return inTransaction(db, async (transaction) => {
    await lockObjects(transaction, specs.article);
    const price = await findPrice(transaction, priceId);
    if (!price) return undefined;
    if (!isDay(validTo)) return { problem: dayInvalid("/validTo") };
    if (validTo < price.validFrom) return { problem: endBeforeBeginning };
    const others = (await readPricesOf(transaction, [price.articleId])).filter(
      (other) => other.priceId !== priceId && seriesOf(other) === seriesOf(price),
    );
    const met = others.find((other) => other.validFrom <= validTo && other.validTo >= price.validFrom);
    if (met) return { problem: overlapWith(met) };
    if (validTo === price.validTo) return {};
    await sql`update masterdata.sales_price set valid_to = ${validTo}, changed_at = now(), changed_by = ${by}
      where price_id = ${priceId}`.execute(transaction);
    const change = { field: fieldOf(price), before: [inWords(price)], after: [inWords({ ...price, validTo })] };
    await recordPartChanges(transaction, specs.article, new Map([[price.articleId, [change]]]), by);
    return {};
  });
}

async function findPrice(transaction: DbTransaction, priceId: number): Promise<Price | undefined> {
  const { rows } = await sql<{ articleId: string }>`
    select article_id as "articleId" from masterdata.sales_price where price_id = ${priceId}`.execute(transaction);
  const articleId = rows[0]?.articleId;
  if (articleId === undefined) return undefined;
  return (await readPricesOf(transaction, [articleId])).find((each) => each.priceId === priceId);
}

export async function removePrice(db: Db, priceId: number, by: string): Promise<boolean> {
  return inTransaction(db, async (transaction) => {
    await lockObjects(transaction, specs.article);
    const price = await findPrice(transaction, priceId);
    if (!price) return false;
    await deletePrices(transaction, [priceId]);
    const change = { field: fieldOf(price), before: [inWords(price)], after: [] };
    await recordPartChanges(transaction, specs.article, new Map([[price.articleId, [change]]]), by);
    return true;
  });
}
