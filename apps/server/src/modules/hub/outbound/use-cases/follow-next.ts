import { inTransaction } from "@counterfoil/platform";
import { ErpFailure } from "../../communication/index.ts";
import type { OutboundContext } from "../context.ts";
import { findDueForPoll, markPolled } from "../document-store.ts";
import { tellDelivered } from "../tell-states.ts";
import { askStatuses, LONGEST_PAUSE_MS, pauseAfter } from "./ask-statuses.ts";

const service = "postingStatus";
const STATUS_TIMEOUT_MS = 30_000;

/**
 * Asks what became of one delivered document. An ERP without the status service still takes documents, so a failure here
 * stops no sending; it makes this document wait longer each time, and the caller pause.
 */
export async function followNext(context: OutboundContext): Promise<"more" | "idle"> {
  const [route] = await context.communication.readRoutes([service]);
  const destination = route && (await context.communication.readDestination(route.systemId, "odata"));
  if (!destination) return "idle";
  const delivered = await findDueForPoll(context.db, LONGEST_PAUSE_MS);
  if (!delivered) return "idle";
  try {
    await askStatuses(context, destination, delivered, STATUS_TIMEOUT_MS);
    await context.communication.noteAnswered(destination.systemId, service);
    return "more";
  } catch (error) {
    if (!(error instanceof ErpFailure)) throw error;
    if (context.stopping.aborted) return "idle";
    context.log.warn({ failure: error.failure, idoc: delivered.idocNumber }, "the ERP did not tell what it posted");
    await context.communication.noteUnanswered(destination.systemId, { service, reason: error.failure.detail });
    const pauseMs = Math.max(1000, pauseAfter(delivered.polls));
    await inTransaction(context.db, async (transaction) => {
      await tellDelivered(context, transaction, delivered.id);
      await markPolled(transaction, delivered.id, { settled: false, pauseMs });
    });
    return "idle";
  }
}
