import {
  type ControlRecordDraft,
  type DocumentWriter,
  financialTransactionWriter,
  goodsMovementWriter,
  isPosSoapType,
  type PosIdocType,
  type PosSoapHeader,
  type PosSoapType,
  paymentListWriter,
  posControlRecord,
  posSoapPath,
  posSoapWriters,
  receiptWriter,
  salesSumWriter,
} from "@counterfoil/sap";

/** In which form a document is written and sent. */
export type DocumentForm = "idoc" | "soap";

type Writer<Header> = DocumentWriter<Header, never>;
const idocWriters: Record<PosIdocType, Writer<ControlRecordDraft>> = {
  WPUBON01: receiptWriter,
  WPUUMS01: salesSumWriter,
  WPUTAB01: paymentListWriter,
  WPUFIB01: financialTransactionWriter,
  WPUWBW01: goodsMovementWriter,
};
const soapWriters: Record<PosSoapType, Writer<PosSoapHeader>> = posSoapWriters;

/** Goods movements have no service of ours in SOAP: they stay IDocs. */
export function formOf(type: PosIdocType, wanted: DocumentForm): DocumentForm {
  return wanted === "soap" && isPosSoapType(type) ? "soap" : "idoc";
}

/** A mapped record as text; throws SapFormatError for what the format cannot carry. */
export function writeRecord(type: PosIdocType, form: DocumentForm, draft: Record<string, unknown>): string {
  const writer = form === "soap" && isPosSoapType(type) ? soapWriters[type] : idocWriters[type];
  return writer.record(draft as never);
}

export type DocumentParties = { storeId: string; senderPort: string; receiverPort: string; receiver: string };
type Head = { type: PosIdocType; form: DocumentForm; messageKey: string; at: Date };

/** Puts written records into one document of a store. */
export function wrapRecords(records: readonly string[], parties: DocumentParties, head: Head): string {
  const { type, form, messageKey, at } = head;
  if (form === "soap" && isPosSoapType(type)) {
    const writer = soapWriters[type];
    const { storeId: sender, senderPort: senderSystem, receiver: recipientSystem } = parties;
    const header = { id: messageKey, createdAt: at.toISOString(), sender, senderSystem, recipientSystem };
    return writer.open(header) + records.join("") + writer.close();
  }
  const writer = idocWriters[type];
  return writer.open(controlOf(parties, head)) + records.join("") + writer.close();
}

function controlOf(
  { storeId, senderPort, receiverPort, receiver }: DocumentParties,
  { type, messageKey, at }: Head,
): ControlRecordDraft {
  const created = at.toISOString();
  return posControlRecord(type, {
    senderPort,
    sender: storeId,
    receiverPort,
    receiver,
    createdOn: created.slice(0, 10),
    createdTime: created.slice(11, 19),
    archiveKey: messageKey,
  });
}

/** Where a document is sent. */
export function pathOf(type: PosIdocType, form: DocumentForm): string {
  return form === "soap" && isPosSoapType(type) ? posSoapPath(type) : "/sap/bc/idoc_xml";
}
