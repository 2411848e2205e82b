import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import { type ElementProblem, type ElementResult, elementCheck } from "../../../elements.ts";
import type { StoredArticle } from "../article.ts";
import { readCodes } from "../customizing.ts";
import { takeNumbers } from "../number-ranges.ts";
import { readObjects, specs } from "../object-store.ts";
import {
  BonusBuySchema,
  type Goods,
  goodsOf,
  isBonusBuy,
  normaliseBonusBuy,
  normalisePromotion,
  type PromotionKind,
  PromotionSchema,
  type StoredBonusBuy,
  type StoredPromotion,
} from "../promotion.ts";
import { bonusBuyFault, promotionFault } from "../promotion-faults.ts";
import { type Candidate, keyOf, type Reading, type Upsert, upsertElements } from "../upsert-elements.ts";

type Either = StoredPromotion | StoredBonusBuy;
const checkPromotion = elementCheck(PromotionSchema);
const checkBonusBuy = elementCheck(BonusBuySchema);
const ranges: Record<PromotionKind, string> = { promotion: "40", bonusBuy: "50" };

export function upsertPromotions(
  db: Db,
  kind: PromotionKind,
  elements: unknown[],
  by: string,
): Promise<ElementResult[]> {
  const upsert: Upsert<Either> = {
    spec: specs[kind],
    read: kind === "promotion" ? readPromotion : readBonusBuy,
    async check(transaction, candidates) {
      const problems = await findFaults(transaction, kind, candidates);
      await numberNew(
        transaction,
        kind,
        candidates.filter(({ index, key }) => key === "" && !problems.has(index)),
      );
      return problems;
    },
  };
  return upsertElements(db, upsert, elements, by);
}

export function readPromotion(element: unknown): Reading<Either> {
  const form = checkPromotion(element);
  if ("problem" in form) return { key: keyOf(element, "promotionId"), ...form };
  const content = normalisePromotion(form.value);
  const problem = promotionFault(content);
  const key = content.promotionId;
  return problem ? { key, problem } : { key, content, expectedChangeNumber: form.value.changeNumber };
}

export function readBonusBuy(element: unknown): Reading<Either> {
  const form = checkBonusBuy(element);
  if ("problem" in form) return { key: keyOf(element, "bonusBuyId"), ...form };
  const content = normaliseBonusBuy(form.value);
  const problem = bonusBuyFault(content);
  const key = content.bonusBuyId;
  return problem ? { key, problem } : { key, content, expectedChangeNumber: form.value.changeNumber };
}

type Known = {
  articles: Map<string, Set<string>>;
  sites: Set<string>;
  categories: Set<string>;
  promotionTypes: Set<string>;
  customerGroups: Set<string>;
  promotions: Set<string>;
  stored: Map<string, Either>;
};

async function findFaults(
  transaction: DbTransaction,
  kind: PromotionKind,
  candidates: Candidate<Either>[],
): Promise<Map<number, ElementProblem>> {
  const known = await readKnown(transaction, kind, candidates);
  const problems = new Map<number, ElementProblem>();
  for (const { index, key, content } of candidates) {
    const problem =
      stepFault(key, content, known) ?? headFault(content, known) ?? firstOf(goodsOf(content), known) ?? undefined;
    if (problem) problems.set(index, problem);
  }
  return problems;
}

async function readKnown(
  transaction: DbTransaction,
  kind: PromotionKind,
  candidates: Candidate<Either>[],
): Promise<Known> {
  const named = candidates.flatMap(({ content }) => goodsOf(content).map(({ goods }) => goods));
  const articleIds = new Set(named.flatMap(({ articleId, articleIds: set }) => set ?? (articleId ? [articleId] : [])));
  const articles = await readObjects<StoredArticle>(transaction, specs.article, [...articleIds]);
  const column = async (query: ReturnType<typeof sql<{ id: string }>>) =>
    new Set((await query.execute(transaction)).rows.map(({ id }) => id));
  const keys = candidates.map(({ key }) => key).filter((key) => key !== "");
  const stored = await readObjects<Either>(transaction, specs[kind], keys);
  return {
    articles: new Map(articles.map(({ key, content }) => [key, new Set(content.units.map(({ unit }) => unit))])),
    sites: await column(sql`select site_id as id from masterdata.site`),
    categories: await column(sql`select category_id as id from masterdata.category`),
    promotions: await column(sql`select promotion_id as id from masterdata.promotion`),
    promotionTypes: await readCodes(transaction, "promotionType"),
    customerGroups: await readCodes(transaction, "customerGroup"),
    stored: new Map(stored.map(({ key, content }) => [key, content])),
  };
}

/** What receivers have once heard of does not go back to being in work, and what was withdrawn does not come back. */
function stepFault(key: string, { status }: Either, { stored }: Known): ElementProblem | undefined {
  const before = stored.get(key);
  if (key !== "" && !before)
    return { code: "promotion-number-unknown", detail: `There is no number ${key}: leave it out for a new one.` };
  if (before?.status === "withdrawn")
    return { code: "promotion-withdrawn", detail: `${key} was withdrawn: copy it to use it again.`, where: "/status" };
  const goesBack = before?.status === "released" && status === "inWork";
  const skips = before?.status !== "released" && status === "withdrawn";
  if (!goesBack && !skips) return undefined;
  const detail = goesBack ? "What is released stays so until it is withdrawn." : "Only what is released is withdrawn.";
  return { code: "promotion-status", detail, where: "/status" };
}

function headFault(content: Either, known: Known): ElementProblem | undefined {
  const { promotionType, customerGroup, siteIds } = content;
  const site = siteIds.find((siteId) => !known.sites.has(siteId));
  if (site !== undefined) return { code: "site-unknown", detail: `There is no site ${site}.`, where: "/siteIds" };
  if (promotionType !== undefined && !known.promotionTypes.has(promotionType))
    return {
      code: "promotion-type-unknown",
      detail: `There is no promotion type ${promotionType}.`,
      where: "/promotionType",
    };
  if (customerGroup !== undefined && !known.customerGroups.has(customerGroup))
    return {
      code: "customer-group-unknown",
      detail: `There is no customer group ${customerGroup}.`,
      where: "/customerGroup",
    };
  if (isBonusBuy(content) && content.promotionId !== undefined && !known.promotions.has(content.promotionId))
    return {
      code: "promotion-unknown",
      detail: `There is no promotion ${content.promotionId}.`,
      where: "/promotionId",
    };
  return undefined;
}

function firstOf(named: { goods: Goods; where: string }[], known: Known): ElementProblem | undefined {
  for (const { goods, where } of named) {
    const { articleId, articleIds = articleId === undefined ? [] : [articleId], categoryId, unit } = goods;
    const stranger = articleIds.find((each) => !known.articles.has(each));
    if (stranger !== undefined) return { code: "article-unknown", detail: `There is no article ${stranger}.`, where };
    if (unit !== undefined && !known.articles.get(articleId ?? "")?.has(unit))
      return { code: "unit-unknown", detail: `Article ${articleId} has no unit ${unit}.`, where: `${where}/unit` };
    if (categoryId !== undefined && !known.categories.has(categoryId))
      return { code: "category-unknown", detail: `There is no category ${categoryId}.`, where: `${where}/categoryId` };
  }
  return undefined;
}

async function numberNew(transaction: DbTransaction, kind: PromotionKind, newcomers: Candidate<Either>[]) {
  if (newcomers.length === 0) return;
  const numbers = await takeNumbers(transaction, ranges[kind], newcomers.length);
  for (const [index, candidate] of newcomers.entries()) {
    candidate.key = String(numbers[index]);
    if (isBonusBuy(candidate.content)) candidate.content.bonusBuyId = candidate.key;
    else candidate.content.promotionId = candidate.key;
  }
}
