import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import { type ElementProblem, type ElementResult, elementCheck } from "../../../elements.ts";
import { ArticleSchema, articleFault, normaliseArticle, type StoredArticle } from "../article.ts";
import { readCodes, readTaxRates } from "../customizing.ts";
import { specs } from "../object-store.ts";
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
  taxCodes: Map<string, number>;
  gtins: Map<string, string>;
};

async function checkReferences(transaction: DbTransaction, candidates: Candidate<StoredArticle>[]) {
  const known = await readKnown(transaction, candidates);
  const problems = new Map<number, ElementProblem>();
  for (const { index, content } of candidates) {
    const problem = referenceFault(content, known);
    if (problem) problems.set(index, problem);
    else for (const gtin of gtinsOf(content)) known.gtins.set(gtin, content.articleId);
  }
  return problems;
}

async function readKnown(transaction: DbTransaction, candidates: Candidate<StoredArticle>[]): Promise<Known> {
  const gtins = await sql<{ gtin: string; article_id: string }>`
    select gtin, article_id from masterdata.gtin where gtin = any(${candidates.flatMap(({ content }) => gtinsOf(content))})`.execute(
    transaction,
  );
  const categories = await transaction.selectFrom("masterdata.category").select("category_id").execute();
  const sites = await transaction.selectFrom("masterdata.site").select("site_id").execute();
  return {
    categories: new Set(categories.map(({ category_id }) => category_id)),
    sites: new Set(sites.map(({ site_id }) => site_id)),
    units: await readCodes(transaction, "unit"),
    taxCodes: await readTaxRates(transaction),
    gtins: new Map(gtins.rows.map(({ gtin, article_id }) => [gtin, article_id])),
  };
}

function referenceFault(article: StoredArticle, known: Known): ElementProblem | undefined {
  const { categoryId, taxCode } = article;
  if (categoryId !== undefined && !known.categories.has(categoryId))
    return { code: "category-unknown", detail: `There is no category ${categoryId}.`, where: "/categoryId" };
  if (!known.taxCodes.has(taxCode))
    return { code: "tax-code-unknown", detail: `There is no tax code ${taxCode}.`, where: "/taxCode" };
  const unit = article.units.find(({ unit }) => !known.units.has(unit))?.unit;
  if (unit !== undefined) return { code: "unit-unknown", detail: `There is no unit ${unit}.`, where: "/units" };
  const site = article.listings.find(({ siteId }) => !known.sites.has(siteId))?.siteId;
  if (site !== undefined) return { code: "site-unknown", detail: `There is no site ${site}.`, where: "/listings" };
  const taken = gtinsOf(article).find((gtin) => (known.gtins.get(gtin) ?? article.articleId) !== article.articleId);
  if (taken !== undefined)
    return {
      code: "gtin-taken",
      detail: `GTIN ${taken} belongs to article ${known.gtins.get(taken)}.`,
      where: "/units",
    };
  return undefined;
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
