import { inTransaction } from "@counterfoil/platform";
import type { DbTransaction } from "../../../../database.ts";
import { requireActive } from "../active-mapping.ts";
import { findCode } from "../compile-rule.ts";
import type { MappingContext } from "../context.ts";
import { defaultMapping } from "../default-mapping.ts";
import { listWaysToPay } from "../payment-use-store.ts";
import { readMappingDocument } from "../store.ts";
import { wayToPay } from "../tenders.ts";

const KIND = "payment-unmapped";
export const keyOfWay = (way: string) => `${KIND}:${way}`;

/** Finds the ERP's code of a way to pay by the mapping in use. */
export async function readPaymentCode(
  { readPaymentCodes }: Pick<MappingContext, "readPaymentCodes">,
  transaction: DbTransaction,
): Promise<(way: string) => string | undefined> {
  const service = "salesTransactions";
  const version = await requireActive(transaction, service);
  const { lookups } = (await readMappingDocument(transaction, service, version)) ?? defaultMapping[service];
  const table = new Map(Object.entries(lookups.payment.entries));
  const paymentCodes = await readPaymentCodes();
  return (way) => findCode(table, way, { paymentCodes });
}

/** A code may come from the lookup or with the payment method: whichever way, what was told is over then. */
export async function judgeWaysToPay(context: MappingContext): Promise<void> {
  await inTransaction(context.db, async (transaction) => {
    const open = new Set(await context.openAlertKeys(transaction, KIND));
    if (open.size === 0) return;
    const codeOf = await readPaymentCode(context, transaction);
    for (const used of await listWaysToPay(transaction)) {
      const way = wayToPay(used);
      const code = codeOf(way);
      if (code === undefined || !open.has(keyOfWay(way))) continue;
      await context.noteAlert(transaction, {
        key: keyOfWay(way),
        severity: "warning",
        state: "cleared",
        title: `${way} has a code of the ERP`,
        detail: `${way} is ${code}.`,
        link: "#WayToPay-search",
      });
    }
  });
}
