import type { FlowStepSchema } from "@counterfoil/contracts";
import type { Static } from "typebox";
import type { Db } from "../../../../database.ts";
import { findMessage, type MessageStep } from "../message-store.ts";

type FlowStep = Static<typeof FlowStepSchema>;

/** The steps of a transaction after it was accepted: message, IDoc, and what the ERP made of it. */
export async function readFlow(db: Db, storeId: string, id: string): Promise<FlowStep[]> {
  const message = await findMessage(db, storeId, id);
  if (!message) return [];
  return [messageStep(id, message), ...idocSteps(message), ...erpSteps(message)];
}

function messageStep(id: string, { createdAt, state, reason, documentId }: MessageStep): FlowStep {
  return {
    system: "server",
    document: "outboundMessage",
    number: id,
    at: createdAt.toISOString(),
    state,
    ...(reason === null ? {} : { reason }),
    ...(documentId === null ? {} : { link: `/api/hub/outbound-documents/${documentId}` }),
  };
}

function idocSteps({ idocNumber, deliveredAt }: MessageStep): FlowStep[] {
  if (idocNumber === null) return [];
  const at = deliveredAt === null ? {} : { at: deliveredAt.toISOString() };
  return [{ system: "erp", document: "idoc", number: idocNumber, ...at, state: "delivered" }];
}

function erpSteps({ erpDocuments, postedAt }: MessageStep): FlowStep[] {
  return Object.entries(erpDocuments ?? {}).map(([document, number]) => ({
    system: "erp" as const,
    document,
    number,
    ...(postedAt === null ? {} : { at: postedAt.toISOString(), state: "posted" }),
  }));
}
