import type { MadeCustomer, SalesOrder } from "@counterfoil/contracts";
import {
  anyOf,
  readAnswer,
  salesOrderEntity,
  salesOrderService,
  where,
  writeFilter,
  writeSalesOrder,
} from "@counterfoil/sap";
import type { Db } from "../../../database.ts";
import { type Mapping, MappingError, type MappingFacts } from "../mapping/index.ts";
import type { CreationKind } from "./creation.ts";
import type { Creations } from "./index.ts";

export type SalesOrderCreation = {
  db: Db;
  mapping: Pick<Mapping, "readActive">;
  readOrder: (id: string) => Promise<SalesOrder>;
  /** How far the ERP is with a customer who was made here; undefined for any other. */
  readMadeCustomer: (customerId: string) => Promise<MadeCustomer | undefined>;
  readMappingFacts: (storeId: string, articleIds: readonly string[]) => Promise<MappingFacts>;
  noteState: CreationKind["noteState"];
};

/** How an order is created in the ERP: written by the mapping in use, known there by our number. */
export function salesOrderCreation(options: SalesOrderCreation): CreationKind {
  const { db, mapping, readOrder, readMadeCustomer, readMappingFacts, noteState } = options;
  return {
    service: "orderCreation",
    odata: { service: salesOrderService.name, set: salesOrderEntity.name },
    key: "SalesOrder",
    question: ({ reference }) => writeFilter(where(salesOrderEntity.type, "PurchaseOrderByCustomer", "eq", reference)),
    async write(id) {
      const order = await readOrder(id);
      const { customerId, storeId, lines } = order;
      const made = await readMadeCustomer(customerId);
      if (made && made.erpNumber === undefined) return waitForCustomer(made);
      const { version: mappingVersion, mapping: active } = await mapping.readActive(db, "orderCreation");
      const facts = await readMappingFacts(storeId, [...new Set(lines.map(({ articleId }) => articleId))]);
      const told = { ...order, customerId: made?.erpNumber ?? customerId };
      return { body: writeSalesOrder(active.map("A_SalesOrder", told, facts)), mappingVersion };
    },
    noteState,
  };
}

/** What keeps an order until its customer is told to the ERP. */
export const customerCauses = ["customer-kept-here", "customer-refused"];

/** While the customer is on its way the order waits; when nobody sends it any more, a person has to decide. */
function waitForCustomer({ partnerId, erpState, reason }: MadeCustomer): { notYet: string } {
  if (erpState === "withdrawn")
    throw new MappingError(
      `Customer ${partnerId} is kept here only, and the ERP takes no order of somebody it does not know.`,
      {
        code: "customer-kept-here",
        subject: partnerId,
      },
    );
  if (erpState === "refused")
    throw new MappingError(`The ERP has refused customer ${partnerId}: ${reason ?? ""}`, {
      code: "customer-refused",
      subject: partnerId,
    });
  return { notYet: `Customer ${partnerId} is not in the ERP yet.` };
}

export type OrderStatus = "open" | "delivered" | "rejected";

/** How orders stand in the ERP, by its numbers; undefined when nobody can be asked. */
export async function readOrderStatuses(
  creations: Pick<Creations, "ask">,
  numbers: readonly string[],
  timeoutMs?: number,
): Promise<Map<string, OrderStatus> | undefined> {
  const [first, ...rest] = numbers.map((number) => where(salesOrderEntity.type, "SalesOrder", "eq", number));
  if (!first) return new Map();
  const body = await creations.ask("orderCreation", {
    filter: writeFilter(anyOf(first, ...rest)),
    select: "SalesOrder,OverallDeliveryStatus,OverallSDDocumentRejectionSts",
    limit: numbers.length,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  if (body === undefined) return undefined;
  const { rows } = readAnswer(body, salesOrderEntity);
  return new Map(rows.map((row) => [row.SalesOrder ?? "", statusOf(row)]));
}

type Row = { OverallDeliveryStatus?: string; OverallSDDocumentRejectionSts?: string };

function statusOf({ OverallDeliveryStatus, OverallSDDocumentRejectionSts }: Row): OrderStatus {
  if (OverallSDDocumentRejectionSts === "C") return "rejected";
  return OverallDeliveryStatus === "C" ? "delivered" : "open";
}
