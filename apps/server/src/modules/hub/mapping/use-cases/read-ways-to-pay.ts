import type { WaysToPay } from "@counterfoil/contracts";
import { requireActive } from "../active-mapping.ts";
import { findCode } from "../compile-rule.ts";
import type { MappingContext } from "../context.ts";
import { defaultMapping } from "../default-mapping.ts";
import type { UsedWay } from "../payment-use-store.ts";
import { readMappingDocument } from "../store.ts";
import { wayToPay } from "../tenders.ts";

/** How customers have paid, each with the ERP's code for it and where that stands; none: its receipts cannot be posted. */
export async function readWaysToPay(
  { db, readPaymentCodes }: MappingContext,
  used: readonly UsedWay[],
): Promise<WaysToPay> {
  const service = "salesTransactions";
  const version = await requireActive(db, service);
  const document = (await readMappingDocument(db, service, version)) ?? defaultMapping[service];
  const table = new Map(Object.entries(document.lookups.payment.entries));
  const paymentCodes = await readPaymentCodes();
  const items = used.map(({ method, cardType, firstAt, ...rest }) => {
    const key = wayToPay({ method, cardType });
    const ofLookup = findCode(table, key, undefined);
    const code = ofLookup ?? findCode(table, key, { paymentCodes });
    const origin = ofLookup === undefined ? ("paymentMethod" as const) : ("lookup" as const);
    return {
      method,
      ...(cardType === "" ? {} : { cardType }),
      ...(code === undefined ? {} : { code, origin }),
      ...rest,
      firstAt: firstAt.toISOString(),
    };
  });
  return { items };
}
