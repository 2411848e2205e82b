import type { TransactionResult } from "@counterfoil/contracts";
import type { TillDatabase } from "./database.ts";
import type { LedgerRow, SendProblem } from "./rows.ts";

/** An answer that does not fit what was sent. Nothing of it is believed: the same ids go again. */
export class UnfittingAnswer extends Error {}

/**
 * Takes the server's answers to a batch into the ledger. A row is confirmed only by a result that names its very id;
 * a refused one stays, with the reason, for a person.
 */
export async function settleResults(
  database: TillDatabase,
  sent: readonly LedgerRow[],
  results: readonly TransactionResult[],
): Promise<void> {
  if (results.length !== sent.length)
    throw new UnfittingAnswer(`${sent.length} transactions were sent and ${results.length} answered`);
  const changes = sent.map((row, position) => changeFor(row, results[position] as TransactionResult));
  await database.transaction("rw", database.transactions, async () => {
    for (const [position, row] of sent.entries())
      await database.transactions.update(row.id, changes[position] as Partial<LedgerRow>);
  });
}

function changeFor(row: LedgerRow, result: TransactionResult): Partial<LedgerRow> {
  if (result.id !== row.id)
    throw new UnfittingAnswer(`${row.number} was sent as ${row.id} and answered as ${result.id}`);
  if (result.outcome === "accepted")
    return {
      state: "confirmed",
      confirmedAt: result.acceptedAt ?? new Date().toISOString(),
      deviations: result.deviations ?? [],
      problem: undefined,
    };
  return refusedWith(result.problem ?? { code: "unknown", detail: "The server gave no reason." });
}

const refusedWith = (problem: SendProblem): Partial<LedgerRow> => ({ state: "needsYou", problem });

/** The server refused a request with this single transaction in it. */
export async function setAside(database: TillDatabase, id: string, problem: SendProblem): Promise<void> {
  await database.transactions.update(id, refusedWith(problem));
}

/** A person has looked: it goes again, with the same id and number. */
export async function sendAgain(database: TillDatabase, id: string): Promise<void> {
  await database.transaction("rw", database.transactions, async () => {
    const row = await database.transactions.get(id);
    if (row?.state === "needsYou") await database.transactions.update(id, { state: "waiting" });
  });
}
