import type { Closing, MappedService, Receipt, Transaction } from "@counterfoil/contracts";
import type { AnyKysely, Clock, Log } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import type { Communication } from "../communication/index.ts";
import type { ActiveMapping, MappingFacts } from "../mapping/index.ts";
import type { FindTransactions } from "./find-by-word.ts";
import type { StateChange } from "./message.ts";

/** What the way to the ERP works with. */
export type OutboundContext = {
  db: Db;
  log: Log;
  clock: Clock;
  /** Aborted when the program ends: what is on its way then is sent again by the next one. */
  stopping: AbortSignal;
  /** With which system, and where it answers. */
  communication: Pick<
    Communication,
    "readRoutes" | "readDestination" | "outboundService" | "noteAnswered" | "noteUnanswered"
  >;
  /** The transactions as they were accepted. */
  readTransactions: (storeId: string, ids: readonly string[]) => Promise<Map<string, Transaction>>;
  /** Customers made here whom the ERP has no number for yet; none gets one before the transaction ends. */
  findAwaited: (transaction: DbTransaction, customerIds: readonly string[]) => Promise<Set<string>>;
  findTransactions: FindTransactions;
  readMappingFacts: (storeId: string, articleIds: readonly string[]) => Promise<MappingFacts>;
  /** The receipts between a closing's first and last number, in their order. */
  readReceiptsOf: (
    closing: Closing,
    page: { after: number; limit: number },
  ) => Promise<{ running: number; receipt: Receipt }[]>;
  readMapping: (db: AnyKysely, service: MappedService) => Promise<ActiveMapping>;
  /** Tells sales how far its transactions are, in the transaction that found out. */
  recordPostings: (transaction: DbTransaction, changes: readonly StateChange[]) => Promise<void>;
  /** Hears the same of every message, parts of closings too. */
  noteStates: (transaction: DbTransaction, changes: readonly StateChange[]) => Promise<void>;
};
