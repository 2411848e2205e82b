import {
  type BusinessPartnerConfirmationDraft,
  businessPartnerConfirmationWriter,
  createBusinessPartnerReader,
  type MessageHeader,
} from "@counterfoil/sap";
import type { Db } from "../../../database.ts";
import { isPlaceKey, type ObjectOutcome, readOutcomes, readRaw } from "../inbound/index.ts";
import type { OpenConfirmation } from "./store.ts";

const PAGE = 1000;
const LONGEST_NOTE = 500;

/** What became of each partner of a request, in its order and by the ids that its sender gave. */
export async function writeConfirmation(
  db: Db,
  { documentId, messageId, sender }: Pick<OpenConfirmation, "documentId" | "messageId" | "sender">,
  { sendingSystem, now }: { sendingSystem: string; now: Date },
): Promise<string> {
  const { uuid, id } = (await readHeader(db, documentId)) ?? {};
  const head = businessPartnerConfirmationWriter.open({
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
    for (const outcome of outcomes) pieces.push(businessPartnerConfirmationWriter.record(recordOf(outcome)));
    from = last.position + 1;
  }
  return [...pieces, businessPartnerConfirmationWriter.close()].join("");
}

const SLICE = 4096;

/** Once more from the stored bytes, and of those only as many as it takes. */
async function readHeader(db: Db, documentId: string): Promise<MessageHeader | undefined> {
  const reader = createBusinessPartnerReader();
  for await (const chunk of readRaw(db, documentId))
    for (let from = 0; from < chunk.length; from += SLICE) {
      reader.write(chunk.subarray(from, from + SLICE));
      if (reader.header !== undefined) return reader.header;
    }
  return undefined;
}

function recordOf({ outcome, objectKey, reason, senderIds }: ObjectOutcome): BusinessPartnerConfirmationDraft {
  const { messageUuid, messageId, uuid } = senderIds ?? {};
  const failed = outcome === "rejected";
  const severity = failed ? "error" : reason === null ? "information" : "warning";
  return {
    header: {
      ...(messageUuid ? { referenceUuid: messageUuid } : {}),
      ...(messageId ? { referenceId: messageId } : {}),
    },
    partner: {
      ...(uuid ? { uuid } : {}),
      ...(isPlaceKey(objectKey) ? {} : { internalId: objectKey }),
      ...(failed ? {} : { receiverInternalId: objectKey }),
    },
    log: {
      result: failed ? "failed" : "success",
      severity,
      items: reason === null ? [] : [{ severity, note: reason.slice(0, LONGEST_NOTE) }],
    },
  };
}
