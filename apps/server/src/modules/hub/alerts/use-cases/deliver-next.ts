import { inTransaction } from "@counterfoil/platform";
import { callWebhook } from "../call-webhook.ts";
import type { AlertContext } from "../context.ts";
import { noteOutcome, takeDue } from "../delivery-store.ts";
import type { Mailer } from "../send-mail.ts";

const FIRST_PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 3_600_000;
/** Two days: whoever does not hear for so long looks at the screen. */
const TRIES = 55;

/** Sends one; a crash before it is noted sends it again under the same id. */
export async function deliverNext(context: AlertContext, mailer: Mailer): Promise<"more" | "idle"> {
  return inTransaction(context.db, async (transaction) => {
    const due = await takeDue(transaction);
    if (!due) return "idle";
    const { id, channel, address, attempts } = due;
    if (channel === "mail" && (!mailer.isSetUp || address === "")) {
      const reason = address === "" ? "The person has no mail address." : "No mail server is set up (SMTP_URL).";
      await noteOutcome(transaction, id, { state: "kept", reason });
      return "more";
    }
    try {
      await (channel === "mail" ? mailer.send(due) : callWebhook(context, due));
      await noteOutcome(transaction, id, { state: "sent" });
    } catch (error) {
      const reason = (error instanceof Error ? error.message : String(error)).slice(0, 500);
      context.log.warn({ deliveryId: id, channel, reason }, "an alert could not be told");
      const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempts, 20));
      await noteOutcome(transaction, id, { state: attempts + 1 >= TRIES ? "dead" : "waiting", reason, pauseMs });
    }
    return "more";
  });
}
