import type { BasketRequest, NoSale, OrderLine, TransactionModifierSchema } from "@counterfoil/contracts";
import type { Clock, Log } from "@counterfoil/platform";
import type { Static } from "typebox";
import type { Db, DbTransaction } from "../../database.ts";
import type { Creations, OrderStatus } from "../hub/index.ts";
import type { CustomerRefusal } from "./refusal-words.ts";

export type OrderStore = {
  storeId: string;
  currency: string;
  timeZone: string;
  salesArea: { salesOrganisation: string; distributionChannel: string; division: string };
};
/** Of a price, what an order keeps. */
export type OrderPrice = {
  book: number;
  currency: string;
  lines: Pick<OrderLine, "lineId" | "unitPrice" | "regularAmount" | "amount" | "modifiers" | "tax">[];
  modifiers: Static<typeof TransactionModifierSchema>[];
  totals: { regular: number; total: number; tax: number };
  coupons: { code: string; couponId?: string; used: boolean; reason?: string }[];
};

/** What orders are taken with. */
export type OrdersContext = {
  db: Db;
  log: Log;
  clock: Clock;
  creations: Pick<Creations, "enqueue" | "wake" | "withdraw" | "retry" | "read" | "outage">;
  /** How orders stand in the ERP, by its numbers; undefined when nobody can be asked. */
  readErpStatuses: (numbers: readonly string[], timeoutMs?: number) => Promise<Map<string, OrderStatus> | undefined>;
  readStore: (storeId: string) => Promise<OrderStore | undefined>;
  /** Why nothing is sold to a customer there; undefined for one that is not known. */
  judgeCustomer: (
    customerId: string,
    storeId: string,
  ) => Promise<{ name: string; refusal?: CustomerRefusal | undefined } | undefined>;
  /** What the store may do with an article today. */
  readArticle: (storeId: string, articleId: string) => Promise<OrderArticle | undefined>;
  /** `readCaller`: against whom wrong codes are counted. */
  calculate: (basket: BasketRequest, readCaller: () => Promise<string>) => Promise<OrderPrice>;
  /** Of these promotions of a book, the coupons that open them. */
  readCouponOffers: (
    book: number,
    promotionIds: readonly string[],
  ) => Promise<{ promotionId: string; name: string; couponIds: string[] }[]>;
  coupons: {
    /** Answers what does not count; then nothing is redeemed. */
    redeem: (transaction: DbTransaction, order: OrderCodes) => Promise<{ code: string; reason: string }[]>;
    /** But for those to be kept. */
    release: (
      transaction: DbTransaction,
      order: Pick<OrderCodes, "id" | "storeId">,
      keep?: readonly string[],
    ) => Promise<void>;
  };
  customers: {
    findCustomers: (word: string) => Promise<string[]>;
    namesOf: (ids: readonly string[]) => Promise<Map<string, string>>;
  };
};
type OrderCodes = {
  id: string;
  number: string;
  storeId: string;
  customerId: string;
  occurredAt: string;
  coupons: readonly { code: string; couponId: string }[];
  basketId: string;
};
export type OrderArticle = { text: string; baseUnit: string; units: readonly string[]; noSale?: NoSale["why"] };
