import { type Actor, inTransaction, recordChange } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { paymentCodeMissing, paymentMethodExists } from "../errors.ts";
import type { PaymentMethodRow } from "../schemas.ts";
import { readPaymentMethods, upsertPaymentMethod } from "../store.ts";
import { announceToTills } from "../till-events.ts";

/** `isNew`: one that is there already is refused, not changed. */
export async function savePaymentMethod(
  db: Db,
  method: PaymentMethodRow,
  actor: Actor,
  { isNew = false } = {},
): Promise<void> {
  if (method.erpCode === undefined && method.kind !== "card")
    throw paymentCodeMissing(`${method.code} has no cards.`, "/body/erpCode");
  await inTransaction(db, async (transaction) => {
    const before = (await readPaymentMethods(transaction)).find(({ code }) => code === method.code);
    if (before && isNew) throw paymentMethodExists(`There is a payment method ${method.code}.`, "/code");
    await upsertPaymentMethod(transaction, method);
    await recordChange(transaction, {
      actor,
      action: "paymentMethod.changed",
      objectType: "paymentMethod",
      objectId: method.code,
      detail: { before, after: method },
    });
    await announceToTills(transaction, { data: { configuration: true } });
  });
}
