import type { Replay } from "@counterfoil/contracts";
import type { ReplayRow } from "./replay-store.ts";

/** A person looks at the dearest ones; the file has all of them. */
const ARTICLES_SHOWN = 1000;

type Names = {
  readArticleNames: (articleIds: readonly string[], language: "en" | "de") => Promise<Map<string, string>>;
};

/** A replay as it is shown; without `names` without its tables, for lists. */
export async function toReplay(names: Names | undefined, row: ReplayRow): Promise<Replay> {
  const { figures, request, startedAt, endedAt, failure, ...rest } = row;
  const { byDay, byArticle, busyMs, ...sums } = figures;
  const replay: Replay = {
    ...request,
    ...rest,
    ...sums,
    startedAt: startedAt.toISOString(),
    secondsBusy: Math.round(busyMs) / 1000,
    ...(endedAt === null ? {} : { endedAt: endedAt.toISOString() }),
    ...(failure === null ? {} : { failure }),
  };
  if (names === undefined) return replay;
  const articles = articleRows(byArticle).slice(0, ARTICLES_SHOWN);
  const known = await names.readArticleNames(
    articles.map(({ articleId }) => articleId),
    "en",
  );
  return {
    ...replay,
    byDay: dayRows(byDay),
    byArticle: articles.map((article) => ({ ...article, name: known.get(article.articleId) ?? article.articleId })),
  };
}

export function dayRows(byDay: ReplayRow["figures"]["byDay"]): NonNullable<Replay["byDay"]> {
  return Object.entries(byDay)
    .map(([day, [receipts, touched, cost]]) => ({ day, receipts, touched, cost }))
    .toSorted((one, other) => (one.day < other.day ? -1 : 1));
}

export function articleRows(byArticle: ReplayRow["figures"]["byArticle"]): NonNullable<Replay["byArticle"]> {
  return Object.entries(byArticle)
    .map(([articleId, [milli, receipts, cost]]) => ({ articleId, quantity: milli / 1000, receipts, cost }))
    .toSorted((one, other) => other.cost - one.cost || (one.articleId < other.articleId ? -1 : 1));
}
