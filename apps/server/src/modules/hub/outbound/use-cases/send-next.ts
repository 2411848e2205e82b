import type { OutboundContext } from "../context.ts";
import { findReadyDocument } from "../document-store.ts";
import { arrangedServices, idocTypesOf } from "../message.ts";
import { readOpen } from "../send-times.ts";
import { buildNextDocument } from "./build-document.ts";
import { sendDocument } from "./send-document.ts";

/**
 * One step: sends what is stored, or stores what waits. While a system does not answer, a single document is tried after each
 * pause, and nothing else is even built: it will fill fuller documents then. What is switched off waits.
 */
export async function sendNext(context: OutboundContext): Promise<"more" | "idle"> {
  for (const { systemId, services } of await context.communication.readRoutes(arrangedServices)) {
    const ready = await findReadyDocument(context.db, idocTypesOf(services));
    const destination = await context.communication.readDestination(systemId, ready?.form ?? "idoc");
    if (!destination) continue;
    if (ready) await sendDocument(context, destination, ready);
    if (ready || (await buildNextDocument(context, { destination, open: await readOpen(context, services) })))
      return "more";
  }
  return "idle";
}
