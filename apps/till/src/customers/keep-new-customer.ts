import type { NewCustomer, TillCustomer } from "@counterfoil/contracts";
import { type Catalogue, withCustomer } from "../catalogue/index.ts";
import { masterPage, type TillDatabase } from "../ledger/index.ts";

/** Known here until a round brings them. */
export async function keepCustomer({ masterPages }: TillDatabase, made: TillCustomer): Promise<void> {
  await masterPages.add(masterPage([{ table: "customers", removals: [], upserts: [made] }]));
}

/** Kept until the server has them. */
export async function keepNewCustomer(database: TillDatabase, request: NewCustomer, made: TillCustomer): Promise<void> {
  const { id } = request;
  await database.transaction("rw", database.masterPages, database.newCustomers, async () => {
    await keepCustomer(database, made);
    await database.newCustomers.put({ id, made, request, state: "waiting", failures: 0 });
  });
}

/** With those whom only this till knows, whatever the server said meanwhile. */
export async function withNewCustomers(database: TillDatabase, catalogue: Catalogue): Promise<Catalogue> {
  const unknown = (await database.newCustomers.toArray()).filter(
    ({ made }) => !catalogue.customers.has(made.customerId),
  );
  return unknown.reduce((known, { made }) => withCustomer(known, made), catalogue);
}

/** A person asked: once more. */
export async function sendCustomerAgain(database: TillDatabase, id: string): Promise<void> {
  await database.newCustomers.update(id, { state: "waiting", failures: 0 });
}
