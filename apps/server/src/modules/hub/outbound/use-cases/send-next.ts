import type { OutboundContext } from "../context.ts";
import { findReadyDocuments } from "../document-store.ts";
import { arrangedServices, idocTypesOf } from "../message.ts";
import { readOpen } from "../send-times.ts";
import { buildNextDocument } from "./build-document.ts";
import { sendDocument } from "./send-document.ts";

/**
 * One step: sends what is stored, or stores what waits. While a document is on its way the next one is made, so that neither side
 * waits for the other. While a system does not answer, a single document is tried after each pause, and nothing else is even built:
 * it will fill fuller documents then. What is switched off waits.
 */
export async function sendNext(context: OutboundContext): Promise<"more" | "idle"> {
  for (const { systemId, services } of await context.communication.readRoutes(arrangedServices)) {
    const [ready, following] = await findReadyDocuments(context.db, idocTypesOf(services));
    const destination = await context.communication.readDestination(systemId, ready?.form ?? "idoc");
    if (!destination) continue;
    const build = async () => buildNextDocument(context, { destination, open: await readOpen(context, services) });
    if (!ready) {
      if (await build()) return "more";
      continue;
    }
    const isFirstTry = ready.attempts === 0 && following === undefined;
    // Both to their end, or the next step would send what is on its way still.
    for (const done of await Promise.allSettled([sendDocument(context, destination, ready), isFirstTry && build()]))
      if (done.status === "rejected") throw done.reason;
    return "more";
  }
  return "idle";
}
