import type { MessageHeader, OpenControlRecord } from "@counterfoil/sap";

/** By what a second arrival of a message is known. */
export type MessageIdentity = { messageId: string | undefined; sender: string | undefined };

/** An empty element is no id: two of them would be the same message. */
const given = (text: string | undefined) => text?.trim() || undefined;

export const soapIdentity = (header: MessageHeader | undefined): MessageIdentity => ({
  messageId: given(header?.uuid) ?? given(header?.id),
  sender: header?.senderSystem,
});

/** Senders number their IDocs; those of SAP's tutorials have no number, and are applied as often as they come. */
export const idocIdentity = (header: OpenControlRecord | undefined): MessageIdentity => ({
  messageId: given(header?.idocNumber) ?? given(header?.archiveKey),
  sender: given(header?.sender) ?? given(header?.senderPort),
});
