/**
 * What addresses call the parameters of a screen: SAP's names, so that a link from an S/4HANA launchpad or a mail reads like
 * one. Inside, screens use their own words; both are understood.
 */
const sapNames: Record<string, Record<string, string>> = {
  "Receipt-display": { number: "ReceiptNo" },
  "Article-display": { articleId: "Article" },
  "Stock-display": { articleId: "Article" },
  "Store-display": { storeId: "Plant" },
  "Site-display": { siteId: "Plant" },
  "BusinessPartner-display": { partnerId: "BusinessPartner" },
  "SalesOrder-display": { orderId: "SalesOrder" },
  "GoodsMovement-display": { year: "MaterialDocumentYear", number: "MaterialDocument" },
  "AccountingDocument-display": { year: "FiscalYear", number: "AccountingDocument" },
  "Offer-display": { offerId: "Offer" },
  "Coupon-display": { couponId: "Coupon" },
  "Customer-display": { partnerId: "BusinessPartner" },
  "StoreAvailability-display": { articleId: "Article", partnerId: "BusinessPartner", placeId: "Plant", tillId: "Till" },
};

export const nameInAddress = (intent: string, name: string): string => sapNames[intent]?.[name] ?? name;

export function nameInside(intent: string, name: string): string {
  const found = Object.entries(sapNames[intent] ?? {}).find(([, inAddress]) => inAddress === name);
  return found?.[0] ?? name;
}
