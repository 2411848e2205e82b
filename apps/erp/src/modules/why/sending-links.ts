import type { ReplicatedType } from "../masterdata/index.ts";
import { type ErpLink, link, screen, type WhyContext } from "./context.ts";

type Subject = { type: ReplicatedType; key: string; changeNumber: number };
type Model = Awaited<ReturnType<WhyContext["readModels"]>>[number];

/** How an object gets out, model by model: its filter, the service, the message. Prices travel with their article or apart. */
export async function sendingLinks(context: WhyContext, subject: Subject, price: ErpLink[]): Promise<ErpLink[]> {
  const models = (await context.readModels()).filter(({ objectTypes }) => objectTypes.includes(subject.type));
  if (models.length === 0)
    return [link("model", ["broken", "none"], {}, { link: screen("ReplicationModel-search") }), ...price];
  const chains = [];
  for (const [index, model] of models.entries())
    chains.push(await linksOfModel(context, model, subject, index === 0 ? price : []));
  return chains.flat();
}

async function linksOfModel(context: WhyContext, model: Model, subject: Subject, price: ErpLink[]): Promise<ErpLink[]> {
  const { modelId, receiverId, active } = model;
  const there = { link: screen("ReplicationModel-display", { modelId }) };
  return [
    link("model", active ? ["ok", "active"] : ["broken", "inactive"], { model: modelId, receiver: receiverId }, there),
    await filterLink(context, model, subject, there),
    await serviceLink(context, model, subject),
    ...price,
    await messageLink(context, model, subject),
  ];
}

async function filterLink(
  { whyNotMatched }: WhyContext,
  { modelId }: Model,
  { type, key }: Subject,
  there: { link: string },
): Promise<ErpLink> {
  const found = await whyNotMatched(modelId, type, key);
  if (found.matched) return link("filter", ["ok", "matched"], { model: modelId }, there);
  return link("filter", ["broken", "keptOut"], { model: modelId, en: found.words.en, de: found.words.de }, there);
}

async function serviceLink({ openWay }: WhyContext, { receiverId }: Model, { type }: Subject): Promise<ErpLink> {
  const { closed } = await openWay(receiverId, type);
  const there = { link: screen("CommunicationSystem-display", { SystemId: receiverId }) };
  if (!closed) return link("service", ["ok", "on"], { receiver: receiverId }, there);
  return link(
    "service",
    ["broken", "off"],
    { receiver: receiverId, closed: closed.code, reason: closed.reason },
    there,
  );
}

async function messageLink(context: WhyContext, model: Model, subject: Subject): Promise<ErpLink> {
  const { type, key, changeNumber } = subject;
  const sent = await context.readSent(model.receiverId, type, key);
  const waiting = await context.readWaiting(model.modelId, type);
  if (!sent) return waiting ? waitingLink(waiting) : link("message", ["broken", "never"], {}, never);
  const facts = { messageId: sent.messageId, reason: sent.reason ?? undefined };
  const told = { at: sent.at.toISOString(), link: screen("ReplicationRun-display", { runId: String(sent.runId) }) };
  if (sent.state === "refused") return link("message", ["broken", "refused"], facts, told);
  if (!sent.present) return link("message", ["broken", "takenBack"], facts, told);
  if (sent.changeNumber < changeNumber)
    return link("message", ["warning", waiting ? "olderWaiting" : "older"], facts, told);
  return link("message", ["ok", sent.state === "sent" ? "sent" : "confirmed"], facts, told);
}

const never = { link: screen("ReplicationRun-search") };
const waitingLink = ({ runId, reason }: { runId: number; reason: string | null }) =>
  link(
    "message",
    ["broken", "waiting"],
    { reason: reason ?? undefined },
    {
      link: screen("ReplicationRun-display", { runId: String(runId) }),
    },
  );
