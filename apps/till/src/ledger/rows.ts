import type {
  Deviation,
  NewCustomer,
  ParkedSale,
  ReceiptMail,
  StockView,
  TillCustomer,
  Transaction,
} from "@counterfoil/contracts";

/** `waiting`: not yet confirmed. `confirmed`: the server holds this very id. `needsYou`: the server refused it, a person must look. */
export type SendState = "waiting" | "confirmed" | "needsYou";

export type SendProblem = { code: string; detail: string; where?: string };

/** One row of the ledger. Appended once; after that only the fields about sending and printing change. */
export type LedgerRow = {
  id: string;
  running: number;
  number: string;
  state: SendState;
  transaction: Transaction;
  prints: number;
  confirmedAt?: string;
  deviations?: Deviation[];
  problem?: SendProblem;
};

/** What the server last said about an article's stock, kept so that its age can be told without a network. */
export type StockViewRow = { articleId: string; view: StockView; fetchedAt: string };

/** A code that this till took without asking the server, so that it is not taken here a second time. */
export type TakenCouponRow = { code: string; couponId: string; receiptId: string; takenAt: string };

/**
 * `waiting`: put aside here, the server may not know. `lettingGo`: the server has it, others may have it from now on. `resuming`:
 * another's, and not yet said to be ours. `ours`: nobody else's any more. `resumed`: open here again, the server is to be told.
 */
export type ParkedState = "waiting" | "lettingGo" | "resuming" | "ours" | "resumed";
export type ParkedRow = { id: string; state: ParkedState; sale: ParkedSale };

/** A receipt that is to go by mail. `refused`: what the server said against it. */
export type ReceiptMailRow = { id: string; transactionId: string; mail: ReceiptMail; refused?: string };

/** Made here without the server, which is still to be told. */
export type NewCustomerRow = {
  id: string;
  /** As it is sold to: with the number that the server will give. */
  made: TillCustomer;
  request: NewCustomer;
  state: Exclude<SendState, "confirmed">;
  /** How often the server failed at it, though it could be reached. */
  failures: number;
  problem?: SendProblem;
};

export type SettingRow = { key: string; value: unknown };
