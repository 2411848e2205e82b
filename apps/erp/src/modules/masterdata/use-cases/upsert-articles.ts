import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import { type ElementProblem, type ElementResult, elementCheck } from "../../../elements.ts";
import { ArticleSchema, articleFault, normaliseArticle, type SalesBlock, type StoredArticle } from "../article.ts";
import { readCodes } from "../customizing.ts";
import { refuseTakenGtins } from "../gtin-claims.ts";
import { readObjects, type StoredObject, specs } from "../object-store.ts";
import { readTaxRates, type TaxRates } from "../tax-codes.ts";
import { type Candidate, keyOf, type Upsert, upsertElements } from "../upsert-elements.ts";

const checkForm = elementCheck(ArticleSchema);

const upsert: Upsert<StoredArticle> = {
  spec: specs.article,
  read(element) {
    const form = checkForm(element);
    if ("problem" in form) return { key: keyOf(element, "articleId"), ...form };
    const content = normaliseArticle(form.value);
    const problem = articleFault(content);
    if (problem) return { key: content.articleId, problem };
    return { key: content.articleId, content, expectedChangeNumber: form.value.changeNumber };
  },
  check: checkReferences,
  after: keepGtins,
};

export function upsertArticles(db: Db, articles: unknown[], by: string): Promise<ElementResult[]> {
  return upsertElements(db, upsert, articles, by);
}

type Known = {
  categories: Set<string>;
  sites: Set<string>;
  units: Set<string>;
  channels: Set<string>;
  statuses: Set<string>;
  taxCodes: TaxRates;
  /** Units of the articles that are named as components or generic, those that come along included. */
  named: Map<string, Set<string>>;
  /** As they are stored. */
  articles: Map<string, StoredObject<StoredArticle>>;
  /** Article -> units that a price of today or later is for. */
  priced: Map<string, Set<string>>;
};

async function checkReferences(transaction: DbTransaction, candidates: Candidate<StoredArticle>[]) {
  const known = await readKnown(transaction, candidates);
  const problems = new Map<number, ElementProblem>();
  for (const { index, content } of candidates) {
    const problem = referenceFault(content, known) ?? unitFault(content, known);
    if (problem) problems.set(index, problem);
  }
  // Who was changed meanwhile is refused later, and keeps what it has.
  const claims = candidates.filter(
    ({ index, key, expectedChangeNumber: expected }) =>
      !problems.has(index) && (expected === undefined || known.articles.get(key)?.changeNumber === expected),
  );
  const taken = refuseTakenGtins(
    claims.map(({ index, key, content }) => ({ index, key, gtins: gtinsOf(content) })),
    await readOwners(transaction, claims),
  );
  return new Map([...problems, ...taken]);
}

/** Who has the GTINs that are asked for, and those that may be given up. */
async function readOwners(
  transaction: DbTransaction,
  claims: Candidate<StoredArticle>[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ gtin: string; owner: string }>`
    select gtin, article_id as owner from masterdata.gtin
    where gtin = any(${claims.flatMap(({ content }) => gtinsOf(content))})`.execute(transaction);
  return new Map(rows.map(({ gtin, owner }) => [gtin, owner]));
}

async function readKnown(transaction: DbTransaction, candidates: Candidate<StoredArticle>[]): Promise<Known> {
  const keys = candidates.map(({ key }) => key);
  const categories = await transaction.selectFrom("masterdata.category").select("category_id").execute();
  const sites = await transaction.selectFrom("masterdata.site").select("site_id").execute();
  const articles = await readObjects<StoredArticle>(transaction, specs.article, keys);
  const named = await readObjects<StoredArticle>(transaction, specs.article, candidates.flatMap(namedIn));
  const priced = await sql<{ key: string; units: string[] }>`
    select article_id as key, array_agg(distinct unit) as units from masterdata.sales_price
    where article_id = any(${keys}) and valid_to >= current_date group by article_id`.execute(transaction);
  return {
    categories: new Set(categories.map(({ category_id }) => category_id)),
    sites: new Set(sites.map(({ site_id }) => site_id)),
    units: await readCodes(transaction, "unit"),
    channels: await readCodes(transaction, "distributionChannel"),
    statuses: await readCodes(transaction, "salesStatus"),
    taxCodes: await readTaxRates(transaction),
    named: new Map(
      [...named, ...candidates].map(({ key, content }) => [key, new Set(content.units.map(({ unit }) => unit))]),
    ),
    articles: new Map(articles.map((article) => [article.key, article])),
    priced: new Map(priced.rows.map(({ key, units }) => [key, new Set(units)])),
  };
}

const namedIn = ({ content: { genericArticleId, components = [] } }: Candidate<StoredArticle>) => [
  ...components.map(({ articleId }) => articleId),
  ...(genericArticleId === undefined ? [] : [genericArticleId]),
];

/** What is in it must be there, in that unit; and what it is a variant of. */
function partFault({ genericArticleId, components = [] }: StoredArticle, { named }: Known): ElementProblem | undefined {
  if (genericArticleId !== undefined && !named.has(genericArticleId))
    return { code: "generic-unknown", detail: `There is no article ${genericArticleId}.`, where: "/genericArticleId" };
  for (const { articleId, unit } of components) {
    const where = "/components";
    const units = named.get(articleId);
    if (!units) return { code: "component-unknown", detail: `There is no article ${articleId}.`, where };
    if (!units.has(unit)) return { code: "component-unit", detail: `${articleId} has no unit ${unit}.`, where };
  }
  return undefined;
}

function referenceFault(article: StoredArticle, known: Known): ElementProblem | undefined {
  const { categoryId, taxCode, salesBlocks = [] } = article;
  if (categoryId !== undefined && !known.categories.has(categoryId))
    return { code: "category-unknown", detail: `There is no category ${categoryId}.`, where: "/categoryId" };
  if (!known.taxCodes.has(taxCode))
    return { code: "tax-code-unknown", detail: `There is no tax code ${taxCode}.`, where: "/taxCode" };
  const unit = article.units.find(({ unit }) => !known.units.has(unit))?.unit;
  if (unit !== undefined) return { code: "unit-unknown", detail: `There is no unit ${unit}.`, where: "/units" };
  const site = article.listings.find(({ siteId }) => !known.sites.has(siteId))?.siteId;
  if (site !== undefined) return { code: "site-unknown", detail: `There is no site ${site}.`, where: "/listings" };
  const blocked = salesBlocks.map((block) => blockFault(block, known)).find((problem) => problem !== undefined);
  return blocked ?? partFault(article, known);
}

function blockFault({ status, siteId, distributionChannel }: SalesBlock, known: Known): ElementProblem | undefined {
  const where = "/salesBlocks";
  if (!known.statuses.has(status))
    return { code: "sales-status-unknown", detail: `There is no sales status ${status}.`, where };
  if (siteId !== undefined && !known.sites.has(siteId))
    return { code: "site-unknown", detail: `There is no site ${siteId}.`, where };
  if (distributionChannel !== undefined && !known.channels.has(distributionChannel))
    return { code: "distribution-channel-unknown", detail: `There is no channel ${distributionChannel}.`, where };
  return undefined;
}

/** Stock and documents are kept in the base unit; prices of a unit that is gone would hold for nothing. */
function unitFault({ articleId, baseUnit, units }: StoredArticle, known: Known): ElementProblem | undefined {
  const before = known.articles.get(articleId)?.content.baseUnit;
  if (before !== undefined && before !== baseUnit)
    return { code: "base-unit-fixed", detail: `The base unit of ${articleId} is ${before}.`, where: "/baseUnit" };
  const left = new Set(units.map(({ unit }) => unit));
  const priced = [...(known.priced.get(articleId) ?? [])].find((unit) => !left.has(unit));
  if (priced === undefined) return undefined;
  return { code: "unit-priced", detail: `Unit ${priced} has prices: end or delete these first.`, where: "/units" };
}

async function keepGtins(
  transaction: DbTransaction,
  written: Candidate<StoredArticle>[],
  results: Map<string, ElementResult>,
) {
  const changed = written.filter(({ key }) => results.get(key)?.outcome === "changed").map(({ key }) => key);
  if (changed.length > 0) await transaction.deleteFrom("masterdata.gtin").where("article_id", "in", changed).execute();
  const rows = written.flatMap(({ key, content }) =>
    content.units.flatMap(({ unit, gtins }) => gtins.map((gtin) => ({ gtin, article: key, unit }))),
  );
  await sql`insert into masterdata.gtin (gtin, article_id, unit)
    select gtin, article, unit from json_to_recordset(${JSON.stringify(rows)}::json) as given(gtin text, article text, unit text)`.execute(
    transaction,
  );
}

const gtinsOf = (article: StoredArticle) => article.units.flatMap(({ gtins }) => gtins);
