import type { Closing, Money, TillConfiguration } from "@counterfoil/contracts";
import type { TillDatabase } from "./database.ts";
import { forgetSetting, readSetting, writeSetting } from "./settings.ts";

/** From its first transaction to its closing; past midnight it goes on. */
export type OpenDay = {
  businessDate: string;
  openedAt: string;
  firstRunning: number;
  /** In the drawer when it began. */
  opening: Money;
  /** So often by hand, with no sale and no movement. */
  drawerOpened?: number;
};
export type LastClosing = NonNullable<TillConfiguration["lastClosing"]>;

type First = { businessDate: string; occurredAt: string };

/** The day that a transaction counts for: the open one, or one that it opens; never one that was closed. */
export async function dayFor(database: TillDatabase, draft: First, running: number): Promise<OpenDay> {
  const open = await readSetting(database, "day");
  if (open) return open;
  const last = await readSetting(database, "lastClosing");
  const day = {
    businessDate: nextDate(last, draft.businessDate),
    openedAt: draft.occurredAt,
    firstRunning: running,
    opening: last?.left ?? 0,
  };
  await writeSetting(database, "day", day);
  return day;
}

/** Whoever opened the drawer may have taken something out of it: the closing remembers. */
export async function countDrawerOpened(database: TillDatabase): Promise<void> {
  await database.transaction("rw", database.settings, async () => {
    const day = await readSetting(database, "day");
    if (day) await writeSetting(database, "day", { ...day, drawerOpened: (day.drawerOpened ?? 0) + 1 });
  });
}

/** What is sold after the closing counts for the next day, however early that is. */
export function nextDate(last: LastClosing | undefined, calendarDate: string): string {
  return last && last.businessDate >= calendarDate ? dateAfter(last.businessDate) : calendarDate;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const dateAfter = (date: string) => new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 10);

/** In the local transaction of the closing: nothing gets into the day any more. */
export async function endDay(database: TillDatabase, closing: Closing, running: number): Promise<void> {
  const { businessDate, zNumber = 0, drawer } = closing;
  await writeSetting(database, "lastClosing", { running, businessDate, zNumber, left: drawer?.left ?? 0 });
  await forgetSetting(database, "day");
}

/** A till that lost its memory goes on after the closing that the server knows; one that did not keeps its own. */
export async function continueAfterClosing(database: TillDatabase, known: LastClosing | undefined): Promise<void> {
  await database.transaction("rw", database.settings, async () => {
    const own = await readSetting(database, "lastClosing");
    if (known && known.running > (own?.running ?? 0)) await writeSetting(database, "lastClosing", known);
  });
}
