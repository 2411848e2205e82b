import type { Heartbeat } from "@counterfoil/contracts";

/** What the till runs on, for those who look after it from afar. */
export async function describeDevice(): Promise<NonNullable<Heartbeat["device"]>> {
  const [persisted, { usage, quota } = {}] = await Promise.all([
    navigator.storage?.persisted?.(),
    navigator.storage?.estimate?.(),
  ]);
  return {
    browser: navigator.userAgent.slice(0, 200),
    persisted: persisted ?? false,
    ...(usage === undefined ? {} : { usedBytes: usage }),
    ...(quota === undefined ? {} : { quotaBytes: quota }),
  };
}
