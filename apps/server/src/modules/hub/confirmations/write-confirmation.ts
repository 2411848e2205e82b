import {
  type BusinessPartnerConfirmationDraft,
  businessPartnerConfirmationWriter,
  createBusinessPartnerReader,
  createBusinessPartnerRelationshipReader,
  type DocumentReader,
  type MessageHeader,
  type RelationshipConfirmationDraft,
  relationshipConfirmationWriter,
} from "@counterfoil/sap";
import type { Db } from "../../../database.ts";
import { isPlaceKey, type ObjectOutcome, readOutcomes, readRaw } from "../inbound/index.ts";
import type { OpenConfirmation } from "./store.ts";

const PAGE = 1000;
const LONGEST_NOTE = 500;

/** What became of each object of a request, in its order and by the ids that its sender gave. */
export async function writeConfirmation(
  db: Db,
  { documentId, messageId, sender, message }: Pick<OpenConfirmation, "documentId" | "messageId" | "sender" | "message">,
  { sendingSystem, now }: { sendingSystem: string; now: Date },
): Promise<string> {
  const { createReader, writer, record } = message.includes("Relationship") ? ofRelationships : ofPartners;
  const { uuid, id } = (await readHeader(db, documentId, createReader())) ?? {};
  const head = writer.open({
    uuid: messageId,
    ...(uuid ? { referenceUuid: uuid } : {}),
    ...(id ? { referenceId: id } : {}),
    createdAt: now.toISOString(),
    senderSystem: sendingSystem,
    ...(sender === null ? {} : { recipientSystem: sender }),
  });
  const pieces = [head];
  for (let from = 0; ; ) {
    const outcomes = await readOutcomes(db, documentId, { from, count: PAGE });
    const last = outcomes.at(-1);
    if (last === undefined) break;
    for (const outcome of outcomes) pieces.push(record(outcome));
    from = last.position + 1;
  }
  return [...pieces, writer.close()].join("");
}

const ofPartners = {
  createReader: createBusinessPartnerReader,
  writer: businessPartnerConfirmationWriter,
  record: (outcome: ObjectOutcome) => businessPartnerConfirmationWriter.record(partnerRecord(outcome)),
};
const ofRelationships = {
  createReader: createBusinessPartnerRelationshipReader,
  writer: relationshipConfirmationWriter,
  record: (outcome: ObjectOutcome) => relationshipConfirmationWriter.record(relationshipRecord(outcome)),
};

const SLICE = 4096;

/** Once more from the stored bytes, and of those only as many as it takes. */
async function readHeader(
  db: Db,
  documentId: string,
  reader: Pick<DocumentReader<MessageHeader, unknown>, "header" | "write">,
): Promise<MessageHeader | undefined> {
  for await (const chunk of readRaw(db, documentId))
    for (let from = 0; from < chunk.length; from += SLICE) {
      reader.write(chunk.subarray(from, from + SLICE));
      if (reader.header !== undefined) return reader.header;
    }
  return undefined;
}

function partnerRecord(outcome: ObjectOutcome): BusinessPartnerConfirmationDraft {
  const { objectKey, senderIds } = outcome;
  return {
    header: referenceOf(outcome),
    partner: {
      ...(senderIds?.uuid ? { uuid: senderIds.uuid } : {}),
      ...(isPlaceKey(objectKey) ? {} : { internalId: objectKey }),
      ...(isTaken(outcome) ? { receiverInternalId: objectKey } : {}),
    },
    log: logOf(outcome),
  };
}

function relationshipRecord(outcome: ObjectOutcome): RelationshipConfirmationDraft {
  const { uuid, relatedUuid, category } = outcome.senderIds ?? {};
  const [company, person] = isPlaceKey(outcome.objectKey) ? [] : outcome.objectKey.split("/");
  return {
    header: referenceOf(outcome),
    relationship: {
      uuid,
      internalId: company,
      ...(isTaken(outcome) && { receiverInternalId: company, receiverRelatedInternalId: person }),
      relatedUuid,
      relatedInternalId: person,
      category,
    },
    log: logOf(outcome),
  };
}

const isTaken = ({ outcome }: ObjectOutcome) => outcome !== "rejected";

const referenceOf = ({ senderIds }: ObjectOutcome) => ({
  ...(senderIds?.messageUuid ? { referenceUuid: senderIds.messageUuid } : {}),
  ...(senderIds?.messageId ? { referenceId: senderIds.messageId } : {}),
});

function logOf(outcome: ObjectOutcome): NonNullable<BusinessPartnerConfirmationDraft["log"]> {
  const { reason } = outcome;
  const severity = !isTaken(outcome) ? "error" : reason === null ? "information" : "warning";
  return {
    result: isTaken(outcome) ? "success" : "failed",
    severity,
    items: reason === null ? [] : [{ severity, note: reason.slice(0, LONGEST_NOTE) }],
  };
}
