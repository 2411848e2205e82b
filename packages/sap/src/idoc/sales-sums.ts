import { type Draft, element, list, required, type Shape } from "../shape/fields.ts";
import { type DocumentReader, documentReader, type RecordReading } from "../shape/reader.ts";
import { codeValue, currencyWithCentsValue, datsValue, hundredthsValue, quantityValue } from "../shape/values.ts";
import { documentWriter } from "../shape/writer.ts";
import type { ControlRecord } from "./control-record.ts";
import { extension } from "./extension.ts";
import { articleNumber, char, idocShape, segment } from "./segment.ts";
import { signValue } from "./sign.ts";

/*
 * WPUUMS01, what a till sold, summed by article. [seen]: E1WPU01's day (8) and currency (4) by the names of an independent sender,
 * all of E1WPU02, that E1WPU03 holds discounts, and of E1WPU05 a sign (1), a tax type (4) and an amount (20). NOT VERIFIED: the
 * field names of E1WPU03 and E1WPU05 (they follow E1WPB05 and E1WPB04), which sign is a sale, E1WXX01 in this type.
 */
const sumDiscount = segment("E1WPU03", {
  sign: required(element("VORZEICHEN", signValue)),
  type: required(char("RABATTART", 4)),
  amountMinor: required(element("RABVALUE", hundredthsValue, 20)),
});

const sumTax = segment("E1WPU05", {
  sign: required(element("VORZEICHEN", signValue)),
  taxCode: required(char("MWSKZ", 4)),
  amountMinor: required(element("MWSBT", hundredthsValue, 20)),
});

const sumItem = segment("E1WPU02", {
  articleQualifier: required(element("QUALARTNR", codeValue({ ARTN: "article", EANN: "gtin" }))),
  article: articleNumber,
  promotion: char("AKTIONSNR", 15),
  /** Plus: sold; minus: taken back. */
  quantitySign: required(element("VORZMENGE", signValue)),
  quantityMilli: required(element("UMSMENGE", quantityValue, 35)),
  /** With the sign of what the store gained. */
  sign: required(element("VORZWERT", signValue)),
  amountMinor: required(element("UMSWERT", hundredthsValue, 35)),
  unit: char("SALES_UOM", 3),
  discounts: list(sumDiscount),
  taxes: list(sumTax),
});

export const salesSum = segment("E1WPU01", {
  day: required(element("BELEGDATUM", datsValue, 8)),
  currency: required(element("BELEGWAERS", currencyWithCentsValue, 4)),
  items: list(sumItem),
  extensions: list(extension),
});

export const salesSumIdoc = idocShape("WPUUMS01", salesSum);

export type SalesSum = Shape<(typeof salesSum)["fields"]>;
export type SalesSumDraft = Draft<(typeof salesSum)["fields"]>;
export type SalesSumReading = RecordReading<ControlRecord, SalesSum>;
export type SalesSumReader = DocumentReader<ControlRecord, SalesSum>;

export const createSalesSumReader = documentReader(salesSumIdoc);
export const salesSumWriter = documentWriter(salesSumIdoc);
