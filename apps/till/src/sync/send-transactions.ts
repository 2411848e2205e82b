import type { TransactionResult } from "@counterfoil/contracts";
import { type LedgerRow, nextWaiting, setAside, settleResults, type TillDatabase } from "../ledger/index.ts";
import { type Server, ServerRefusal } from "./server.ts";

const BATCH = 50;
const SEND_TIMEOUT_MS = 30_000;

/** Statuses that say something about the moment or the till, not about the transactions in the request. */
const LATER = new Set([401, 403, 404, 408, 425, 429]);

/**
 * Sends what waits, oldest first, until nothing waits. Throws what stopped it; what was not answered then waits on, and goes
 * again with the same ids. Returns how many were settled.
 */
export async function sendTransactions(database: TillDatabase, server: Server, token: string): Promise<number> {
  let settled = 0;
  let size = BATCH;
  for (;;) {
    const batch = await nextWaiting(database, size);
    if (batch.length === 0) return settled;
    try {
      const answer = await send(server, token, batch);
      await settleResults(database, batch, answer.results);
      settled += batch.length;
      size = BATCH;
    } catch (error) {
      if (!isAboutTheContent(error)) throw error;
      if (batch.length === 1) await setAsideRefused(database, batch[0] as LedgerRow, error);
      else size = Math.ceil(batch.length / 2);
    }
  }
}

function send(server: Server, token: string, batch: LedgerRow[]) {
  return server.call<{ results: TransactionResult[] }>({
    method: "POST",
    path: "/api/sales/transactions",
    body: { transactions: batch.map((row) => row.transaction) },
    token,
    timeoutMs: SEND_TIMEOUT_MS,
  });
}

/** The server's trouble, or the till's: the same goes again another time. */
export const isForLater = ({ status }: ServerRefusal): boolean => status >= 500 || LATER.has(status);

/** A whole request refused for what is in it: halved until the one is found that the server cannot take. */
function isAboutTheContent(error: unknown): error is ServerRefusal {
  return error instanceof ServerRefusal && !isForLater(error);
}

async function setAsideRefused(database: TillDatabase, row: LedgerRow, { code, message, where }: ServerRefusal) {
  await setAside(database, row.id, where ? { code, detail: message, where } : { code, detail: message });
}
