import type { Money, Payment } from "@counterfoil/contracts";
import { listUnsent } from "../ledger/index.ts";
import { askAccount } from "../sync/index.ts";
import type { Till } from "../till.ts";

/** How much a customer may still owe, and by what: the limit less what is open, or what is allowed while nobody can be asked. */
export type Credit = { left: Money; by: "limit" | "offline" };

/** Undefined: the customer has no limit. What this till has not sent yet counts, for the server does not know it. */
export async function readCredit(
  { database, server, settings, catalogue }: Pick<Till, "database" | "server" | "settings" | "catalogue">,
  customerId: string,
  method: string,
): Promise<Credit | undefined> {
  const known = catalogue.get()?.customers.get(customerId)?.creditLimit;
  if (known === undefined) return undefined;
  const unsent = (await listUnsent(database)).flatMap(({ transaction }) =>
    transaction.kind === "receipt" && transaction.customerId === customerId ? transaction.payments : [],
  );
  const asked = await askAccount(database, server, customerId).catch(() => undefined);
  const here = onAccount(unsent, method);
  if (asked)
    return asked.creditLimit === undefined ? undefined : { left: asked.creditLimit - asked.open - here, by: "limit" };
  return { left: Math.min(settings.get().payment.accountOfflineMost, known) - here, by: "offline" };
}

export const onAccount = (payments: readonly Payment[], method: string): Money =>
  payments.reduce((sum, payment) => (payment.method === method ? sum + payment.amount : sum), 0);
