import type { ControlRecord, PosIdocType } from "../idoc/control-record.ts";
import { financialTransaction } from "../idoc/financial-transactions.ts";
import { paymentList } from "../idoc/payment-lists.ts";
import { receipt } from "../idoc/receipts.ts";
import { salesSum } from "../idoc/sales-sums.ts";
import type { DocumentShape } from "../shape/document.ts";
import { element, type Field, type Fields, type Group, group, required, type Shape } from "../shape/fields.ts";
import { documentReader } from "../shape/reader.ts";
import { clockValue, dateValue, datsValue, flagValue, instantValue, timsValue } from "../shape/values.ts";
import { type DocumentWriter, documentWriter, writeDocument } from "../shape/writer.ts";
import { soapEnvelopeNamespace } from "./envelope.ts";

/*
 * OURS, NOT SAP'S. The services behind SAP_COM_0652 are known by name only ("sales transaction", "financial transaction"), so
 * this is a form of our own, in this file alone: it goes when a real WSDL turns up. Its records are those of the IDocs with
 * names that say what they are (key `amountMinor` is <Amount>) and XML's own dates, so whoever reads one reads the other.
 */
export const posSoapNamespace = "urn:counterfoil:pos:1";

const messages = {
  WPUBON01: { message: "SalesTransactionBulkRequest", path: "cfoil_sales_transaction", record: receipt },
  WPUUMS01: { message: "SalesSumBulkRequest", path: "cfoil_sales_transaction", record: salesSum },
  WPUTAB01: { message: "PaymentListBulkRequest", path: "cfoil_sales_transaction", record: paymentList },
  WPUFIB01: {
    message: "FinancialTransactionBulkRequest",
    path: "cfoil_financial_transaction",
    record: financialTransaction,
  },
} as const;
export type PosSoapType = keyof typeof messages;

/** What travels in SOAP; goods movements have no service in SAP_COM_0652. */
export function isPosSoapType(type: PosIdocType): type is PosSoapType {
  return Object.hasOwn(messages, type);
}

export function posSoapPath(type: PosSoapType): string {
  return `/sap/bc/srt/xip/sap/${messages[type].path}`;
}

const groupNames: Record<string, string> = {
  E1WPB01: "SalesTransaction",
  E1WPB02: "Item",
  E1WPB03: "Condition",
  E1WPB04: "Tax",
  E1WPB05: "Condition",
  E1WPB06: "Payment",
  E1WPF01: "FinancialTransaction",
  E1WPF02: "Item",
  E1WPU01: "SalesSum",
  E1WPU02: "Item",
  E1WPU03: "Discount",
  E1WPU05: "Tax",
  E1WPZ01: "PaymentList",
  E1WPZ02: "Payment",
  E1WXX01: "Extension",
};

/** The same tree under readable names. */
function renamed<G extends Group<Fields>>(segment: G): G {
  const fields = Object.entries(segment.fields).map(([key, field]) => [key, renamedField(key, field as Field)]);
  return {
    ...segment,
    name: groupNames[segment.name] ?? segment.name,
    fixed: {},
    fields: Object.fromEntries(fields) as Fields,
  };
}

function renamedField(key: string, field: Field): Field {
  if (field.node === "group") return renamed(field as Group<Fields>);
  const name = key.replace(/Minor$|Milli$/, "").replace(/^./, (first) => first.toUpperCase());
  const value = field.value === datsValue ? dateValue : field.value === timsValue ? clockValue : field.value;
  return {
    ...field,
    name,
    value,
    maxLength: field.value === datsValue || field.value === timsValue ? undefined : field.maxLength,
  };
}

const fields = {
  /** By which a second arrival is known. */
  id: required(element("ID")),
  createdAt: element("CreationDateTime", instantValue),
  sender: required(element("StoreID")),
  senderSystem: element("SenderBusinessSystemID"),
  recipientSystem: element("RecipientBusinessSystemID"),
};
export type PosSoapHeader = Shape<typeof fields>;

function shapeOf<F extends Fields>(message: string, record: Group<F>) {
  return {
    steps: [
      { name: "Envelope", namespace: soapEnvelopeNamespace },
      { name: "Body", namespace: soapEnvelopeNamespace },
      { name: message, namespace: posSoapNamespace },
    ],
    fixed: {},
    header: required(group("MessageHeader", fields)),
    record: renamed(record),
  } satisfies DocumentShape;
}

export const posSoapShapes = {
  WPUBON01: shapeOf(messages.WPUBON01.message, receipt),
  WPUUMS01: shapeOf(messages.WPUUMS01.message, salesSum),
  WPUTAB01: shapeOf(messages.WPUTAB01.message, paymentList),
  WPUFIB01: shapeOf(messages.WPUFIB01.message, financialTransaction),
};

export const posSoapWriters = {
  WPUBON01: documentWriter(posSoapShapes.WPUBON01),
  WPUUMS01: documentWriter(posSoapShapes.WPUUMS01),
  WPUTAB01: documentWriter(posSoapShapes.WPUTAB01),
  WPUFIB01: documentWriter(posSoapShapes.WPUFIB01),
} satisfies Record<PosSoapType, DocumentWriter<PosSoapHeader, never>>;

/** Reader by the message's name, with the IDoc type whose records it gives. */
export const posSoapReaders = {
  SalesTransactionBulkRequest: { type: "WPUBON01", open: documentReader(posSoapShapes.WPUBON01) },
  SalesSumBulkRequest: { type: "WPUUMS01", open: documentReader(posSoapShapes.WPUUMS01) },
  PaymentListBulkRequest: { type: "WPUTAB01", open: documentReader(posSoapShapes.WPUTAB01) },
  FinancialTransactionBulkRequest: { type: "WPUFIB01", open: documentReader(posSoapShapes.WPUFIB01) },
} as const;

/** What an intake that knows IDocs asks of their control record. */
export function controlOf(type: PosSoapType, header: PosSoapHeader): ControlRecord {
  const messageType = type.slice(0, -2);
  const { id, sender } = header;
  return { basicType: type, messageType, sender, archiveKey: id };
}

/** What the ERP answers: the number by which its status service names the document. */
const confirmation = {
  steps: [
    { name: "Envelope", namespace: soapEnvelopeNamespace },
    { name: "Body", namespace: soapEnvelopeNamespace },
    { name: "PosConfirmation", namespace: posSoapNamespace },
  ],
  fixed: {},
  header: group("Sender", {}),
  record: group("Document", { idocNumber: required(element("IdocNumber")), repeated: element("Repeated", flagValue) }),
} satisfies DocumentShape;
const confirmationWriter = documentWriter(confirmation);

export function writePosConfirmation(idocNumber: string, repeated: boolean): string {
  return [...writeDocument(confirmationWriter, {}, [{ idocNumber, repeated }])].join("");
}
