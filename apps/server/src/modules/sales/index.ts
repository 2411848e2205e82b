import type {
  Closing,
  ClosingQuery,
  CustomerAccount,
  Deviation,
  DeviationQuery,
  Receipt,
  Transaction,
} from "@counterfoil/contracts";
import { type Clock, type Log, type Loop, startLoop, type TaskList } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { Till } from "../access/index.ts";
import { readClosings } from "./closing-list.ts";
import { readLastClosing } from "./closing-store.ts";
import { readDay, readDayReceipts } from "./day-store.ts";
import {
  type PostingChange,
  readAcceptedSince,
  readBodies,
  readLastRunning,
  readUnposted,
  updatePostings,
} from "./follow-up-store.ts";
import { findByNumber, findNumbers, readLatest, readReceiptsOf } from "./latest-store.ts";
import { countReceiptBodies, type ReceiptPage, type ReceiptPeriod, readReceiptTexts } from "./period-store.ts";
import { readLatestPurchases, readOnAccount, readPoints } from "./purchase-store.ts";
import { findRejected, type RejectedQuery, readRejectedPage } from "./rejected-store.ts";
import { type DiscountRights, doubtDiscounts, peopleGivingDiscounts } from "./rules/discount-rights.ts";
import { doubtPrices, type PriceQuestion, type PriceRights, priceQuestionOf } from "./rules/price-rights.ts";
import { readTillDays } from "./till-day-store.ts";
import { type AcceptContext, acceptTransactions } from "./use-cases/accept-transactions.ts";
import { checkSample } from "./use-cases/check-sample.ts";
import { exportReceipts } from "./use-cases/export-receipts.ts";
import { type ImportContext, importUnsent } from "./use-cases/import-unsent.ts";
import { priceSomeAgain } from "./use-cases/price-again.ts";
import { readDeviationPage } from "./use-cases/read-deviations.ts";
import { type ReadContext, readReceipt } from "./use-cases/read-receipt.ts";
import { type CustomerNames, findByWord, type SearchContext, searchReceipts } from "./use-cases/search-receipts.ts";

export type { AcceptedRow } from "./accepted-row.ts";
export type { PostingChange, UnpostedQuantity } from "./follow-up-store.ts";
export type { Ground } from "./ground.ts";
export { registerSalesRoutes } from "./routes.ts";
export type { PriceQuestion, PriceRights } from "./rules/price-rights.ts";
export { sameContent } from "./same-content.ts";
export type { BesideKind } from "./use-cases/import-beside.ts";
export type { FlowStep } from "./use-cases/read-receipt.ts";

export type SalesOptions = {
  db: Db;
  clock: Clock;
  log: Log;
  readGround: AcceptContext["readGround"];
  announceAccepted: AcceptContext["announceAccepted"];
  redeemCoupons: AcceptContext["redeemCoupons"];
  settleVouchers: AcceptContext["settleVouchers"];
  settleReserved: AcceptContext["settleReserved"];
  giveCouponsBack: AcceptContext["giveCouponsBack"];
  /** After a commit with new transactions. */
  wake: () => void;
  priceAgain: (receipts: readonly Receipt[]) => Promise<Deviation[][]>;
  /** The most percent that these people may give as a discount; who is left out may give nothing. */
  readDiscountRights: (personIds: readonly string[]) => Promise<DiscountRights>;
  /** Whether a typed price was anybody's to type. */
  readPriceRights: (question: PriceQuestion) => Promise<PriceRights>;
  customers: CustomerNames & { readCredit(customerId: string): Promise<Omit<CustomerAccount, "open">> };
  /** Codes of the ways to pay that are on account. */
  readAccountMethods: () => Promise<string[]>;
  findArticles: SearchContext["findArticles"];
  findSigner: ImportContext["findSigner"];
  readLastGiven: ImportContext["readLastGiven"];
  announceNumbers: ImportContext["announceNumbers"];
  besideKinds: ImportContext["besideKinds"];
  readFlow: ReadContext["readFlow"];
  readPeopleNames: ReadContext["readPeopleNames"];
};

/** How long a receipt that another process accepted may wait to be priced again. */
const IDLE_MS = 2000;

export function createSales(options: SalesOptions) {
  const { db, log } = options;
  let pricing: Loop | undefined;
  const again = { db, log, clock: options.clock, priceAgain: withRights(options) };
  const accepting: AcceptContext = {
    ...options,
    wake: () => {
      pricing?.wake();
      options.wake();
    },
  };
  return {
    accept: (till: Till, elements: readonly unknown[]) => acceptTransactions(accepting, till, elements),
    importUnsent: (asked: Parameters<typeof importUnsent>[1]) => importUnsent({ ...options, ...accepting }, asked),
    searchReceipts: (query: Parameters<typeof searchReceipts>[1]) => searchReceipts(options, query),
    exportReceipts: (query: Parameters<typeof exportReceipts>[1]) => exportReceipts(options, query),
    findByWord: (word: string) => findByWord(options, word),
    findNumbers: (word: string) => findNumbers(db, word),
    readReceipt: (number: string) => readReceipt(options, number),
    readPurchases: async (customerId: string) => {
      const [points, receipts] = await Promise.all([readPoints(db, customerId), readLatestPurchases(db, customerId)]);
      return { points, receipts };
    },
    readAccount: async (customerId: string): Promise<CustomerAccount> => {
      const credit = await options.customers.readCredit(customerId);
      const methods = await options.readAccountMethods();
      const open = await readOnAccount(db, { customerId, methods, paidUpTo: credit.paidUpTo });
      return { open, ...credit };
    },
    listRejected: (query: RejectedQuery) => readRejectedPage(db, query),
    findRejected: (id: number) => findRejected(db, id),
    readLatest: (kinds: readonly Transaction["kind"][], limit: number) => readLatest(db, kinds, limit),
    findTransaction: (number: string) => findByNumber(db, number),
    readReceiptsOf: (closing: Closing, page: { after: number; limit: number }) => readReceiptsOf(db, closing, page),
    readTransactions: (storeId: string, ids: readonly string[]) => readBodies(db, storeId, ids),
    recordPostings: (transaction: DbTransaction, changes: readonly PostingChange[]) =>
      updatePostings(transaction, changes),
    /** A store's business date by till, and a till's receipts of it. */
    readDay: (storeId: string, businessDate: string) => readDay(db, storeId, businessDate),
    readDayReceipts: (tillId: string, businessDate: string) => readDayReceipts(db, tillId, businessDate),
    readClosings: (query: ClosingQuery) => readClosings(db, query),
    readTillDays: (storeId: string) => readTillDays(db, storeId),
    lastClosing: (till: { storeId: string; tillId: string }) => readLastClosing(db, till),
    readUnposted: (articleId: string) => readUnposted(db, articleId),
    readAcceptedSince: (articleId: string, since: Date) => readAcceptedSince(db, articleId, since),
    lastRunningNumber: (till: { storeId: string; tillId: string }) => readLastRunning(db, till),
    readDeviations: (query: DeviationQuery) => readDeviationPage(options, query),
    /** Receipts of a period in the order of their sale, page by page, for whoever computes with them. */
    readReceiptTexts: (page: ReceiptPage) => readReceiptTexts(db, page),
    countReceipts: (period: ReceiptPeriod) => countReceiptBodies(db, period),
    checkSample: () => checkSample(again),
    tasks: { "sales:check-sample": async () => void (await checkSample(again)) } satisfies TaskList,
    crontab: "7 3 * * * sales:check-sample",
    /** Begins the work that goes on beside requests. */
    start() {
      const onError = (error: unknown) => log.error({ err: error }, "receipts could not be priced again");
      pricing = startLoop({ turn: () => priceSomeAgain(again), idleMs: IDLE_MS, onError });
    },
    async stop() {
      await pricing?.stop();
    },
  };
}

/** What the books say of receipts, and whether the discounts and the typed prices in them were anybody's to give. */
function withRights({ priceAgain, readDiscountRights, readPriceRights }: SalesOptions) {
  return async (receipts: readonly Receipt[]): Promise<Deviation[][]> => {
    const people = [...new Set(receipts.flatMap(peopleGivingDiscounts))];
    const rights: DiscountRights = people.length === 0 ? new Map() : await readDiscountRights(people);
    const found = await priceAgain(receipts);
    const doubts = async (receipt: Receipt, position: number): Promise<Deviation[]> => {
      const question = priceQuestionOf(receipt);
      const typed = question ? doubtPrices(receipt, await readPriceRights(question)) : [];
      return [...(found[position] ?? []), ...doubtDiscounts(receipt, rights), ...typed];
    };
    return Promise.all(receipts.map(doubts));
  };
}

export type Sales = ReturnType<typeof createSales>;
