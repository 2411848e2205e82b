import type { Transaction } from "@counterfoil/contracts";
import { uuidv7 } from "uuidv7";
import type { TransactionDraft } from "./append-transaction.ts";
import type { LedgerRow } from "./rows.ts";

const PREFIX = "T";

/** Whether it was written in training: its paper must say so. */
export const isTraining = ({ number }: Pick<Transaction, "number">) => number.startsWith(PREFIX);

/** Written beside the ledger, under a number of its own; gone when the training ends. There is nothing to be sent. */
export function writeInTraining(rows: LedgerRow[], draft: TransactionDraft): LedgerRow {
  const running = rows.length + 1;
  const number = PREFIX + String(running).padStart(6, "0");
  const id = uuidv7();
  const transaction = { ...draft, id, number } as Transaction;
  const row: LedgerRow = { id, running, number, state: "confirmed", transaction, prints: 0 };
  rows.push(row);
  return row;
}
