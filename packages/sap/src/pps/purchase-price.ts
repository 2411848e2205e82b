import { type OpenControlRecord, openControlRecord } from "../idoc/control-record.ts";
import { char, idocShapeWith, segment } from "../idoc/segment.ts";
import { type Draft, element, list, required, type Shape } from "../shape/fields.ts";
import { type DocumentReader, documentReader, type RecordReading } from "../shape/reader.ts";
import { alphaValue } from "../shape/values.ts";
import { documentWriter } from "../shape/writer.ts";
import { amountE5Value, thousandthsValue, timestampValue } from "./values.ts";

/*
 * /CFOIL/PURCHASE_PRICE01: OURS, NOT SAP'S. SAP's replication has an object for purchase prices (PSOS), but no document of the price
 * service carries them. Made in the manner of /ROP/BASE_PRICE01; this file is the whole format.
 */
const price = segment("_-CFOIL_-E1_PURCHASE_PRICE", {
  /** Left out: for all sites. */
  businessUnitId: char("BU_ID", 60),
  vendor: char("VENDOR", 40),
  unit: required(char("UOM_ISO_CODE", 3)),
  amountE5: required(element("PRICE_AMT", amountE5Value)),
  /** The amount is for so many of the unit, in thousandths. */
  perMilli: required(element("COND_SPR_UNIT", thousandthsValue)),
  currency: required(char("CURRENCY_ISO_CODE", 3)),
  from: required(element("EFFECTIVE_DATE", timestampValue)),
  to: required(element("EXPIRY_DATE", timestampValue)),
});

/** All purchase prices of an item: they replace those of before, and none means that there are none any more. */
const item = segment("_-CFOIL_-E1_PURCHASE_ITEM", {
  logicalSystem: required(char("LOGSYS", 10)),
  itemId: required(element("ITEM_ID", alphaValue, 60)),
  prices: list(price),
});

export const purchasePriceIdoc = idocShapeWith("/CFOIL/PURCHASE_PRICE01", required(openControlRecord), item);

export type PurchaseItem = Shape<(typeof item)["fields"]>;
export type PurchaseItemDraft = Draft<(typeof item)["fields"]>;
export type PurchaseItemReading = RecordReading<OpenControlRecord, PurchaseItem>;
export type PurchaseItemReader = DocumentReader<OpenControlRecord, PurchaseItem>;

export const createPurchasePriceReader = documentReader(purchasePriceIdoc);
export const purchasePriceWriter = documentWriter(purchasePriceIdoc);
