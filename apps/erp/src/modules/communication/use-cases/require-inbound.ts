import type { Db } from "../../../database.ts";
import { type Agreed, callKey, findAgreed, noteNotTaken, noteTaken } from "../call-store.ts";
import { serviceInactive, serviceNotArranged } from "../errors.ts";
import { type InboundServiceName, inboundServices } from "../scenarios.ts";

/** A call of each second of the day is noted now and then only; one after a failure at once. */
const NOTED_EVERY_MS = 5000;

/**
 * Asks whether a communication user may call one of these services now. A service that is off answers 503: the sender keeps the
 * message and comes again, as for any system that is not ready. One that is arranged for others answers 403.
 */
export function createInboundGate(db: Db) {
  const noted = new Map<string, number>();

  async function require(services: readonly InboundServiceName[], userName: string): Promise<Agreed[]> {
    const all = await findAgreed(db, services);
    const open = all.filter(({ on, inboundUser }) => on && inboundUser === userName);
    if (open.length > 0) return open;
    const mine = all.filter(({ inboundUser }) => inboundUser === userName);
    const refusal = refusalOf(services, userName, mine.length > 0 || all.every(({ on }) => !on));
    await noteFailed(mine.length > 0 ? mine : all.filter(({ on }) => on), refusal.message);
    throw refusal;
  }

  async function noteFailed(agreed: readonly Agreed[], reason: string): Promise<void> {
    for (const each of agreed) {
      noted.delete(callKey(each));
      await noteNotTaken(db, each, reason);
    }
  }

  return {
    require,
    /** How a call ended that was let in. */
    async note(agreed: readonly Agreed[], failure: string | undefined, nowMs: number): Promise<void> {
      if (failure !== undefined) return noteFailed(agreed, failure);
      for (const each of agreed)
        if (nowMs - (noted.get(callKey(each)) ?? 0) > NOTED_EVERY_MS) {
          noted.set(callKey(each), nowMs);
          await noteTaken(db, each);
        }
    },
  };
}
export type InboundGate = ReturnType<typeof createInboundGate>;

function refusalOf(services: readonly InboundServiceName[], userName: string, off: boolean) {
  const messages = services.flatMap((service) => [...inboundServices[service].messages]);
  const what = messages.length > 0 ? messages.join(", ") : services.join(", ");
  return off
    ? serviceInactive(`${what}: switched off in the communication arrangement; nothing was stored.`)
    : serviceNotArranged(`${what}: not arranged for ${userName}; nothing was stored.`);
}
