import {
  type BusinessPartnerConfirmationDraft,
  type BusinessPartnerReading,
  businessPartnerConfirmationWriter,
  createBusinessPartnerReader,
  readRecords,
} from "@counterfoil/sap";
import type { Db } from "../../../database.ts";
import { type ObjectOutcome, readOutcomes, readRaw } from "../inbound/index.ts";
import type { OpenConfirmation } from "./store.ts";

const PAGE = 1000;
const LONGEST_NOTE = 500;

/**
 * What became of each partner of a request, in its order and by the ids that its sender gave: the request is read once more from
 * the stored bytes, as ids that we have no use for are kept nowhere else.
 */
export async function writeConfirmation(
  db: Db,
  { documentId, messageId, sender }: Pick<OpenConfirmation, "documentId" | "messageId" | "sender">,
  { sendingSystem, now }: { sendingSystem: string; now: Date },
): Promise<string> {
  const pieces: string[] = [];
  let outcomes = new Map<number, ObjectOutcome>();
  const reader = createBusinessPartnerReader();
  for await (const reading of readRecords(reader, readRaw(db, documentId)) as AsyncIterable<BusinessPartnerReading>) {
    if (reading.index % PAGE === 0) outcomes = await readOutcomes(db, documentId, { from: reading.index, count: PAGE });
    const outcome = outcomes.get(reading.index);
    if (outcome !== undefined) pieces.push(businessPartnerConfirmationWriter.record(recordOf(reading, outcome)));
  }
  const { uuid, id } = reader.header ?? {};
  const head = businessPartnerConfirmationWriter.open({
    uuid: messageId,
    ...(uuid ? { referenceUuid: uuid } : {}),
    ...(id ? { referenceId: id } : {}),
    createdAt: now.toISOString(),
    senderSystem: sendingSystem,
    ...(sender === null ? {} : { recipientSystem: sender }),
  });
  return [head, ...pieces, businessPartnerConfirmationWriter.close()].join("");
}

function recordOf(
  reading: BusinessPartnerReading,
  { outcome, objectKey, reason }: ObjectOutcome,
): BusinessPartnerConfirmationDraft {
  const { header, partner } = reading.ok ? reading.value : reading.partial;
  const failed = outcome === "rejected";
  const severity = failed ? "error" : reason === null ? "information" : "warning";
  return {
    header: {
      ...(header?.uuid ? { referenceUuid: header.uuid } : {}),
      ...(header?.id ? { referenceId: header.id } : {}),
    },
    partner: {
      ...(partner?.uuid ? { uuid: partner.uuid } : {}),
      ...(partner?.internalId ? { internalId: partner.internalId } : {}),
      ...(failed ? {} : { receiverInternalId: objectKey }),
    },
    log: {
      result: failed ? "failed" : "success",
      severity,
      items: reason === null ? [] : [{ severity, note: reason.slice(0, LONGEST_NOTE) }],
    },
  };
}
