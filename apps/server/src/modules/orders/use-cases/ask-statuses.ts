import { inTransaction } from "@counterfoil/platform";
import type { OrdersContext } from "../context.ts";
import { insertEvent, readToAsk, type StoredOrder, setErpStatuses, type ToAsk } from "../store.ts";

const AT_ONCE = 20;
const QUESTIONS = 10;
/** Asked again after this, each minute the ones that wait for longest. */
const NOT_SINCE_MS = 5 * 60_000;
const FRESH_MS = 10_000;
const PAGE_TIMEOUT_MS = 2000;
const ERP = "ERP";

/** How the orders stand that the ERP works on. */
export async function askStatuses(context: OrdersContext): Promise<void> {
  for (let asked = 0; asked < QUESTIONS; asked += 1) {
    const some = await readToAsk(context.db, { limit: AT_ONCE, notSinceMs: NOT_SINCE_MS });
    if (some.length === 0 || !(await ask(context, some))) return;
    if (some.length < AT_ONCE) return;
  }
}

/** For somebody who looks at it now; who cannot be asked leaves what is known. */
export async function askOne(
  context: OrdersContext,
  { order, erpNumber, erpStatus, askedAt }: StoredOrder,
): Promise<void> {
  const fresh = askedAt !== null && context.clock.now().getTime() - askedAt.getTime() < FRESH_MS;
  if (erpNumber === null || erpStatus !== "open" || fresh) return;
  await ask(context, [{ id: order.id, erpNumber }], PAGE_TIMEOUT_MS).catch((error: unknown) =>
    context.log.warn({ err: error }, "the ERP did not say how an order stands"),
  );
}

async function ask(
  { db, readErpStatuses, coupons }: OrdersContext,
  some: readonly ToAsk[],
  timeoutMs?: number,
): Promise<boolean> {
  const said = await readErpStatuses(
    some.map(({ erpNumber }) => erpNumber),
    timeoutMs,
  );
  if (said === undefined) return false;
  await inTransaction(db, async (transaction) => {
    for (const { id, storeId, status } of await setErpStatuses(transaction, some, said)) {
      if (status !== "open") await insertEvent(transaction, id, { by: ERP, what: status });
      if (status === "rejected") await coupons.release(transaction, { id, storeId });
    }
  });
  return true;
}
