import { dropTaken, nextEntries } from "../journal/index.ts";
import type { TillDatabase } from "../ledger/index.ts";
import type { Server } from "./server.ts";

/** As many as a request may have. */
const BATCH = 200;

/** Sends what happened at the till beside its transactions, oldest first, until nothing waits. */
export async function sendJournal(database: TillDatabase, server: Server, token: string): Promise<void> {
  for (;;) {
    const entries = await nextEntries(database, BATCH);
    if (entries.length === 0) return;
    const { taken } = await server.call<{ taken: string[] }>({
      method: "POST",
      path: "/api/tills/journal",
      body: { entries },
      token,
    });
    await dropTaken(database, taken);
    // An answer that names none of them must not ask for ever.
    if (!entries.some(({ id }) => taken.includes(id))) throw new Error("the server took none of the journal's entries");
  }
}
