import { readContact } from "../contact-store.ts";
import type { OutboundContext } from "../context.ts";
import { findReadyDocument } from "../document-store.ts";
import { buildNextDocument } from "./build-document.ts";
import { sendDocument } from "./send-document.ts";

/**
 * One step: sends what is stored, or stores what waits. While the ERP does not answer, a single document is tried after each
 * pause, and nothing else is even built: it will fill fuller documents then.
 */
export async function sendNext(context: OutboundContext): Promise<"more" | "idle"> {
  const connection = await context.readConnection();
  if (!connection || (await readContact(context.db)).paused) return "idle";
  const ready = await findReadyDocument(context.db);
  if (ready) await sendDocument(context, connection, ready);
  else if (!(await buildNextDocument(context, connection))) return "idle";
  return "more";
}
