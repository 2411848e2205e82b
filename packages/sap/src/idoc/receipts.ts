import { type Draft, element, list, required, type Shape } from "../shape/fields.ts";
import { type DocumentReader, documentReader, type RecordReading } from "../shape/reader.ts";
import {
  codeValue,
  currencyWithCentsValue,
  datsValue,
  hundredthsValue,
  quantityValue,
  timsValue,
} from "../shape/values.ts";
import { documentWriter } from "../shape/writer.ts";
import type { ControlRecord } from "./control-record.ts";
import { extension } from "./extension.ts";
import { articleNumber, char, idocShape, segment } from "./segment.ts";
import { signValue } from "./sign.ts";

/*
 * WPUBON01, receipts one by one. [seen]: segments, field names and lengths but for those named here. Not verified: lengths
 * of E1WPB04 (none are checked), lengths of E1WPB06 (taken from its twin E1WPZ02), EANN for a GTIN, E1WXX01 on a receipt.
 */
const itemCondition = segment("E1WPB03", {
  sign: required(element("VORZEICHEN", signValue)),
  /** The site's own condition type, mapped in the ERP's customizing: PN10, VKP0 are seen. */
  type: required(char("KONDITION", 4)),
  /** For the whole line, not per piece. */
  amountMinor: required(element("KONDVALUE", hundredthsValue, 20)),
  conditionId: char("CONDID", 15),
  conditionId20: char("CONDID20", 20),
  conditionQualifier: char("QUALCONDID", 4),
  bonusBuy: char("BBYNR", 20),
});

const itemTax = segment("E1WPB04", {
  taxCode: required(element("MWSKZ")),
  amountMinor: required(element("MWSBT", hundredthsValue)),
});

const item = segment("E1WPB02", {
  transactionType: char("VORGANGART", 4),
  articleQualifier: required(element("QUALARTNR", codeValue({ ARTN: "article", EANN: "gtin" }))),
  article: articleNumber,
  serialNumber: char("SERIENNR", 25),
  /** [seen] The sign is the item's category: minus is a sale (goods leave the store), plus a return. */
  kind: required(element("VORZEICHEN", codeValue({ "-": "sale", "+": "return" }))),
  quantityMilli: required(element("MENGE", quantityValue, 10)),
  salesperson: char("VERKAEUFER", 10),
  promotion: char("AKTIONSNR", 15),
  returnedReceipt: char("REFBONNR", 15),
  conditions: list(itemCondition),
  taxes: list(itemTax),
});

const receiptCondition = segment("E1WPB05", {
  sign: required(element("VORZEICHEN", signValue)),
  type: required(char("RABATTART", 4)),
  amountMinor: required(element("RABVALUE", hundredthsValue, 20)),
  conditionId: char("CONDID", 15),
  conditionId20: char("CONDID20", 20),
  conditionQualifier: char("QUALCONDID", 4),
  bonusBuy: char("BBYNR", 20),
});

const payment = segment("E1WPB06", {
  /** Plus: the customer gave it; minus: the customer got it back (change, refund). */
  sign: required(element("VORZEICHEN", signValue)),
  method: required(char("ZAHLART", 4)),
  amountMinor: required(element("SUMME", hundredthsValue, 35)),
  cardType: char("CCINS", 4),
  currency: element("WAEHRUNG", currencyWithCentsValue, 4),
  cardNumber: char("KARTENNR", 25),
  authorisation: char("AUTORINR", 25),
  terminal: char("TERMID", 25),
  reference: char("ZUONR", 35),
});

export const receipt = segment("E1WPB01", {
  site: char("POSKREIS", 5),
  till: required(char("KASSID", 25)),
  /** Day and time in the store's own time zone. */
  day: required(element("VORGDATUM", datsValue, 8)),
  time: element("VORGZEIT", timsValue, 6),
  number: required(char("BONNUMMER", 15)),
  customerQualifier: char("QUALKDNR", 4),
  customer: char("KUNDNR", 25),
  cashier: char("KASSIERER", 10),
  cashierName: char("CSHNAME", 35),
  currency: required(element("BELEGWAERS", currencyWithCentsValue, 4)),
  items: list(item),
  conditions: list(receiptCondition),
  payments: list(payment),
  extensions: list(extension),
});

export const receiptIdoc = idocShape("WPUBON01", receipt);

export type Receipt = Shape<(typeof receipt)["fields"]>;
export type ReceiptDraft = Draft<(typeof receipt)["fields"]>;
export type ReceiptReading = RecordReading<ControlRecord, Receipt>;
export type ReceiptReader = DocumentReader<ControlRecord, Receipt>;

export const createReceiptReader = documentReader(receiptIdoc);
export const receiptWriter = documentWriter(receiptIdoc);
