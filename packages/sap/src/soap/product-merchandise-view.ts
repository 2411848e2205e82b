import type { DocumentShape } from "../shape/document.ts";
import { attribute, content, type Draft, element, group, list, required, type Shape } from "../shape/fields.ts";
import { type DocumentReader, documentReader, type RecordReading } from "../shape/reader.ts";
import {
  alphaValue,
  amountValue,
  codeValue,
  dateValue,
  flagValue,
  integerValue,
  quantityValue,
} from "../shape/values.ts";
import { documentWriter } from "../shape/writer.ts";
import { actionCode } from "./action-code.ts";
import type { MessageHeader } from "./business-partner.ts";
import { messageHeader, objectHeader } from "./message-header.ts";
import { soapSteps } from "./namespaces.ts";

/*
 * ProductMerchandiseViewReplicationBulkRequest: NOT VERIFIED AGAINST SAP. Only the name of the service and that it carries
 * articles together with prices per site are public. The tree below is ours, made in the manner of the business partner
 * message (which is verified). This file is the whole mapping: when a real WSDL turns up, only this file changes.
 */
const validityPeriod = group("ValidityPeriod", {
  from: required(element("StartDate", dateValue)),
  to: required(element("EndDate", dateValue)),
});

const unit = group("QuantityConversion", {
  unit: required(element("MeasureUnitCode")),
  /** One of this unit is numerator/denominator of the base unit. */
  numerator: required(element("NumeratorValue", integerValue)),
  denominator: required(element("DenominatorValue", integerValue)),
  gtins: list(
    group("GlobalTradeItemNumber", {
      isMain: attribute("mainIndicator", flagValue),
      gtin: content(),
    }),
  ),
});

const merchandiseCategory = group("MerchandiseCategory", {
  id: required(element("ID")),
  /** The way from the root of the hierarchy down to the category itself. */
  path: list(group("HierarchyLevel", { id: required(element("ID")), name: required(element("Name")) })),
});

const listing = group("SiteListing", {
  site: required(element("SiteID")),
  validity: required(validityPeriod),
  blocked: element("BlockedIndicator", flagValue),
});

/** From a day on the article is not sold: everywhere, in a distribution channel, or in a site. Which status it is, is the sender's. */
const salesStatus = group("SalesStatus", {
  site: element("SiteID"),
  distributionChannel: element("DistributionChannelCode"),
  code: required(element("StatusCode")),
  from: required(element("ValidityStartDate", dateValue)),
  names: list(group("StatusName", { language: required(attribute("languageCode")), text: content() })),
});

/** The goods of a structured article (sales set), and empties handed over with a full product; for one base unit. */
const component = group("Component", {
  use: required(element("UsageCode", codeValue({ SET: "set", EMPTIES: "empties" }))),
  articleId: required(element("InternalID", alphaValue)),
  unit: required(element("MeasureUnitCode")),
  quantityMilli: required(element("Quantity", quantityValue)),
});

const salesPrice = group("SalesPrice", {
  /** Price of one site, of a price list, or (without both) of the whole distribution channel. */
  site: element("SiteID"),
  priceList: element("PriceListTypeCode"),
  salesOrganisation: element("SalesOrganisationID"),
  distributionChannel: element("DistributionChannelCode"),
  unit: required(element("MeasureUnitCode")),
  /** The amount is for so many units, in thousandths; left out means 1. */
  perMilli: element("PriceQuantity", quantityValue),
  /** The scale step starts at this quantity, in thousandths; left out means any quantity. */
  fromQuantityMilli: element("ScaleFromQuantity", quantityValue),
  /** Days in the site's own time, both included. */
  validity: required(validityPeriod),
  price: required(
    group("Amount", {
      currency: required(attribute("currencyCode")),
      amountMinor: content(amountValue),
    }),
  ),
});

export const article = group("Product", {
  actionCode,
  changeNumber: attribute("changeOrdinalNumberValue", integerValue),
  textsComplete: attribute("descriptionListCompleteTransmissionIndicator", flagValue),
  unitsComplete: attribute("quantityConversionListCompleteTransmissionIndicator", flagValue),
  taxesComplete: attribute("taxClassificationListCompleteTransmissionIndicator", flagValue),
  attributesComplete: attribute("attributeListCompleteTransmissionIndicator", flagValue),
  listingsComplete: attribute("siteListingListCompleteTransmissionIndicator", flagValue),
  salesStatusesComplete: attribute("salesStatusListCompleteTransmissionIndicator", flagValue),
  componentsComplete: attribute("componentListCompleteTransmissionIndicator", flagValue),
  pricesComplete: attribute("salesPriceListCompleteTransmissionIndicator", flagValue),
  articleId: required(element("InternalID", alphaValue)),
  type: required(
    element(
      "TypeCode",
      codeValue({ GOODS: "goods", SERVICE: "service", VOUCHER: "voucher", DEPOSIT: "deposit", FEE: "fee" }),
    ),
  ),
  baseUnit: required(element("BaseMeasureUnitCode")),
  deleted: element("DeletedIndicator", flagValue),
  blocked: element("BlockedIndicator", flagValue),
  nonDiscountable: element("NonDiscountableIndicator", flagValue),
  /** The price is typed at the till (SAP: price entry required). */
  priceRequired: element("PriceEntryRequiredIndicator", flagValue),
  /** Of a variant: its generic article. */
  genericArticleId: element("GenericProductInternalID", alphaValue),
  texts: list(group("Description", { language: required(attribute("languageCode")), text: content() })),
  units: list(unit),
  merchandiseCategory,
  taxes: list(
    group("TaxClassification", {
      country: required(element("CountryCode")),
      taxCode: required(element("TaxCode")),
    }),
  ),
  attributes: list(group("Attribute", { name: required(attribute("name")), value: content() })),
  listings: list(listing),
  salesStatuses: list(salesStatus),
  components: list(component),
  prices: list(salesPrice),
});

export const articleRequest = {
  steps: soapSteps("ProductMerchandiseViewReplicationBulkRequest"),
  fixed: {},
  header: messageHeader,
  record: group("ProductMerchandiseViewReplicationRequestMessage", {
    header: objectHeader,
    article: required(article),
  }),
} satisfies DocumentShape;

export type Article = Shape<(typeof article)["fields"]>;
export type ArticleDraft = Draft<(typeof article)["fields"]>;
export type ArticleMessage = Shape<(typeof articleRequest)["record"]["fields"]>;
export type ArticleReading = RecordReading<MessageHeader, ArticleMessage>;
export type ArticleReader = DocumentReader<MessageHeader, ArticleMessage>;

export const createArticleReader = documentReader(articleRequest);
export const articleWriter = documentWriter(articleRequest);
