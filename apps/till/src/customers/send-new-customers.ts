import type { SimilarCustomer } from "@counterfoil/contracts";
import type { Note } from "../journal/index.ts";
import type { NewCustomerRow, TillDatabase } from "../ledger/index.ts";
import { isForLater, type Server, ServerRefusal } from "../sync/index.ts";

type Place = { database: TillDatabase; server: Server; note: Note };

/** So often the server may fail at a customer before the receipts go without waiting for them any longer. */
const MOST_FAILURES = 5;
/** As many as a request may name. */
const MOST_SEEN = 50;

/**
 * Tells the server of customers who were made without it. They go before the receipts, which wait there for the ERP's number of a
 * customer that the server knows. Throws what is for later; the same id makes nobody a second time.
 */
export async function sendNewCustomers(place: Place, token: string): Promise<void> {
  const rows = await place.database.newCustomers.toArray();
  for (const row of rows) if (row.state === "waiting") await send(place, row, token);
}

async function send({ database, server, note }: Place, row: NewCustomerRow, token: string): Promise<void> {
  const seen = new Set(row.request.notTheSameAs);
  for (;;) {
    const body = { ...row.request, notTheSameAs: [...seen] };
    try {
      await server.call({ method: "POST", path: "/api/tills/customers", body, token });
      return database.newCustomers.delete(row.id);
    } catch (error) {
      if (!(error instanceof ServerRefusal)) throw error;
      const similar = similarIn(error).filter(({ partnerId }) => !seen.has(partnerId));
      if (similar.length === 0 || seen.size + similar.length > MOST_SEEN) return setAside(database, row, error);
      // The till did not know them, and has sold to its own: both stay, and people hear of it.
      for (const { partnerId } of similar) seen.add(partnerId);
      const { customerId, name } = row.made;
      note("customerPerhapsTwice", { customerId, name, similar: [...seen].join(", ").slice(0, 200) });
    }
  }
}

const similarIn = ({ code, problems }: ServerRefusal) =>
  code === "customer-similar" ? (problems as SimilarCustomer[]) : [];

async function setAside(database: TillDatabase, row: NewCustomerRow, refusal: ServerRefusal): Promise<void> {
  const failures = row.failures + 1;
  const { code, message: detail, status, where } = refusal;
  const isLater = isForLater(refusal) && (status < 500 || failures < MOST_FAILURES);
  const problem = { code, detail, ...(where && { where }) };
  await database.newCustomers.update(row.id, { failures, ...(isLater ? {} : { state: "needsYou", problem }) });
  if (isLater) throw refusal;
}
