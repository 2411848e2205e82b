import { randomUUID } from "node:crypto";
import { businessPartnerWriter, writeDocument } from "@counterfoil/sap";
import type { Db } from "../../../database.ts";
import type { Communication } from "../../communication/index.ts";
import { readModels } from "../models.ts";
import type { Sender } from "../send.ts";

export type TestMessage = { sent: true; messageId: string; status: number } | { sent: false; reason: string };

/**
 * One business partner that is nobody's, in a message that is marked as test data, to the receiver of business partners: shows
 * that the way is open, and changes nothing at its end.
 */
export async function sendTestMessage(
  { db, communication, sender }: { db: Db; communication: Pick<Communication, "namesIn">; sender: Sender },
  now: Date,
): Promise<TestMessage> {
  const models = await readModels(db);
  const model = models.find(({ active, objectTypes }) => active && objectTypes.includes("businessPartner"));
  if (!model) return { sent: false, reason: "No active replication model sends business partners." };
  const messageId = randomUUID();
  const names = await communication.namesIn(model.receiverId);
  const header = { uuid: messageId, createdAt: now.toISOString(), test: true, senderSystem: names.sender };
  const body = Buffer.from([...writeDocument(businessPartnerWriter, header, [nobody])].join(""));
  const answer = await sender.send(model.receiverId, { objectType: "businessPartner", body });
  if (answer.kind === "taken") return { sent: true, messageId, status: answer.statusCode };
  return { sent: false, reason: "reason" in answer ? answer.reason : `The receiver answered ${answer.statusCode}.` };
}

const nobody: Parameters<typeof businessPartnerWriter.record>[0] = {
  header: {},
  partner: {
    actionCode: "04",
    changeNumber: 0,
    internalId: "0",
    category: "organisation",
    common: [{ organisation: { name: { line1: "Test message" } } }],
  },
};
