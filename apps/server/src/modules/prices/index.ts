import type { Clock, Log, SecretKey, TaskList } from "@counterfoil/platform";
import type { Basket } from "@counterfoil/pricing";
import type pg from "pg";
import type { Bulk } from "../../bulk/bulk-transaction.ts";
import type { Db, DbTransaction } from "../../database.ts";
import {
  type BookCategory,
  type BookTax,
  createBookReaders,
  createBookShelf,
  createCompiledBooks,
  type PricePlace,
  type PriceStore,
  readPromotions,
  stageGroups,
  stagePromotions,
} from "./books/index.ts";
import { type CalculationContext, createCalculation, type PriceInStore } from "./calculation/index.ts";
import { createCoupons } from "./coupons/index.ts";
import { createEngine } from "./engine/index.ts";
import { changeStoreGroups, readStoreGroupUses, type StoreGroupChange } from "./groups/index.ts";
import type { RetailerHooks } from "./hooks.ts";
import { createOffers, type OfferSurroundings } from "./offers/index.ts";
import { couponCodesOf, createPps } from "./pps/index.ts";
import { createPublication } from "./publication.ts";
import { applyPrices, type IncomingPrices, readArticlePrices } from "./regular/index.ts";
import { readSetNames } from "./set-names.ts";
import { createTrials, type KeptReceipts } from "./trials.ts";

export type { BookCategory, PricePlace, PriceStore, StagedPromotion } from "./books/index.ts";
export type { RetailerHooks } from "./hooks.ts";
export { type ArticleFacts, type IncomingPrices, priceProblem, type RegularPrice } from "./regular/index.ts";
export { registerPriceRoutes } from "./routes.ts";
export type { KeptReceipts } from "./trials.ts";

export type PriceServiceNames = { ownSystem: string; tenant: string };

export type PricesOptions = {
  db: Db;
  /** Connections for COPY. */
  pool: pg.Pool;
  clock: Clock;
  log: Log;
  secretKey: SecretKey;
  /** LOGSYS of the retailer's own ERP, and the name under which the price service is called. */
  priceService: PriceServiceNames;
  /** Our own address, to which nothing is sent. */
  baseUrl?: string;
  readTaxes: (db: Db) => Promise<BookTax[]>;
  /** The category tree as it is now; books keep what they were published with. */
  readCategories: (db: Db) => Promise<BookCategory[]>;
  readStore: (storeId: string) => Promise<PriceStore | undefined>;
  /** What prices may depend on in a customer, as a store sees it. */
  readCustomer: (customerId: string, place: PricePlace) => Promise<Basket["customer"]>;
  readArticleNames: CalculationContext["readArticleNames"];
  /** The retailer's own code around calculations and activations. */
  hooks?: RetailerHooks;
  /** Stores and categories as offers name them. */
  surroundings: Omit<OfferSurroundings, "articleNames">;
  receipts: KeptReceipts;
  /** Told after a publication, also when there was nothing to publish: texts or listings may have changed. */
  announceMasterDataChanged: (db: Db) => Promise<void>;
};

/** Regular prices, and the numbered books that they are published in. */
export function createPrices(options: PricesOptions) {
  const { db } = options;
  const shelf = createBookShelf();
  const compiledBook = createCompiledBooks(db, shelf);
  const readTimeZone = async (storeId: string) => (await options.readStore(storeId))?.timeZone;
  const coupons = createCoupons({ ...options, readTimeZone });
  const publication = createPublication({ ...options, booksChanged: () => pps.distribution.booksChanged() });
  const currentBook = publication.latestBook;
  const engine = createEngine({ databaseUrl: options.pool.options.connectionString ?? "" });
  const price = createPriceInStore(engine, compiledBook);
  const pps = createPps({
    ...options,
    ...options.priceService,
    hooks: options.hooks ?? {},
    ...{ currentBook, engine, shelf },
    resolveCodes: (question) => coupons.resolve(question),
    codeOfCoupon: (couponId) => coupons.codeOf(couponId),
  });
  const calculating: CalculationContext = {
    ...options,
    hooks: options.hooks ?? {},
    compiledBook,
    price,
    currentBook,
    resolveCodes: (question) => coupons.resolve(question),
    readPromotions: (book, ids) => readPromotions(db, book, ids),
    readSetNames: () => readSetNames(db, options.surroundings.categories),
  };
  const calculation = createCalculation(calculating);

  const offers = createOffers({
    ...options,
    hooks: options.hooks ?? {},
    price,
    surroundings: { ...options.surroundings, articleNames: options.readArticleNames },
    runSavedTests: (promotions) => trials.lab.runSavedTests(promotions),
    guardOffers: (promotions) => trials.guard.check(promotions),
    ...publication,
  });
  const trials = createTrials({
    ...options,
    ...options.surroundings,
    calculation: calculating,
    draftPromotions: (ids) => offers.draftPromotions(ids),
  });

  return {
    db,
    offers,
    articleNames: options.readArticleNames,
    readStores: options.surroundings.readStores,
    applyPrices: (bulk: Bulk, articles: readonly IncomingPrices[]) => applyPrices(bulk, articles),
    ...readersOf(db),
    stagePromotions: (...given: Parameters<typeof stagePromotions>) => stagePromotions(...given),
    stageGroups: (...given: Parameters<typeof stageGroups>) => stageGroups(...given),
    changeStoreGroups: (transaction: DbTransaction, change: StoreGroupChange) =>
      changeStoreGroups(transaction, change, publication.requestPublication),
    readStoreGroupUses,
    articlePrices: (articleId: string, at: { book: number; day: string }) => readArticlePrices(db, articleId, at),
    ...calculation,
    calculation,
    ...publication,
    /** Ends what works beside the requests; what is on its way there goes on in the next process. */
    stop: () => Promise.all([trials.replays.stop(), engine.stop()]),
    coupons,
    pps,
    ...trials,
    ...jobsOf([publication, pps.distribution, coupons, trials.guard, trials.replays]),
  };
}

const readersOf = (db: Db) => ({
  ...createBookReaders(db),
  /** Of these promotions of a book, the coupons that open them. */
  readCouponOffers: async (book: number, promotionIds: readonly string[]) =>
    [...(await readPromotions(db, book, promotionIds)).values()].map((promotion) => {
      const { promotionId, name } = promotion;
      return { promotionId, name, couponIds: couponCodesOf(promotion) };
    }),
});

/** A basket by a store's published book, or by a draft's that is compiled where it is priced. */
function createPriceInStore(
  engine: ReturnType<typeof createEngine>,
  compiledBook: ReturnType<typeof createCompiledBooks>,
): PriceInStore {
  return async ({ number, store, drafts = [] }, basket, how) => {
    if (drafts.length > 0)
      return engine.price({ asked: { kind: "drafts", number, store, drafts }, book: undefined, basket, options: how });
    const book = await compiledBook(number, store);
    return book && engine.price({ asked: { kind: "published", number, place: store }, book, basket, options: how });
  };
}

function jobsOf(parts: readonly { tasks: TaskList; crontab: string }[]): { tasks: TaskList; crontab: string } {
  return {
    tasks: Object.assign({}, ...parts.map(({ tasks }) => tasks)),
    crontab: parts.map(({ crontab }) => crontab).join("\n"),
  };
}

export type Prices = ReturnType<typeof createPrices>;
