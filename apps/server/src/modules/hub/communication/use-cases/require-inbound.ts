import type { Db } from "../../../../database.ts";
import { serviceInactive } from "../errors.ts";
import { type InboundServiceName, messagesOf } from "../scenarios.ts";
import { findInboundServices } from "../service-store.ts";

const serviceOf = new Map(
  Object.entries(messagesOf).flatMap(([service, messages]) =>
    messages.map((message) => [message, service as InboundServiceName] as const),
  ),
);

/**
 * Refuses a message whose service is switched off, or arranged for others only. The sender keeps it and comes again, as for
 * any server that is not ready; nothing of it is stored.
 */
export async function requireInbound(db: Db, message: string, technicalUser: string): Promise<void> {
  const service = serviceOf.get(message);
  const arranged = service === undefined ? [] : await findInboundServices(db, service);
  if (arranged.length === 0) throw serviceInactive(`${message} is switched off; nothing was stored.`);
  if (!arranged.some((each) => each.technicalUser === undefined || each.technicalUser === technicalUser))
    throw serviceInactive(`${message} is not arranged for ${technicalUser}; nothing was stored.`);
}

/** The messages that somebody may send now. */
export async function readActiveMessages(db: Db): Promise<Set<string>> {
  const active = new Set<string>();
  for (const [service, messages] of Object.entries(messagesOf))
    if ((await findInboundServices(db, service as InboundServiceName)).length > 0)
      for (const message of messages) active.add(message);
  return active;
}
