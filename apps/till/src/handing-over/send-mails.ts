import type { ReceiptMailRow, TillDatabase } from "../ledger/index.ts";
import { type Server, ServerRefusal } from "../sync/index.ts";

/**
 * Asks the server to send what waits, as soon as it has the receipt itself. Answered ones are forgotten with their address; one that
 * the server refuses stays, for the cashier to see.
 */
export async function sendMails(database: TillDatabase, server: Server, token: string): Promise<void> {
  for (const row of await database.receiptMails.orderBy("id").toArray())
    if (!row.refused && (await isAtServer(database, row))) await send(database, server, token, row);
}

const isAtServer = async (database: TillDatabase, { transactionId }: ReceiptMailRow) =>
  (await database.transactions.get(transactionId))?.state === "confirmed";

async function send(database: TillDatabase, server: Server, token: string, { id, mail }: ReceiptMailRow) {
  try {
    await server.call({ method: "POST", path: "/api/tills/receipt-mails", body: mail, token });
    await database.receiptMails.delete(id);
  } catch (error) {
    if (!(error instanceof ServerRefusal) || ![400, 404, 409].includes(error.status)) throw error;
    await database.receiptMails.update(id, { refused: error.message });
  }
}
