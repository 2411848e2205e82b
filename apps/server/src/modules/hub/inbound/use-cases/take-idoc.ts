import type { InboundDocument } from "@counterfoil/contracts";
import { readDocument } from "../find-documents.ts";
import { peekRoot } from "../peek-root.ts";
import type { InboundService } from "../service.ts";
import { type ApplyOptions, applyDocument } from "./apply-document.ts";
import { type Received, type ReceiveOptions, receiveDocument } from "./receive-document.ts";

export type TakenIdoc = { documentId: string } & (
  | { outcome: "applied" | "duplicate"; counts?: InboundDocument["counts"]; book?: number }
  | { outcome: "accepted" | "busy" | "differs" }
  | { outcome: "refused"; reason: string; where?: string }
  | { outcome: "failed"; reason: string }
);

type Options = ApplyOptions &
  ReceiveOptions & {
    services: readonly InboundService[];
    requireActive: (message: string, technicalUser: string) => Promise<void>;
    publish: () => Promise<number>;
    applyLater: (received: Received & { outcome: "accepted" }) => void;
  };

/** Takes in a document whose sender waits: kept raw first, then applied and published before he hears of it. */
export async function takeIdoc(
  options: Options,
  technicalUser: string,
  sent: AsyncIterable<Uint8Array>,
): Promise<TakenIdoc> {
  const { root, body } = await peekRoot(sent);
  const named = options.services.find(({ name }) => name.replaceAll("/", "_-") === root);
  const service = named ?? (options.services[0] as InboundService);
  await options.requireActive(service.name, technicalUser);
  const received = await receiveDocument(options, { service, technicalUser, body });
  const { documentId } = received;
  if (received.outcome === "rejected") return { documentId, outcome: "refused", reason: received.error.message };
  if (received.outcome === "duplicate") return sayWhatBecameOf(options, received);
  if (received.outcome === "tested") return sayOutcome(options, documentId);
  if (received.readings === undefined) {
    options.applyLater(received);
    return { documentId, outcome: "accepted" };
  }
  const applied = await applyDocument(options, documentId, received.readings);
  return applied === "busy" ? { documentId, outcome: "busy" } : sayOutcome(options, documentId);
}

async function sayOutcome(options: Options, documentId: string): Promise<TakenIdoc> {
  const document = await readDocument(options.db, documentId);
  const { state, reason = "", counts } = document;
  if (state === "rejected") return { documentId, outcome: "refused", reason, where: "/IDOC" };
  if (state === "failed") return { documentId, outcome: "failed", reason };
  if (state === "received" || state === "applying") return { documentId, outcome: "busy" };
  return { documentId, outcome: "applied", counts, book: await options.publish() };
}

/** The first arrival is the one that counts; its sender gets the same answer again. */
async function sayWhatBecameOf(
  options: Options,
  { documentId, first }: Received & { outcome: "duplicate" },
): Promise<TakenIdoc> {
  if (!first?.same) return { documentId, outcome: "differs" };
  const before = await sayOutcome(options, first.id);
  return before.outcome === "applied" ? { ...before, outcome: "duplicate" } : before;
}
