import {
  edmBoolean,
  edmDateTime,
  edmDateTimeOffset,
  edmDecimal,
  edmString,
  entitySet,
  type Navigation,
  nullable,
  type ODataService,
  readOnly,
} from "./entity.ts";

/*
 * API_SALES_ORDER_SRV, the parts of an order that we take and give. [seen]: sets, properties, types, lengths, keys, navigations and
 * read-only marks, from the EDMX in kothahemanth/SalesOrder-Stock @b79b874 (facts only).
 */
const to = (set: string, by: Navigation["by"]): Navigation => ({ set, many: true, by });
const ofOrder = { SalesOrder: "SalesOrder" };
const ofItem = { ...ofOrder, SalesOrderItem: "SalesOrderItem" };

export const salesOrderEntity = entitySet(
  "A_SalesOrder",
  {
    keys: ["SalesOrder"],
    properties: {
      SalesOrder: edmString(10),
      SalesOrderType: edmString(4),
      SalesOrganization: edmString(4),
      DistributionChannel: edmString(2),
      OrganizationDivision: edmString(2),
      SoldToParty: edmString(10),
      CreationDate: readOnly(edmDateTime),
      CreatedByUser: readOnly(edmString(12)),
      SenderBusinessSystemName: readOnly(edmString(60)),
      LastChangeDateTime: readOnly(edmDateTimeOffset),
      /** The number that the order has where it was taken. */
      PurchaseOrderByCustomer: edmString(35),
      CustomerPurchaseOrderDate: nullable(edmDateTime),
      TotalNetAmount: readOnly(edmDecimal(16, 3)),
      /** Statuses: A not begun, B partly, C wholly. */
      OverallDeliveryStatus: readOnly(edmString(1)),
      TransactionCurrency: edmString(5),
      PricingDate: nullable(edmDateTime),
      RequestedDeliveryDate: nullable(edmDateTime),
      OverallSDProcessStatus: readOnly(edmString(1)),
      OverallSDDocumentRejectionSts: readOnly(edmString(1)),
    },
    navigations: {
      to_Item: to("A_SalesOrderItem", ofOrder),
      to_Partner: to("A_SalesOrderHeaderPartner", ofOrder),
      to_Text: to("A_SalesOrderText", ofOrder),
    },
  },
  { create: true },
);

export const salesOrderItem = entitySet("A_SalesOrderItem", {
  keys: ["SalesOrder", "SalesOrderItem"],
  properties: {
    SalesOrder: readOnly(edmString(10)),
    SalesOrderItem: edmString(6),
    SalesOrderItemText: edmString(40),
    Material: edmString(40),
    RequestedQuantity: edmDecimal(15, 3),
    RequestedQuantityUnit: edmString(3),
    TransactionCurrency: readOnly(edmString(5)),
    NetAmount: readOnly(edmDecimal(16, 3)),
    /** The plant that delivers. */
    ProductionPlant: edmString(4),
    SalesDocumentRjcnReason: edmString(2),
    SDProcessStatus: readOnly(edmString(1)),
    DeliveryStatus: readOnly(edmString(1)),
  },
  navigations: {
    to_PricingElement: to("A_SalesOrderItemPrElement", ofItem),
    to_ScheduleLine: to("A_SalesOrderScheduleLine", ofItem),
  },
});

export const salesOrderPartner = entitySet("A_SalesOrderHeaderPartner", {
  keys: ["SalesOrder", "PartnerFunction"],
  properties: {
    SalesOrder: readOnly(edmString(10)),
    /** SP, SH, BP, PY. */
    PartnerFunction: edmString(2),
    Customer: edmString(10),
  },
});

export const salesOrderPricingElement = entitySet("A_SalesOrderItemPrElement", {
  keys: ["SalesOrder", "SalesOrderItem", "PricingProcedureStep", "PricingProcedureCounter"],
  properties: {
    SalesOrder: readOnly(edmString(10)),
    SalesOrderItem: readOnly(edmString(6)),
    PricingProcedureStep: edmString(3),
    PricingProcedureCounter: edmString(3),
    ConditionType: edmString(4),
    ConditionRateValue: edmDecimal(24, 9),
    ConditionCurrency: edmString(5),
    /** Rates are for so many units; 0: the rate is the amount. */
    ConditionQuantity: edmDecimal(5, 0),
    ConditionQuantityUnit: edmString(3),
    ConditionIsForStatistics: readOnly(edmBoolean),
    ConditionAmount: readOnly(edmDecimal(16, 3)),
    ConditionIsManuallyChanged: readOnly(edmBoolean),
  },
});

export const salesOrderScheduleLine = entitySet("A_SalesOrderScheduleLine", {
  keys: ["SalesOrder", "SalesOrderItem", "ScheduleLine"],
  properties: {
    SalesOrder: readOnly(edmString(10)),
    SalesOrderItem: readOnly(edmString(6)),
    ScheduleLine: edmString(4),
    RequestedDeliveryDate: nullable(edmDateTime),
    OrderQuantityUnit: edmString(3),
    ScheduleLineOrderQuantity: edmDecimal(13, 3),
  },
});

export const salesOrderText = entitySet("A_SalesOrderText", {
  keys: ["SalesOrder", "Language", "LongTextID"],
  properties: {
    SalesOrder: readOnly(edmString(10)),
    Language: edmString(2),
    /** Not seen: 0001 a note, 0012 where it is delivered. */
    LongTextID: edmString(4),
    LongText: edmString(),
  },
});

export const salesOrderService: ODataService = {
  name: "API_SALES_ORDER_SRV",
  sets: [
    salesOrderEntity,
    salesOrderItem,
    salesOrderPartner,
    salesOrderPricingElement,
    salesOrderScheduleLine,
    salesOrderText,
  ],
};
