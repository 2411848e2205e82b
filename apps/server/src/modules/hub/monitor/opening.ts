import { dayIn } from "../../catalog/index.ts";
import type { WatchedStore } from "./context.ts";

/** Minutes that a store has been open now, of its opening hours in its own zone; undefined while it is closed, and all day on a holiday. */
export function openFor({ timeZone, openingHours, closedDays }: WatchedStore, now: Date): number | undefined {
  if (closedDays.includes(dayIn(now, timeZone))) return undefined;
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  })
    .formatToParts(now)
    .reduce<Record<string, string>>((all, { type, value }) => Object.assign(all, { [type]: value }), {});
  const weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(parts.weekday ?? "") + 1;
  const minute = Number(parts.hour) * 60 + Number(parts.minute);
  const open = openingHours.find(
    (hours) => hours.weekday === weekday && minutesOf(hours.opens) <= minute && minute < minutesOf(hours.closes),
  );
  return open && minute - minutesOf(open.opens);
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
