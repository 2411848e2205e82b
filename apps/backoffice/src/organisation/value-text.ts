import type { NodeValue, ValueName } from "./structure.ts";

export type OpeningHours = { weekday: number; opens: string; closes: string }[];
export type StorageLocations = { storageLocation: string; name: string }[];

const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** 1 is Monday; the first of January 2024 was one. */
export function weekdayName(weekday: number, locale: string, style: "long" | "short" = "long"): string {
  return new Intl.DateTimeFormat(locale, { weekday: style, timeZone: "UTC" }).format(Date.UTC(2024, 0, weekday));
}

/** "Mon–Sat 09:00–19:00; Sun closed": days that follow each other with the same hours are told together. */
export function hoursText(hours: OpeningHours, locale: string, closed: string): string {
  if (hours.length === 0) return "";
  const days = weekdays.map((weekday) => ({ weekday, text: dayText(hours, weekday) }));
  const runs: { from: number; to: number; text: string }[] = [];
  for (const { weekday, text } of days) {
    const last = runs.at(-1);
    if (last?.text === text) last.to = weekday;
    else runs.push({ from: weekday, to: weekday, text });
  }
  const name = (weekday: number) => weekdayName(weekday, locale, "short");
  return runs
    .map(({ from, to, text }) => `${name(from)}${from === to ? "" : `–${name(to)}`} ${text || closed}`)
    .join("; ");
}

/** "09:00–13:00, 14:00–18:00" of one weekday; "" when it is closed. */
export function dayText(hours: OpeningHours, weekday: number): string {
  return hours
    .filter((each) => each.weekday === weekday)
    .map(({ opens, closes }) => `${opens}–${closes}`)
    .join(", ");
}

/** What is typed for a weekday: "9-13, 14:00–18:30". Undefined when it cannot be read. */
export function hoursOf(weekday: number, typed: string): OpeningHours | undefined {
  const parts = typed
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  const hours = parts.map((part) => {
    const [, opens, closes] = /^(\d{1,2}(?::\d{2})?)\s*[-–]\s*(\d{1,2}(?::\d{2})?)$/.exec(part) ?? [];
    return { weekday, opens: clock(opens), closes: clock(closes) };
  });
  return hours.every(({ opens, closes }) => opens !== "" && closes !== "") ? hours : undefined;
}

const clock = (typed: string | undefined) =>
  typed === undefined ? "" : `${(typed.split(":")[0] ?? "").padStart(2, "0")}:${typed.split(":")[1] ?? "00"}`;

/** "0001 Sales floor, 0002 Back room", and back. */
export const locationsText = (places: StorageLocations) =>
  places.map(({ storageLocation, name }) => `${storageLocation} ${name}`).join(", ");

export function locationsOf(typed: string): StorageLocations {
  const parts = typed
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  return parts.map((text) => {
    const [storageLocation = "", ...name] = text.split(/\s+/);
    return { storageLocation: storageLocation.toUpperCase(), name: name.join(" ") || storageLocation };
  });
}

/** "2026-12-25, 26.12.2026" as it is typed, in the order of the calendar. Undefined when one is no day. */
export function daysOf(typed: string): string[] | undefined {
  const days = typed
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map((text) => {
      const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
      return year ? `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}` : text;
    });
  const isDay = (text: string) =>
    /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text);
  return days.every(isDay) ? [...new Set(days)].sort() : undefined;
}

/** A value as it is typed: a text for each field of its editor. */
export function toFields(name: ValueName, value: unknown): string[] {
  if (name === "openingHours") return weekdays.map((weekday) => dayText((value ?? []) as OpeningHours, weekday));
  if (name === "storageLocations") return [locationsText((value ?? []) as StorageLocations)];
  if (name === "closedDays") return [((value ?? []) as string[]).join(", ")];
  return [String(value ?? "")];
}

/** What the fields say; undefined when they cannot be read. */
export function fromFields(name: ValueName, fields: readonly string[]): unknown {
  if (name === "openingHours") {
    const days = fields.map((typed, index) => hoursOf(index + 1, typed));
    return days.every((day) => day !== undefined) ? days.flat() : undefined;
  }
  const [typed = ""] = fields;
  if (name === "storageLocations") return locationsOf(typed);
  if (name === "closedDays") return daysOf(typed);
  const text = typed.trim();
  if (text === "") return undefined;
  return name === "timeZone" || name === "language" || name === "taxNumber" ? text : text.toUpperCase();
}

/** What a node sets itself, with one value set, or reset when there is none. */
export function ownWith(values: readonly NodeValue[], name: ValueName, value: unknown): Record<string, unknown> {
  const own = values
    .filter((each) => each.own !== undefined && each.name !== name)
    .map((each) => [each.name, each.own]);
  return Object.fromEntries(value === undefined ? own : [...own, [name, value]]);
}
