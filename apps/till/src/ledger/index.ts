export { appendingTables, appendTransaction, continueAfter, type TransactionDraft } from "./append-transaction.ts";
export {
  continueAfterClosing,
  countDrawerOpened,
  dayFor,
  type LastClosing,
  nextDate,
  type OpenDay,
} from "./business-day.ts";
export { TillDatabase } from "./database.ts";
export { exportUnsent } from "./export-unsent.ts";
export {
  countPrint,
  findByNumber,
  findLastSold,
  findSoldTo,
  forgetOldHistory,
  HISTORY_WEEKS,
  type Returned,
  receiptsOfCustomer,
  recentTransactions,
  returnedHere,
  transactionsOfClosing,
  transactionsSince,
  wasTakenHere,
} from "./history.ts";
export { type MasterPage, masterPage, putPagesTogether, readMasterRows } from "./master-pages.ts";
export {
  type CategoryRow,
  changeRows,
  changesOf,
  type MasterChange,
  type MasterRows,
  noRows,
} from "./master-tables.ts";
export { forgetMark, keepMark, type MemoryMark, readMark } from "./memory-mark.ts";
export { isTillOpen, type Ownership, ownTheTill } from "./own-the-till.ts";
export { hasRoom, isStorageFull, markFull, renewLog, untilRoom, wasFull } from "./room.ts";
export type {
  LedgerRow,
  NewCustomerRow,
  ParkedRow,
  ParkedState,
  ReceiptMailRow,
  SendProblem,
  SendState,
  StockViewRow,
} from "./rows.ts";
export { forgetSetting, type MasterDataState, readSetting, type Settings, writeSetting } from "./settings.ts";
export { sendAgain, setAside, settleResults, UnfittingAnswer } from "./settle-results.ts";
export { isTraining } from "./training.ts";
export { countUnsent, listUnsent, nextWaiting, summariseUnsent, type UnsentSummary } from "./unsent.ts";
