import type { DocumentReader, RecordReading, XmlLimits } from "@counterfoil/sap";
import type { Bulk } from "../../../bulk/bulk-transaction.ts";
import type { Outcome } from "../../../bulk/outcome.ts";
import type { DbTransaction } from "../../../database.ts";
import type { MessageIdentity } from "./message-identity.ts";

export type ObjectType = "article" | "businessPartner" | "relationship" | "price" | "promotion" | "purchasePrice";

/** What a sender calls an object and its message, beside the key that we both have. */
export type SenderIds = {
  messageUuid?: string;
  messageId?: string;
  uuid?: string;
  /** Of a relationship: its other partner, and what kind it is. */
  relatedUuid?: string;
  category?: string;
};

/** One kind of message that comes in: how it is read, and what takes its objects. */
export type InboundService<Message = unknown, Header = unknown> = {
  name: string;
  objectType: ObjectType;
  createReader(limits?: Partial<XmlLimits>): DocumentReader<Header, Message>;
  identityOf(header: Header | undefined): MessageIdentity;
  /** The sender marked it as test data. */
  isTest(header: Header | undefined): boolean;
  /** A message without an id is refused: it could not be known when it comes again. */
  requiresId: boolean;
  /** The sender waits for the outcome: a document that is short enough to be held is applied whole or not at all. */
  allOrNothing: boolean;
  /** Of a message that could not be read whole, too. */
  keyOf(message: Partial<Message>): string | undefined;
  textOf(message: Partial<Message>): string | undefined;
  /** Of what its sender is told what became of it. */
  senderIdsOf?(message: Partial<Message>): SenderIds;
  /** Takes a batch in, in which every key is there once; one outcome for each. */
  apply(bulk: Bulk, messages: readonly Message[]): Promise<Outcome[]>;
  /** After the last batch, when something changed. */
  announce(db: DbTransaction): Promise<void>;
};

export type Reading = RecordReading<unknown, unknown>;
export type Readings = { readings: readonly Reading[] };
