import { pricingError } from "./errors.ts";

/** A local moment as a sortable number: 2010-12-01T08:26:00 is 20101201082600. */
export type LocalMoment = number;

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/** Reads a local date or date-time; a date alone is its first second, or its last one as the end of a validity. */
export function parseLocal(text: string, edge: "start" | "end"): LocalMoment | undefined {
  const match = LOCAL.exec(text);
  if (!match) return undefined;
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

/** A zone, with the last second that was read in it: baskets of one moment share it, and so do all tries for one basket. */
type Zone = { formatter: Intl.DateTimeFormat; second: number; moment: LocalMoment };
const zones = new Map<string, Zone>();

/** The wall clock of a zone at an instant. Refuses an instant without zone: two machines would read it differently. */
export function localMoment(instant: string, timeZone: string): LocalMoment {
  const milliseconds = INSTANT.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(milliseconds))
    throw pricingError("moment-invalid", `"${instant}" is no instant with a zone, such as 2010-12-01T08:26:00Z.`);
  const zone = zoneOf(timeZone);
  const second = Math.floor(milliseconds / 1000);
  if (zone.second !== second) {
    let digits = "";
    for (const { type, value } of zone.formatter.formatToParts(milliseconds)) if (type !== "literal") digits += value;
    zone.moment = Number(digits);
    zone.second = second;
  }
  return zone.moment;
}

/** Making a formatter costs some 50 microseconds, using one 2 to 10; there are few zones. */
function zoneOf(timeZone: string): Zone {
  let zone = zones.get(timeZone);
  if (!zone) {
    zone = { formatter: makeFormatter(timeZone), second: Number.NaN, moment: 0 };
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
