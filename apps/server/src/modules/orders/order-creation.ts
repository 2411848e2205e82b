import type { SalesOrder } from "@counterfoil/contracts";
import type { AnyKysely } from "@counterfoil/platform";
import { salesOrderEntity, salesOrderService, where, writeFilter, writeSalesOrder } from "@counterfoil/sap";
import type { Db } from "../../database.ts";
import type { CreationChange, CreationKind, Mapping, MappingFacts } from "../hub/index.ts";
import { insertEvent, type Standing, setStanding } from "./store.ts";
import { requireOrder } from "./use-cases/read-order.ts";

export type OrderCreationOptions = {
  db: Db;
  mapping: Pick<Mapping, "readActive">;
  /** Of customers that were made here: their number in the ERP, or null while it has none. */
  erpNumbersOf: (customerIds: readonly string[]) => Promise<Map<string, string | null>>;
  readMappingFacts: (storeId: string, articleIds: readonly string[]) => Promise<MappingFacts>;
};
const ITSELF = "Counterfoil";

/** How an order is created in the ERP: written by the mapping in use, known there by our number. */
export function orderCreation({ db, mapping, erpNumbersOf, readMappingFacts }: OrderCreationOptions): CreationKind {
  return {
    service: "orderCreation",
    odata: { service: salesOrderService.name, set: salesOrderEntity.name },
    key: "SalesOrder",
    question: ({ reference }) => writeFilter(where(salesOrderEntity.type, "PurchaseOrderByCustomer", "eq", reference)),
    async write(id) {
      const { order } = await requireOrder({ db }, id);
      const erpNumber = (await erpNumbersOf([order.customerId])).get(order.customerId);
      if (erpNumber === null) return { notYet: `Customer ${order.customerId} is not in the ERP yet.` };
      const { version: mappingVersion, mapping: active } = await mapping.readActive(db, "orderCreation");
      const facts = await readMappingFacts(order.storeId, articlesOf(order));
      return {
        body: writeSalesOrder(
          active.map("A_SalesOrder", { ...order, customerId: erpNumber ?? order.customerId }, facts),
        ),
        mappingVersion,
      };
    },
    noteState: (transaction, change) => noteCreation(transaction, change),
  };
}

const articlesOf = ({ lines }: SalesOrder) => [...new Set(lines.map(({ articleId }) => articleId))];

async function noteCreation(transaction: AnyKysely, change: CreationChange): Promise<void> {
  const standing = standingAfter(change);
  if (!(await setStanding(transaction, change.id, standing))) return;
  const detail = standing.erpNumber ?? standing.reason;
  await insertEvent(transaction, change.id, { by: ITSELF, what: standing.state, ...(detail ? { detail } : {}) });
}

/** Until the ERP has answered a call that went out, nobody knows whether it has the order. */
function standingAfter({ state, reason, erpKey, sentAt }: CreationChange): Standing {
  if (state === "created") return { state: "inErp", erpNumber: erpKey ?? "" };
  if (state === "withdrawn") return { state: "cancelled" };
  if (state === "dead") return { state: "refused", reason: reason ?? "" };
  return { state: sentAt === null ? "waiting" : "sent", ...(reason === null ? {} : { reason }) };
}
