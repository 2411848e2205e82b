import type { Heartbeat } from "@counterfoil/contracts";
import type { Clock } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { upsertTillState } from "../till-store.ts";

/** The difference of the clocks contains the way of the message: some milliseconds, where minutes matter. */
export async function recordHeartbeat(
  db: Db,
  clock: Clock,
  tillId: string,
  beat: Heartbeat,
): Promise<{ serverTime: string }> {
  const now = clock.now();
  await upsertTillState(db, tillId, { ...beat, clockAheadMs: Date.parse(beat.clock) - now.getTime() });
  return { serverTime: now.toISOString() };
}
