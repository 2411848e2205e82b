import {
  salesOrderEntity,
  salesOrderItem,
  salesOrderPartner,
  salesOrderPricingElement,
  salesOrderScheduleLine,
  salesOrderText,
} from "./sales-order-service.ts";
import { entityRecord, writeEntityRecord } from "./write-record.ts";

/** An order as it is sent: with its items, their conditions and dates, its partners and texts, in one call. */
export const salesOrderRecord = entityRecord(salesOrderEntity, {
  mandatory: ["SalesOrderType", "SoldToParty", "PurchaseOrderByCustomer", "TransactionCurrency"],
  parts: {
    to_Partner: entityRecord(salesOrderPartner, { mandatory: ["PartnerFunction", "Customer"] }),
    to_Text: entityRecord(salesOrderText, { mandatory: ["Language", "LongTextID", "LongText"] }),
    to_Item: entityRecord(salesOrderItem, {
      mandatory: ["SalesOrderItem", "Material", "RequestedQuantity", "RequestedQuantityUnit"],
      parts: {
        to_PricingElement: entityRecord(salesOrderPricingElement, {
          mandatory: ["ConditionType", "ConditionRateValue", "ConditionCurrency"],
        }),
        to_ScheduleLine: entityRecord(salesOrderScheduleLine),
      },
    }),
  },
});

export const writeSalesOrder = (draft: Record<string, unknown>): string => writeEntityRecord(salesOrderRecord, draft);
