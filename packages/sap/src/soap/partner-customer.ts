import { attribute, element, group, list, required } from "../shape/fields.ts";
import { alphaValue, flagValue } from "../shape/values.ts";
import { actionCode } from "./action-code.ts";

const partnerFunction = group("PartnerFunctions", {
  actionCode,
  /** SAP's internal codes AG WE RE RG (SP SH BP PY in English); which of the two goes over the wire is not verified. */
  role: element("PartyRoleCode"),
  partnerId: element("PartyInternalID", alphaValue),
  receiverPartnerId: element("ReceiverPartyInternalID"),
  isDefault: element("DefaultIndicator", flagValue),
  description: element("PartnerDescription"),
});

const salesArrangement = group("SalesArrangement", {
  actionCode,
  partnerFunctionsComplete: attribute("partnerFunctionsListCompleteTransmissionIndicator", flagValue),
  salesOrganisation: element("SalesOrganisationID"),
  distributionChannel: element("DistributionChannelCode"),
  division: element("DivisionCode"),
  deleted: element("DeletedIndicator", flagValue),
  orderBlock: element("OrderBlockingReasonCode"),
  pricingProcedure: element("PricingProcedureDeterminationCode"),
  customerGroup: element("GroupCode"),
  salesDistrict: element("SalesDistrictCode"),
  priceGroup: element("PriceGroupCode"),
  priceList: element("PriceListTypeCode"),
  deliveryBlock: element("DeliveryBlockingReasonCode"),
  shippingCondition: element("TransportServiceLevelCode"),
  billingBlock: element("BillingBlockingReasonCode"),
  currency: element("CurrencyCode"),
  paymentTerms: element("CashDiscountTermsCode"),
  deliveringPlant: element("DeliveringPlantID"),
  salesGroup: element("SalesGroupCode"),
  salesOffice: element("SalesOfficeCode"),
  deliveryTerms: group("DeliveryTerms", {
    priority: element("DeliveryPriorityCode"),
    incoterms: group("Incoterms", {
      code: required(element("ClassificationCode")),
      place: element("TransferLocationName"),
    }),
    completeDeliveryOnly: element("SalesOrderCompleteDeliveryIndicator", flagValue),
  }),
  partnerFunctions: list(partnerFunction),
});

/** [seen] Customer part of a business partner. SaleSalesAndDistributionBlocks is spelled so on SAP's wire. */
export const customer = group("Customer", {
  salesArrangementsComplete: attribute("salesArrangementListCompleteTransmissionIndicator", flagValue),
  internalId: element("InternalID", alphaValue),
  receiverInternalId: element("ReceiverInternalID"),
  /** [seen] SAP's field table calls MaintenanceProfileCode the customer account group. */
  accountGroup: element("MaintenanceProfileCode"),
  deletionBlocked: element("DeletionBlockedIndicator", flagValue),
  deleted: element("DeletedIndicator", flagValue),
  postingBlocked: element("PostingBlockedIndicator", flagValue),
  blocks: group("SaleSalesAndDistributionBlocks", {
    order: element("OrderBlockingReasonCode"),
    billing: element("BillingBlockingReasonCode"),
    delivery: element("DeliveryBlockingReasonCode"),
    salesSupport: element("SalesSupportBlockedIndicator", flagValue),
  }),
  marketing: group("MarketingAttributes", { customerGroup: element("CustomerGroupCode") }),
  salesArrangements: list(salesArrangement),
  taxClassifications: list(
    group("TaxClassification", {
      actionCode,
      country: required(element("TaxCountryCode")),
      taxType: element("TaxTypeCode"),
      taxGroup: element("TaxGroupCode"),
    }),
  ),
});
