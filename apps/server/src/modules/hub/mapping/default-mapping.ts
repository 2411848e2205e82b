import type {
  FieldRule,
  LookupName,
  LookupTable,
  MappedService,
  MappingDocument,
  Telling,
} from "@counterfoil/contracts";

/*
 * How transactions are mapped before anybody has changed anything: version 1 of each service.
 */
const from = (source: string, more: FieldRule = {}): FieldRule => ({ source, ...more });
const constant = (text: string, more: FieldRule = {}): FieldRule => ({ constant: text, ...more });

const telling: Telling = { discounts: "single", prices: "withTax", taxes: "told" };
const pass = { entries: {}, otherwise: "pass" } as const satisfies LookupTable;
const lookups: Record<LookupName, LookupTable> = {
  // Before it come the codes that the payment methods have of their own.
  payment: { entries: {}, otherwise: "refuse" },
  cardType: { entries: {}, otherwise: "refuse" },
  tax: pass,
  condition: {
    entries: { regularPrice: "VKP0", discount: "DISC", manualDiscount: "DISC", tax: "MWST" },
    otherwise: "refuse",
  },
  unit: pass,
  movement: {
    entries: { payIn: "PAYI", payOut: "PAYO", cashIn: "CSHI", cashOut: "CSHO", difference: "DIFF" },
    otherwise: "refuse",
  },
  orderType: { entries: { store: "ZSTO", web: "ZWEB" }, otherwise: "refuse" },
};

const ownFields = (segment: string): Record<string, FieldRule> => ({
  [`${segment}.E1WXX01.CF.TRANSACTION_ID`]: from("transaction.id"),
  [`${segment}.E1WXX01.CF.EXTERNAL_REFERENCE`]: from("transaction.externalReference"),
});

const receiptFields: Record<string, FieldRule> = {
  "E1WPB01.POSKREIS": from("transaction.storeId"),
  "E1WPB01.KASSID": from("transaction.tillNumber"),
  "E1WPB01.VORGDATUM": from("transaction.businessDate"),
  "E1WPB01.VORGZEIT": from("transaction.time"),
  "E1WPB01.BONNUMMER": from("transaction.number"),
  "E1WPB01.QUALKDNR": constant("KUND", { when: "transaction.customerId" }),
  "E1WPB01.KUNDNR": from("transaction.customerId"),
  "E1WPB01.KASSIERER": from("transaction.cashierId", { cut: true }),
  "E1WPB01.CSHNAME": from("transaction.cashierName", { cut: true }),
  "E1WPB01.BELEGWAERS": from("transaction.currency"),
  "E1WPB02.QUALARTNR": constant("ARTN"),
  "E1WPB02.ARTNR": from("line.articleId"),
  "E1WPB02.VORZEICHEN": from("line.kind"),
  "E1WPB02.MENGE": from("line.baseQuantity"),
  "E1WPB02.REFBONNR": from("line.returnedReceipt"),
  "E1WPB03.VORZEICHEN": from("condition.sign"),
  "E1WPB03.KONDITION": from("condition.kind", { lookup: "condition" }),
  "E1WPB03.KONDVALUE": from("condition.amount"),
  "E1WPB03.CONDID20": from("condition.reference"),
  "E1WPB04.MWSKZ": from("tax.code", { lookup: "tax" }),
  "E1WPB04.MWSBT": from("tax.amount"),
  "E1WPB06.VORZEICHEN": from("payment.sign"),
  "E1WPB06.ZAHLART": from("payment.method", { lookup: "payment" }),
  "E1WPB06.SUMME": from("payment.amount"),
  "E1WPB06.WAEHRUNG": from("transaction.currency"),
  "E1WPB06.ZUONR": from("payment.reference"),
  "E1WPB06.TERMID": from("payment.terminal"),
  "E1WPB06.AUTORINR": from("payment.authorisation"),
  ...ownFields("E1WPB01"),
  "E1WPB01.E1WXX01.CF.CANCELS": from("transaction.cancels"),
};

const closingFields = (segment: string): Record<string, FieldRule> => ({
  [`${segment}.BELEGDATUM`]: from("transaction.businessDate"),
  [`${segment}.BELEGWAERS`]: from("transaction.currency"),
  [`${segment}.E1WXX01.CF.TRANSACTION_ID`]: from("transaction.id"),
  [`${segment}.E1WXX01.CF.TILL`]: from("transaction.tillNumber"),
  [`${segment}.E1WXX01.CF.NUMBER`]: from("transaction.number"),
  [`${segment}.E1WXX01.CF.FIRST_NUMBER`]: from("closing.from"),
  [`${segment}.E1WXX01.CF.LAST_NUMBER`]: from("closing.to"),
  [`${segment}.E1WXX01.CF.RECEIPTS`]: from("closing.receipts"),
  [`${segment}.E1WXX01.CF.TOTAL`]: from("closing.total"),
});

const sumFields: Record<string, FieldRule> = {
  ...closingFields("E1WPU01"),
  "E1WPU02.QUALARTNR": constant("ARTN"),
  "E1WPU02.ARTNR": from("sum.articleId"),
  "E1WPU02.VORZMENGE": from("sum.quantitySign"),
  "E1WPU02.UMSMENGE": from("sum.quantity"),
  "E1WPU02.VORZWERT": from("sum.sign"),
  "E1WPU02.UMSWERT": from("sum.value"),
  "E1WPU02.SALES_UOM": from("sum.unit", { lookup: "unit" }),
  "E1WPU03.VORZEICHEN": from("condition.sign"),
  "E1WPU03.RABATTART": from("condition.kind", { lookup: "condition" }),
  "E1WPU03.RABVALUE": from("condition.amount"),
  "E1WPU05.VORZEICHEN": from("tax.sign"),
  "E1WPU05.MWSKZ": from("tax.code", { lookup: "tax" }),
  "E1WPU05.MWSBT": from("tax.amount"),
  ...closingFields("E1WPZ01"),
  "E1WPZ01.E1WXX01.CF.MODE": from("closing.mode"),
  "E1WPZ02.VORZEICHEN": from("payment.sign"),
  "E1WPZ02.ZAHLART": from("payment.method", { lookup: "payment" }),
  "E1WPZ02.SUMME": from("payment.amount"),
  "E1WPZ02.WAEHRUNG": from("transaction.currency"),
};

const moneyFields: Record<string, FieldRule> = {
  "E1WPF01.VORGDATUM": from("transaction.businessDate"),
  "E1WPF01.BONNUMMER": from("transaction.number"),
  "E1WPF01.ERFASSER": from("transaction.cashierId", { cut: true }),
  "E1WPF01.VORGANGART": from("movement.type", { lookup: "movement" }),
  "E1WPF02.POSNR": from("movement.position"),
  "E1WPF02.REFERENZ": from("movement.reason"),
  "E1WPF02.ZAHLART": from("payment.method", { lookup: "payment" }),
  "E1WPF02.VORZEICHEN": from("movement.sign"),
  "E1WPF02.BETRAG": from("movement.amount"),
  "E1WPF02.WAEHRUNG": from("transaction.currency"),
  "E1WPF02.TEXT": from("movement.text"),
  "E1WPF02.KONTO": from("movement.account"),
  ...ownFields("E1WPF02"),
};

const goodsFields: Record<string, FieldRule> = {
  "E1WPG01.POSKREIS": from("transaction.storeId"),
  "E1WPG01.KASSID": from("transaction.tillNumber"),
  "E1WPG01.VORGDATUM": from("transaction.businessDate"),
  "E1WPG01.VORGZEIT": from("transaction.time"),
  "E1WPG01.BONNUMMER": from("transaction.number"),
  "E1WPG01.ERFASSER": from("transaction.cashierId", { cut: true }),
  "E1WPG02.QUALARTNR": constant("ARTN"),
  "E1WPG02.ARTNR": from("line.articleId"),
  "E1WPG02.VORZEICHEN": from("line.direction"),
  "E1WPG02.MENGE": from("line.baseQuantity"),
  "E1WPG02.MEINS": from("line.baseUnit", { lookup: "unit" }),
  "E1WPG02.GRUND": from("movement.reason"),
  ...ownFields("E1WPG01"),
};

const orderFields: Record<string, FieldRule> = {
  "A_SalesOrder.SalesOrderType": from("order.channel", { lookup: "orderType" }),
  "A_SalesOrder.SalesOrganization": from("order.salesOrganisation"),
  "A_SalesOrder.DistributionChannel": from("order.distributionChannel"),
  "A_SalesOrder.OrganizationDivision": from("order.division"),
  "A_SalesOrder.SoldToParty": from("order.customerId"),
  "A_SalesOrder.PurchaseOrderByCustomer": from("order.number"),
  "A_SalesOrder.CustomerPurchaseOrderDate": from("order.takenOn"),
  "A_SalesOrder.TransactionCurrency": from("order.currency"),
  "A_SalesOrder.RequestedDeliveryDate": from("order.requestedDate"),
  "A_SalesOrderText.Language": constant("EN"),
  "A_SalesOrderText.LongTextID": from("text.id"),
  "A_SalesOrderText.LongText": from("text.text"),
  "A_SalesOrderItem.SalesOrderItem": from("line.position"),
  "A_SalesOrderItem.Material": from("line.articleId"),
  "A_SalesOrderItem.RequestedQuantity": from("line.quantity"),
  "A_SalesOrderItem.RequestedQuantityUnit": from("line.unit", { lookup: "unit" }),
  "A_SalesOrderItem.ProductionPlant": from("order.storeId"),
  "A_SalesOrderItemPrElement.ConditionType": from("condition.kind", { lookup: "condition" }),
  "A_SalesOrderItemPrElement.ConditionRateValue": from("condition.rate"),
  "A_SalesOrderItemPrElement.ConditionCurrency": from("order.currency"),
  "A_SalesOrderItemPrElement.ConditionQuantity": from("condition.perQuantity"),
  "A_SalesOrderItemPrElement.ConditionQuantityUnit": from("condition.unit", { lookup: "unit" }),
  "A_SalesOrderScheduleLine.ScheduleLine": constant("1"),
  "A_SalesOrderScheduleLine.RequestedDeliveryDate": from("order.requestedDate"),
};

/** In the ERP's pricing procedure; offers of the retailer's own may have condition types of theirs: discount/OF-000001. */
const orderConditions: LookupTable = {
  entries: { regularPrice: "PPR0", discount: "OPPI", orderDiscount: "OPPT", manualDiscount: "OPPI", tax: "MWST" },
  otherwise: "refuse",
};

export const defaultMapping: Record<MappedService, MappingDocument> = {
  salesTransactions: { telling, lookups, fields: { ...receiptFields, ...sumFields } },
  financialTransactions: { telling, lookups, fields: moneyFields },
  goodsMovements: { telling, lookups, fields: goodsFields },
  orderCreation: { telling, lookups: { ...lookups, condition: orderConditions }, fields: orderFields },
};
