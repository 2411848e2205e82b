import { type OpenControlRecord, openControlRecord } from "../idoc/control-record.ts";
import { char, idocShapeWith, segment } from "../idoc/segment.ts";
import { type Draft, element, list, required, type Shape } from "../shape/fields.ts";
import { containedReader, type DocumentReader, type RecordReading } from "../shape/reader.ts";
import { alphaValue } from "../shape/values.ts";
import { documentWriter } from "../shape/writer.ts";
import { ropName } from "./rop-name.ts";
import { amountE5Value, countValue, timestampValue } from "./values.ts";

/*
 * /ROP/BASE_PRICE01: regular prices as SAP's price service takes them. [seen] in SAP's tutorials: all segments and fields. Not verified:
 * the lengths, PRICE_NET as the other classification, and business unit types other than 1040.
 */
const itemPrice = segment(ropName("E1_ITEM_PRICE"), {
  amountE5: required(element("PRICE_AMT", amountE5Value)),
  /** The amount is for so many of the unit; 1 when left out. */
  per: element("COND_SPR_UNIT", countValue),
  from: required(element("EFFECTIVE_DATE", timestampValue)),
  to: required(element("EXPIRY_DATE", timestampValue)),
  unit: required(char("UOM_ISO_CODE", 3)),
  currency: required(char("CURRENCY_ISO_CODE", 3)),
});

const businessUnit = segment(ropName("E1_BUSINESS_UNIT"), { id: required(char("BU_ID", 60)) });

/** An item without prices has none any more (ours). */
const item = segment(ropName("E1_ITEM"), {
  itemId: required(element("ITEM_ID", alphaValue, 60)),
  prices: list(itemPrice),
});

const group = {
  logicalSystem: required(char("LOGSYS", 10)),
  businessUnitType: required(char("BU_TYPE", 4)),
  classification: required(char("PRICE_CLASSIFIC", 10)),
  businessUnits: list(businessUnit),
};

/** Business units with equal prices share one of these. */
const basePrice = segment(ropName("E1_BASE_PRICE"), { ...group, items: list(item) });
const basePriceHead = segment(ropName("E1_BASE_PRICE"), group);

const basicType = "/ROP/BASE_PRICE01";
export const basePriceIdoc = idocShapeWith(basicType, required(openControlRecord), basePrice);

export type BasePriceDraft = Draft<(typeof basePrice)["fields"]>;
/** One item with the business units that its prices are for. */
export type ItemPrices = Shape<(typeof item)["fields"]> & { context: Shape<typeof group> };
export type ItemPricesReading = RecordReading<OpenControlRecord, ItemPrices>;
export type BasePriceReader = DocumentReader<OpenControlRecord, ItemPrices>;

/** Reads item by item, so that a document of a whole retailer needs one of them in memory, and a bad item is bad alone. */
export const createBasePriceReader = containedReader(
  idocShapeWith(basicType, required(openControlRecord), item),
  basePriceHead,
);
export const basePriceWriter = documentWriter(basePriceIdoc);
