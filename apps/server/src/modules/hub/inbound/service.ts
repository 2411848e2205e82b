import type { DocumentReader, MessageHeader, RecordReading, XmlLimits } from "@counterfoil/sap";
import type { Bulk } from "../../../bulk/bulk-transaction.ts";
import type { Outcome } from "../../../bulk/outcome.ts";
import type { DbTransaction } from "../../../database.ts";

export type ObjectType = "article" | "businessPartner";

/** One kind of message that comes in: how it is read, and what takes its objects. */
export type InboundService<Message = unknown> = {
  name: string;
  objectType: ObjectType;
  createReader(limits?: Partial<XmlLimits>): DocumentReader<MessageHeader, Message>;
  /** Of a message that could not be read whole, too. */
  keyOf(message: Partial<Message>): string | undefined;
  textOf(message: Partial<Message>): string | undefined;
  /** Takes a batch in, in which every key is there once; one outcome for each. */
  apply(bulk: Bulk, messages: readonly Message[]): Promise<Outcome[]>;
  /** After the last batch, when something changed. */
  announce(db: DbTransaction): Promise<void>;
};

export type Reading = RecordReading<MessageHeader, unknown>;
export type Readings = { readings: readonly Reading[] };
