import { isCalendarDay } from "@counterfoil/contracts";
import { pricingError } from "./errors.ts";

/** A local moment as a sortable number: 2010-12-01T08:26:00 is 20101201082600. */
export type LocalMoment = number;

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?)?$/;

/** Reads a local date or date-time of the calendar; a date alone is its first second, or its last one as the end of a validity. */
export function parseLocal(text: string, edge: "start" | "end"): LocalMoment | undefined {
  const match = LOCAL.exec(text);
  if (!match || !isCalendarDay(text)) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const time =
    hour === undefined
      ? edge === "start"
        ? 0
        : 235_959
      : Number(hour) * 10_000 + Number(minute) * 100 + Number(second ?? (edge === "start" ? 0 : 59));
  return (Number(year) * 10_000 + Number(month) * 100 + Number(day)) * 1_000_000 + time;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * A zone and how far its clocks are ahead, by the hour of the instant. Clocks are changed within an hour some ten times in a lifetime: `undefined`
 * marks such an hour, in which each second is asked for.
 */
type Zone = { formatter: Intl.DateTimeFormat; aheadByHour: Map<number, number | undefined> };
const zones = new Map<string, Zone>();

/** Names of zones come in many spellings, and instants from whoever asks: what is remembered has an end. */
const ZONES_KEPT = 500;
const HOURS_KEPT = 10_000;
const HOUR = 3600;

/** The wall clock of a zone at an instant. Refuses an instant without zone: two machines would read it differently. */
export function localMoment(instant: string, timeZone: string): LocalMoment {
  const milliseconds = INSTANT.test(instant) && isCalendarDay(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(milliseconds))
    throw pricingError("moment-invalid", `"${instant}" is no instant with a zone, such as 2010-12-01T08:26:00Z.`);
  const zone = zoneOf(timeZone);
  const second = Math.floor(milliseconds / 1000);
  const ahead = aheadAt(zone, second);
  return ahead === undefined ? readClock(zone, second) : momentOf(second + ahead);
}

/** Asking the formatter takes 2 to 10 microseconds: it is asked at both ends of an hour. */
function aheadAt(zone: Zone, second: number): number | undefined {
  const hour = Math.floor(second / HOUR);
  const { aheadByHour } = zone;
  const known = aheadByHour.get(hour);
  if (known !== undefined || aheadByHour.has(hour)) return known;
  const atStart = aheadOf(zone, hour * HOUR);
  const ahead = atStart === aheadOf(zone, hour * HOUR + HOUR - 1) ? atStart : undefined;
  if (aheadByHour.size >= HOURS_KEPT) aheadByHour.clear();
  aheadByHour.set(hour, ahead);
  return ahead;
}

/** Undefined for years that a formatter writes otherwise than a calendar that simply goes on. */
function aheadOf(zone: Zone, second: number): number | undefined {
  const moment = readClock(zone, second);
  const date = Math.floor(moment / 1_000_000);
  const time = moment % 1_000_000;
  const year = Math.floor(date / 10_000);
  if (year < 1000 || year > 9998) return undefined;
  const day = Date.UTC(year, (Math.floor(date / 100) % 100) - 1, date % 100) / 1000;
  return day + Math.floor(time / 10_000) * HOUR + Math.floor((time % 10_000) / 100) * 60 + (time % 100) - second;
}

function momentOf(localSecond: number): LocalMoment {
  const clock = new Date(localSecond * 1000);
  const date = clock.getUTCFullYear() * 10_000 + (clock.getUTCMonth() + 1) * 100 + clock.getUTCDate();
  return date * 1_000_000 + clock.getUTCHours() * 10_000 + clock.getUTCMinutes() * 100 + clock.getUTCSeconds();
}

function readClock({ formatter }: Zone, second: number): LocalMoment {
  let digits = "";
  for (const { type, value } of formatter.formatToParts(second * 1000)) if (type !== "literal") digits += value;
  return Number(digits);
}

/** Making a formatter costs some 50 microseconds; there are few zones. */
function zoneOf(timeZone: string): Zone {
  let zone = zones.get(timeZone);
  if (!zone) {
    zone = { formatter: makeFormatter(timeZone), aheadByHour: new Map() };
    if (zones.size >= ZONES_KEPT) zones.clear();
    zones.set(timeZone, zone);
  }
  return zone;
}

function makeFormatter(timeZone: string): Intl.DateTimeFormat {
  const twoDigits = "2-digit" as const;
  try {
    // sv-SE writes year, month, day, hour, minute, second in this order and padded.
    return new Intl.DateTimeFormat("sv-SE", {
      timeZone,
      calendar: "iso8601",
      numberingSystem: "latn",
      year: "numeric",
      month: twoDigits,
      day: twoDigits,
      hour: twoDigits,
      minute: twoDigits,
      second: twoDigits,
      hourCycle: "h23",
    });
  } catch {
    throw pricingError("time-zone-unknown", `Time zone "${timeZone}" is not known.`);
  }
}
