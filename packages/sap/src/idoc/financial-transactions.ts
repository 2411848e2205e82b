import { type Draft, element, list, required, type Shape } from "../shape/fields.ts";
import { type DocumentReader, documentReader, type RecordReading } from "../shape/reader.ts";
import { currencyWithCentsValue, datsValue, hundredthsValue, integerValue } from "../shape/values.ts";
import { documentWriter } from "../shape/writer.ts";
import type { ControlRecord } from "./control-record.ts";
import { extension } from "./extension.ts";
import { char, idocShape, segment } from "./segment.ts";
import { signValue } from "./sign.ts";

/*
 * WPUFIB01, money that moves at a till without a sale: cash in and out, pay in and out, differences. [seen]: the four fields
 * of E1WPF01 and that E1WPF02 holds a sequence number, a reference, an amount and a currency. NOT VERIFIED: every field
 * name of E1WPF02; they are ours.
 */
const financialItem = segment("E1WPF02", {
  sequence: required(element("POSNR", integerValue)),
  reference: element("REFERENZ"),
  method: char("ZAHLART", 4),
  /** Plus: money comes into the till; minus: it leaves. */
  sign: required(element("VORZEICHEN", signValue)),
  amountMinor: required(element("BETRAG", hundredthsValue)),
  currency: required(element("WAEHRUNG", currencyWithCentsValue)),
  text: element("TEXT"),
  /** Of the general ledger, for the other side; left out: the one of the kind of transaction. */
  account: char("KONTO", 10),
  extensions: list(extension),
});

export const financialTransaction = segment("E1WPF01", {
  day: required(element("VORGDATUM", datsValue, 8)),
  number: required(char("BONNUMMER", 15)),
  enteredBy: char("ERFASSER", 10),
  transactionType: required(char("VORGANGART", 4)),
  items: list(financialItem),
});

export const financialIdoc = idocShape("WPUFIB01", financialTransaction);

export type FinancialTransaction = Shape<(typeof financialTransaction)["fields"]>;
export type FinancialTransactionDraft = Draft<(typeof financialTransaction)["fields"]>;
export type FinancialTransactionReading = RecordReading<ControlRecord, FinancialTransaction>;
export type FinancialTransactionReader = DocumentReader<ControlRecord, FinancialTransaction>;

export const createFinancialTransactionReader = documentReader(financialIdoc);
export const financialTransactionWriter = documentWriter(financialIdoc);
