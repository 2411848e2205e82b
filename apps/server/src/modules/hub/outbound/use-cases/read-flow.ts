import type { FlowStepSchema } from "@counterfoil/contracts";
import type { Static } from "typebox";
import type { Db } from "../../../../database.ts";
import { findMessages, type MessageStep } from "../message-store.ts";

type FlowStep = Static<typeof FlowStepSchema>;

/** The steps of a transaction after it was accepted: message, IDoc, and what the ERP made of it; of a closing those of each part. */
export async function readFlow(db: Db, storeId: string, id: string): Promise<FlowStep[]> {
  const messages = await findMessages(db, storeId, id);
  return messages.flatMap((message) => [
    messageStep(id, message),
    ...idocSteps(message),
    ...erpSteps(message),
    ...reversalStep(message),
  ]);
}

function messageStep(id: string, { service, createdAt, state, reason, documentId, sumNumber }: MessageStep): FlowStep {
  return {
    system: "server",
    document: sumNumber === null ? "outboundMessage" : "sumOfClosing",
    number: sumNumber ?? (service === "WPUUMS01" || service === "WPUTAB01" ? service : id),
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

/** Whether it was posted again since, the message says. */
function reversalStep({ businessKey: number, reversal }: MessageStep): FlowStep[] {
  if (reversal === null) return [];
  const { by, at, why } = reversal;
  return [{ system: "erp", document: "reversal", number, at, state: "reversed", reason: `${by}: ${why}` }];
}

function erpSteps({ erpDocuments, postedAt }: MessageStep): FlowStep[] {
  return Object.entries(erpDocuments ?? {}).map(([document, number]) => ({
    system: "erp" as const,
    document,
    number,
    ...(postedAt === null ? {} : { at: postedAt.toISOString(), state: "posted" }),
  }));
}
