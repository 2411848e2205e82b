import { type Draft, element, list, required, type Shape } from "../shape/fields.ts";
import { type DocumentReader, documentReader, type RecordReading } from "../shape/reader.ts";
import { currencyWithCentsValue, datsValue, hundredthsValue } from "../shape/values.ts";
import { documentWriter } from "../shape/writer.ts";
import type { ControlRecord } from "./control-record.ts";
import { extension } from "./extension.ts";
import { char, idocShape, segment } from "./segment.ts";
import { signValue } from "./sign.ts";

/*
 * WPUTAB01, the payments of a closing. [seen]: E1WPZ02 with its lengths (of which we write these). NOT VERIFIED: the fields of
 * E1WPZ01 (they follow E1WPU01), E1WXX01 in this type.
 */
const paymentListItem = segment("E1WPZ02", {
  sign: required(element("VORZEICHEN", signValue)),
  method: required(char("ZAHLART", 4)),
  amountMinor: required(element("SUMME", hundredthsValue, 35)),
  cardType: char("CCINS", 4),
  currency: element("WAEHRUNG", currencyWithCentsValue, 4),
  reference: char("ZUONR", 35),
  reference1: char("REFERENZ1", 25),
  reference2: char("REFERENZ2", 25),
});

export const paymentList = segment("E1WPZ01", {
  day: required(element("BELEGDATUM", datsValue, 8)),
  currency: required(element("BELEGWAERS", currencyWithCentsValue, 4)),
  items: list(paymentListItem),
  extensions: list(extension),
});

export const paymentListIdoc = idocShape("WPUTAB01", paymentList);

export type PaymentList = Shape<(typeof paymentList)["fields"]>;
export type PaymentListDraft = Draft<(typeof paymentList)["fields"]>;
export type PaymentListReading = RecordReading<ControlRecord, PaymentList>;
export type PaymentListReader = DocumentReader<ControlRecord, PaymentList>;

export const createPaymentListReader = documentReader(paymentListIdoc);
export const paymentListWriter = documentWriter(paymentListIdoc);
