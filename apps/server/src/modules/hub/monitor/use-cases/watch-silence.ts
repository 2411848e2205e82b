import type { AnyKysely } from "@counterfoil/platform";
import { inTransaction } from "@counterfoil/platform";
import type { NotedAlert } from "../../alerts/index.ts";
import type { MonitorContext, WatchedStore, WatchedTill } from "../context.ts";
import { openFor } from "../opening.ts";
import { readContacts, readExpected, readOverdue, readSilence, type SystemContact } from "../store.ts";

const MINUTE_MS = 60_000;
/** One failed try is a hiccup. */
const FAILURES_OF_AN_OUTAGE = 3;

/** Each minute: who is silent that should speak, and who speaks again. */
export async function watchSilence(context: MonitorContext): Promise<void> {
  const { db, clock, alerts } = context;
  const now = clock.now();
  const { tillMinutes, closingHours } = await readSilence(db);
  const stores = new Map((await context.readStores()).map((store) => [store.storeId, store]));
  const tills = await context.readTills();
  await inTransaction(db, async (transaction) => {
    // Of thousands of tills nearly all speak, and of them nobody was ever told.
    const silent = new Set(await alerts.openKeys(transaction, "till-silent"));
    for (const till of tills)
      for (const alert of judgeTill(till, stores.get(till.storeId), { now, tillMinutes }))
        if (alert.state === "raised" || silent.has(alert.key)) await alerts.note(transaction, alert);
    await watchOutages(context, transaction);
    await watchExpected(context, transaction, now);
    await watchClosings(context, transaction, closingHours);
  });
}

/** While its store is closed nothing is said: neither that it is silent, nor that it is not. */
export function judgeTill(
  { tillId, kind, pairedAt, state }: WatchedTill,
  store: WatchedStore | undefined,
  { now, tillMinutes }: { now: Date; tillMinutes: number },
): NotedAlert[] {
  const about = {
    key: `till-silent:${tillId}`,
    severity: "warning" as const,
    link: `#Store-display?storeId=${store?.storeId ?? ""}`,
  };
  const spoken = { ...about, state: "cleared" as const, title: `Till ${tillId} speaks again`, detail: "" };
  if (kind !== "regular" || pairedAt === undefined || !store) return [spoken];
  const seenAt = Date.parse(state?.lastSeenAt ?? pairedAt);
  const unheard = Math.floor((now.getTime() - seenAt) / MINUTE_MS);
  if (unheard < tillMinutes) return [spoken];
  const open = openFor(store, now);
  if (open === undefined) return [];
  const silent = Math.min(unheard, open);
  if (silent < tillMinutes) return [];
  const title = `Till ${tillId} is silent`;
  const lastSeenAt = new Date(seenAt).toISOString();
  const detail = `Silent for ${silent} minutes in opening hours; last heard of at ${lastSeenAt}.${unsentOf(state)}`;
  const facts = { tillId, minutes: String(silent), lastSeenAt, unsent: String(state?.unsent ?? 0) };
  return [{ ...about, state: "raised", title, detail, facts }];
}

const unsentOf = (state: WatchedTill["state"]) =>
  state !== undefined && state.unsent > 0 ? ` ${state.unsent} transactions were not sent then.` : "";

/** An outage is one alert, however much waits for its end. */
async function watchOutages({ db, alerts }: MonitorContext, transaction: AnyKysely): Promise<void> {
  for (const contact of await readContacts(db)) {
    if (contact.failures > 0 && contact.failures < FAILURES_OF_AN_OUTAGE) continue;
    await alerts.note(transaction, outageOf(contact));
  }
}

function outageOf({ systemId, name, failures, lastContactAt, reason }: SystemContact): NotedAlert {
  const since = lastContactAt ? `Last contact: ${lastContactAt.toISOString()}. ` : "";
  return {
    key: `system-unreachable:${systemId}`,
    severity: "error",
    state: failures === 0 ? "cleared" : "raised",
    title: failures === 0 ? `${name} answers again` : `${name} does not answer`,
    detail: failures === 0 ? "" : `${since}${reason ?? "No answer."}`,
    link: `#CommunicationSystem-display?SystemId=${encodeURIComponent(systemId)}`,
    facts: { name, reason: reason ?? "", lastContactAt: lastContactAt?.toISOString() ?? "" },
  };
}

async function watchExpected({ db, alerts }: MonitorContext, transaction: AnyKysely, now: Date): Promise<void> {
  const expected = await readExpected(db);
  const known = new Set(expected.map(({ service }) => `message-absent:${service}`));
  for (const { service, withinHours, lastAt } of expected) {
    const absent = now.getTime() - lastAt.getTime() > withinHours * 60 * MINUTE_MS;
    await alerts.note(transaction, {
      key: `message-absent:${service}`,
      severity: "warning",
      state: absent ? "raised" : "cleared",
      title: absent ? `${service} is missing` : `${service} has come`,
      detail: `Expected at least every ${withinHours} hours; the last one came at ${lastAt.toISOString()}.`,
      link: "#MasterDataCall-search",
      facts: { service, withinHours: String(withinHours), lastAt: lastAt.toISOString() },
    });
  }
  await clearOthers(alerts, transaction, "message-absent", known);
}

/** What stands of a kind and is meant no longer. */
async function clearOthers(
  alerts: MonitorContext["alerts"],
  transaction: AnyKysely,
  kind: string,
  meant: ReadonlySet<string>,
): Promise<void> {
  for (const key of await alerts.openKeys(transaction, kind))
    if (!meant.has(key))
      await alerts.note(transaction, {
        key,
        severity: "warning",
        state: "cleared",
        title: "Over",
        detail: "",
        link: "",
      });
}

/** Receipts wait for the closing of their till, and it does not come: somebody closes it, or lets them go one by one. */
async function watchClosings({ alerts }: MonitorContext, transaction: AnyKysely, closingHours: number): Promise<void> {
  const overdue = await readOverdue(transaction, closingHours);
  for (const { tillId, count, since } of overdue)
    await alerts.note(transaction, {
      key: `closing-overdue:${tillId}`,
      severity: "warning",
      state: "raised",
      title: `Till ${tillId} was not closed`,
      detail: `${count} transactions have waited for its closing since ${since.toISOString()}. Close it, or let them go one by one.`,
      link: "#HeldTill-search",
      facts: { tillId, count: String(count), since: since.toISOString() },
    });
  await clearOthers(
    alerts,
    transaction,
    "closing-overdue",
    new Set(overdue.map(({ tillId }) => `closing-overdue:${tillId}`)),
  );
}
