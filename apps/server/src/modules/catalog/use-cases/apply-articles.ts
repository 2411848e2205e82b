import type { Bulk } from "../../../bulk/bulk-transaction.ts";
import { differences } from "../../../bulk/differences.ts";
import { isStale, type Outcome } from "../../../bulk/outcome.ts";
import { type ArticleState, type IncomingArticle, taxCodeOf } from "../article.ts";
import { articleFields } from "../article-fields.ts";
import { articleProblem } from "../article-problem.ts";
import { mergeArticle } from "../merge-article.ts";
import { type KnownArticle, noteChangeNumbers, readKnownArticles, replaceArticles } from "../store.ts";
import { readTaxes } from "../taxes.ts";
import { applyCategories } from "./apply-categories.ts";

/** The article's part in prices, for whoever keeps them. */
export type AppliedArticle = Outcome & { articleId: string; state?: ArticleState; taxCode?: string };

/** Another module's reason not to take an article, known by its place in the batch; its prices may be wrong. */
export type ArticleRefusal = (index: number, state: ArticleState) => string | undefined;

type Rules = { taxCodes: ReadonlySet<string>; refusal: ArticleRefusal | undefined };
type Decision = { sent: IncomingArticle; known: KnownArticle | undefined; applied: AppliedArticle; stateText: string };

/**
 * Takes in one batch of articles, each with its own outcome; a refused one changes nothing. An article may be in a batch once.
 * The caller holds the locks that make batches with the same article follow one another.
 */
export async function applyArticles(
  bulk: Bulk,
  articles: readonly IncomingArticle[],
  refusal?: ArticleRefusal,
): Promise<AppliedArticle[]> {
  const known = await readKnownArticles(
    bulk,
    articles.map((article) => article.articleId),
  );
  const taxCodes = new Set((await readTaxes(bulk.db)).map((tax) => tax.code));
  const rules: Rules = { taxCodes, refusal };
  const decisions = articles.map((sent, index) => decide(sent, known.get(sent.articleId), rules, index));
  await write(bulk, decisions);
  return decisions.map((decision) => decision.applied);
}

function decide(sent: IncomingArticle, known: KnownArticle | undefined, rules: Rules, index: number): Decision {
  const { articleId } = sent;
  if (isStale(sent.changeNumber, known?.changeNumber)) {
    const reason = `Change number ${sent.changeNumber} is not higher than ${known?.changeNumber}, which was applied before.`;
    return { sent, known, applied: { articleId, outcome: "stale", reason }, stateText: "" };
  }
  const before = known === undefined || isIndependent(sent) ? undefined : known.state();
  const state = mergeArticle(before, sent);
  const reason = articleProblem(articleId, state, rules.taxCodes) ?? rules.refusal?.(index, state);
  if (reason !== undefined) return { sent, known, applied: { articleId, outcome: "rejected", reason }, stateText: "" };
  const stateText = JSON.stringify(state);
  const outcome = outcomeOf(known, state, stateText);
  const taxCode = taxCodeOf(state, rules.taxCodes) as string;
  return { sent, known, applied: { articleId, ...outcome, state, taxCode }, stateText };
}

/** All lists complete: the message alone says what the article is, and the known state need not be read from its text. */
function isIndependent(article: IncomingArticle): boolean {
  const { texts, units, taxes, attributes, listings, salesBlocks, components } = article;
  return [texts, units, taxes, attributes, listings, salesBlocks, components].every(({ complete }) => complete);
}

function outcomeOf(known: KnownArticle | undefined, state: ArticleState, stateText: string): Outcome {
  if (known === undefined) return { outcome: "created" };
  if (known.stateText === stateText) return { outcome: "unchanged" };
  const changes = differences(articleFields(known.state()), articleFields(state));
  return changes.length === 0 ? { outcome: "unchanged" } : { outcome: "changed", changes };
}

async function write(bulk: Bulk, decisions: readonly Decision[]): Promise<void> {
  const written = decisions.filter(({ applied }) => applied.outcome === "created" || applied.outcome === "changed");
  const confirmed = decisions.filter(({ applied }) => applied.outcome === "unchanged");
  await replaceArticles(
    bulk,
    written.map(({ sent, known, applied, stateText }) => ({
      articleId: sent.articleId,
      changeNumber: sent.changeNumber ?? known?.changeNumber,
      state: applied.state as ArticleState,
      stateText,
      before: known?.state(),
    })),
  );
  await noteChangeNumbers(
    bulk,
    confirmed.map(({ sent }) => sent),
  );
  await applyCategories(
    bulk,
    [...written, ...confirmed].map(({ sent }) => sent.categoryPath),
  );
}
