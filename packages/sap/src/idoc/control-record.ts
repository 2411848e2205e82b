import { type Draft, element, group, required, type Shape } from "../shape/fields.ts";
import { datsValue, textValue, timsValue } from "../shape/values.ts";

const field = (name: string, length: number) => element(name, textValue, length);

/**
 * EDI_DC40. [seen]: the fields that real senders fill (TABNAM, DIRECT, IDOCTYP, MESTYP, STDMES, ports, partners, CREDAT,
 * CRETIM). Lengths, MANDT, DOCNUM, ARCKEY and SERIAL are general knowledge of the dictionary, not verified.
 */
const fields = {
  table: field("TABNAM", 10),
  client: field("MANDT", 3),
  idocNumber: field("DOCNUM", 16),
  direction: field("DIRECT", 1),
  basicType: field("IDOCTYP", 30),
  messageType: field("MESTYP", 30),
  standardMessage: field("STDMES", 6),
  senderPort: field("SNDPOR", 10),
  senderType: field("SNDPRT", 2),
  sender: field("SNDPRN", 10),
  receiverPort: field("RCVPOR", 10),
  receiverType: field("RCVPRT", 2),
  receiver: field("RCVPRN", 10),
  createdOn: element("CREDAT", datsValue),
  createdTime: element("CRETIM", timsValue),
  /** Our own message number, so that the receiver knows a second delivery. */
  archiveKey: field("ARCKEY", 70),
  serial: field("SERIAL", 20),
};

export const controlRecord = group(
  "EDI_DC40",
  {
    ...fields,
    basicType: required(fields.basicType),
    messageType: required(fields.messageType),
    sender: required(fields.sender),
  },
  { SEGMENT: "1" },
);

/** SAP's own tutorials for the price service send IDOCTYP and nothing else. */
export const openControlRecord = group("EDI_DC40", fields, { SEGMENT: "1" });
export type OpenControlRecord = Shape<typeof fields>;
export type OpenControlRecordDraft = Draft<typeof fields>;

export type ControlRecord = Shape<(typeof controlRecord)["fields"]>;
export type ControlRecordDraft = Draft<(typeof controlRecord)["fields"]>;

export interface IdocParties {
  senderPort: string;
  /** The customer number of the store; for us its site number. */
  sender: string;
  receiverPort: string;
  receiver: string;
  createdOn: string;
  createdTime: string;
  archiveKey?: string;
}

/** The control record of an inbound POS IDoc, filled as real senders fill it: the store sends as a customer (KU). */
export function posControlRecord(basicType: PosIdocType, parties: IdocParties): ControlRecordDraft {
  const messageType = basicType.slice(0, -2);
  return {
    ...parties,
    table: "EDI_DC40",
    direction: "2",
    basicType,
    messageType,
    standardMessage: messageType,
    senderType: "KU",
    receiverType: "LS",
  };
}

export type PosIdocType = "WPUBON01" | "WPUFIB01" | "WPUWBW01" | "WPUUMS01" | "WPUTAB01";
