import type { GuardArticle, GuardRequest, GuardResult } from "@counterfoil/contracts";
import type { Clock, Log } from "@counterfoil/platform";
import type { Promotion } from "@counterfoil/pricing";
import type { Db } from "../../../database.ts";
import { currentBookNumber, draftInput, type PriceStore } from "../books/index.ts";
import { noPriceBook, storeUnknown } from "../errors.ts";
import { startThreads } from "../threads.ts";
import { readPurchasePrices, readThreshold } from "./purchase-price-store.ts";
import type { FromWorker, ToWorker } from "./worker.ts";

export type GuardContext = {
  db: Db;
  clock: Clock;
  log: Log;
  readStore: (storeId: string) => Promise<PriceStore | undefined>;
  readStores: () => Promise<{ storeId: string }[]>;
  draftPromotions: (offerIds: readonly string[]) => Promise<{ promotion: Promotion }[]>;
  readArticleNames: (articleIds: readonly string[], language: "en" | "de") => Promise<Map<string, string>>;
};

export type GuardLimits = { articles: number; threads?: number; keep?: (progress: Progress) => Promise<boolean> };
export type Progress = { done: number; total: number };

const ARTICLES_A_PIECE = 10;
type Threads = ReturnType<typeof startThreads<ToWorker, FromWorker>>;
type Asked = Omit<GuardRequest, "offerIds"> & { promotions: readonly Promotion[] };

/** The worst price of each article that the drafts touch, together with all that is active. Undefined: it was cancelled. */
export async function runGuard(
  context: GuardContext,
  { promotions, ...asked }: Asked,
  { articles: most, threads: count, keep }: GuardLimits,
): Promise<GuardResult | undefined> {
  const { db, clock } = context;
  const store = await storeOf(context, asked.store);
  const book = await currentBookNumber(db);
  const input = await draftInput(db, { number: book, store }, promotions);
  if (input === undefined) throw noPriceBook();
  const now = clock.now().toISOString();
  const { storeId, currency, distributionChannel: channel, timeZone } = store;
  const purchasePrices = await readPurchasePrices(db, { storeId, currency, day: now.slice(0, 10), book });
  const threshold = asked.threshold ?? (await readThreshold(db));
  const threads = startThreads<ToWorker, FromWorker>(new URL("./worker.ts", import.meta.url), count);
  try {
    const draftIds = promotions.map(({ promotionId }) => promotionId);
    await threads.tellAll({ kind: "book", input, draftIds, place: { store: storeId, channel, timeZone, now } });
    const { touched = [] } = await threads.do({ kind: "touched", purchasePrices });
    const ids = touched.slice(0, most);
    const found = await searchAll(threads, ids, { purchasePrices, threshold, keep });
    if (found === undefined) return undefined;
    const searched = {
      store: storeId,
      book,
      threshold,
      searched: ids.length,
      notSearched: touched.length - ids.length,
    };
    return { ...searched, ...(await inOrder(context, found)) };
  } finally {
    await threads.stop();
  }
}

async function storeOf({ readStore, readStores }: GuardContext, asked: string | undefined): Promise<PriceStore> {
  const storeId = asked ?? (await readStores()).map((store) => store.storeId).toSorted()[0] ?? "";
  const store = await readStore(storeId);
  if (store === undefined) throw storeUnknown(`There is no store ${storeId}.`, "/body/store");
  return store;
}

type Search = { purchasePrices: ReadonlyMap<string, number>; threshold: number; keep: GuardLimits["keep"] };

async function searchAll(
  threads: Threads,
  ids: readonly string[],
  { purchasePrices, threshold, keep }: Search,
): Promise<GuardArticle[] | undefined> {
  const found: GuardArticle[] = [];
  const wave = ARTICLES_A_PIECE * threads.count;
  for (let start = 0; start < ids.length; start += wave) {
    if (keep !== undefined && !(await keep({ done: start, total: ids.length }))) return undefined;
    const pieces = Array.from({ length: threads.count }, (_none, index) => {
      const from = start + index * ARTICLES_A_PIECE;
      return ids.slice(from, Math.min(from + ARTICLES_A_PIECE, ids.length));
    });
    const answers = await Promise.all(
      pieces
        .filter((piece) => piece.length > 0)
        .map((piece) => threads.do({ kind: "articles", ids: piece, purchasePrices, threshold })),
    );
    for (const { articles = [] } of answers) found.push(...articles);
  }
  return found;
}

async function inOrder({ readArticleNames }: GuardContext, found: readonly GuardArticle[]) {
  const names = await readArticleNames(
    found.map(({ articleId }) => articleId),
    "en",
  );
  const articles = found
    .map((article) => ({ ...article, name: names.get(article.articleId) ?? article.articleId }))
    .toSorted(
      (one, other) => (one.margin ?? 1000) - (other.margin ?? 1000) || other.discountPercent - one.discountPercent,
    );
  return {
    breached: articles.filter(({ breached }) => breached).length,
    withoutPurchasePrice: articles.filter(({ purchasePrice }) => purchasePrice === undefined).length,
    articles,
  };
}
