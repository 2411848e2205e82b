import type { Transaction } from "@counterfoil/contracts";
import type { Door } from "../demo/door.ts";

type Result = {
  id: string | null;
  outcome: "accepted" | "rejected";
  repeated?: boolean;
  problem?: { code: string; detail: string };
};
export type Played = { accepted: number; repeated: number; rejected: { number: string; reason: string }[] };

/** The contract takes 100 in a batch; long invoices make shorter ones, so that no body comes near a megabyte. */
const PER_BATCH = 100;
const BYTES_PER_BATCH = 600_000;

/** Sends batch after batch in the order of the invoices, as a till would after a long time without network. */
export async function play(till: Door, transactions: Transaction[], tell: (sent: number) => void): Promise<Played> {
  const played: Played = { accepted: 0, repeated: 0, rejected: [] };
  let sent = 0;
  for (const batch of inBatches(transactions)) {
    const { results } = await till.post<{ results: Result[] }>("/api/sales/transactions", { transactions: batch });
    for (const [index, result] of results.entries()) count(played, result, batch[index]?.number ?? "");
    sent += batch.length;
    tell(sent);
  }
  return played;
}

function count(played: Played, result: Result, number: string): void {
  if (result.outcome === "rejected")
    played.rejected.push({ number, reason: `${result.problem?.code}: ${result.problem?.detail}` });
  else if (result.repeated) played.repeated += 1;
  else played.accepted += 1;
}

export function* inBatches(transactions: Transaction[]): Generator<Transaction[]> {
  let batch: Transaction[] = [];
  let bytes = 0;
  for (const transaction of transactions) {
    const size = JSON.stringify(transaction).length;
    if (batch.length > 0 && (batch.length >= PER_BATCH || bytes + size > BYTES_PER_BATCH)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(transaction);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
