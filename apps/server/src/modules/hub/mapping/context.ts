import type { MappedService, SalesOrder, Transaction } from "@counterfoil/contracts";
import type { Db, DbTransaction } from "../../../database.ts";
import type { NotedAlert } from "../alerts/index.ts";
import type { MappingFacts } from "./facts.ts";

/** What mappings are tried on. */
export type MappingContext = {
  db: Db;
  /** The latest transactions that a service tells, newest first. */
  readLatest: (kinds: readonly Transaction["kind"][], limit: number) => Promise<Transaction[]>;
  findTransaction: (number: string) => Promise<Transaction | undefined>;
  /** The same of orders. */
  readLatestOrders: (limit: number) => Promise<SalesOrder[]>;
  findOrder: (number: string) => Promise<SalesOrder | undefined>;
  readMappingFacts: (storeId: string, articleIds: readonly string[]) => Promise<MappingFacts>;
  /** What the payment methods say themselves. */
  readPaymentCodes: () => Promise<ReadonlyMap<string, string>>;
  /** Tills know which cards have no code. */
  announceCodes: (transaction: DbTransaction) => Promise<void>;
  /** What people have to know; told in the transaction that found it. */
  noteAlert: NoteAlert;
  /** Alerts of a kind that stand. */
  openAlertKeys: (transaction: DbTransaction, kind: string) => Promise<Iterable<string>>;
};

export type NoteAlert = (transaction: DbTransaction, alert: NotedAlert) => Promise<void>;

/** What a service tells of: transactions of the tills, or orders. */
export type Told = Transaction | SalesOrder;

export const kindsOf: Record<MappedService, readonly Told["kind"][]> = {
  salesTransactions: ["receipt"],
  financialTransactions: ["cashMovement", "closing"],
  goodsMovements: ["goodsMovement"],
  orderCreation: ["order"],
};
