import type { ReceiptMail } from "@counterfoil/contracts";
import { uuidv7 } from "uuidv7";
import type { LedgerRow, TillDatabase } from "../ledger/index.ts";

type Wish = Pick<ReceiptMail, "address" | "language">;

/** Kept at the till until the server has it: a customer who was promised a mail gets it, whenever the network is back. */
export async function queueMail(database: TillDatabase, { id, number }: LedgerRow, wish: Wish): Promise<void> {
  const mail: ReceiptMail = { id: uuidv7(), receiptNumber: number, ...wish };
  await database.receiptMails.add({ id: mail.id, transactionId: id, mail });
}

export async function forgetMail(database: TillDatabase, id: string): Promise<void> {
  await database.receiptMails.delete(id);
}
