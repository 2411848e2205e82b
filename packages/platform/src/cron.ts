import { parseCronItem } from "graphile-worker";

const MINUTE_MS = 60_000;
const HALF_HOUR_MS = 30 * MINUTE_MS;
/** A pattern that is not met within this (30 February) is met never. */
const MINUTES_AT_MOST = 366 * 24 * 60;

/** What is wrong with a pattern of five fields (minute, hour, day, month, weekday), or undefined. */
export function cronProblem(pattern: string): string | undefined {
  try {
    matcherOf(pattern);
    return nextRun(pattern, new Date(0)) === undefined ? "This moment never comes." : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * The first whole minute after a moment that the pattern names, in the time of a zone. What falls into the hour that spring leaves out
 * comes right after it; what names its hours comes once in autumn, when an hour is there twice.
 */
export function nextRun(pattern: string, after: Date, timeZone = "UTC"): Date | undefined {
  const matches = matcherOf(pattern);
  const localAt = localTimeOf(timeZone);
  const namesHours = !pattern.trim().split(/\s+/)[1]?.startsWith("*");
  const start = (Math.floor(after.getTime() / MINUTE_MS) + 1) * MINUTE_MS;
  let reached = highestBefore(start, localAt);
  for (let at = start; at < start + MINUTES_AT_MOST * MINUTE_MS; at += MINUTE_MS) {
    const local = localAt(at);
    if (local <= reached) {
      if (!namesHours && matches(local)) return new Date(at);
      continue;
    }
    for (let passed = reached + MINUTE_MS; passed <= local; passed += MINUTE_MS)
      if (matches(passed)) return new Date(at);
    reached = local;
  }
  return undefined;
}

/** Clocks are put back by two hours at most: the latest minute that local clocks have shown. */
function highestBefore(at: number, localAt: (at: number) => number): number {
  let highest = localAt(at - MINUTE_MS);
  for (let minute = 2; minute <= 121; minute += 1) highest = Math.max(highest, localAt(at - minute * MINUTE_MS));
  return highest;
}

/** Local time as if it were UTC. A zone changes its offset at half hours only, so one look at it holds for thirty minutes. */
function localTimeOf(timeZone: string): (at: number) => number {
  if (timeZone === "UTC") return (at) => at;
  const format = new Intl.DateTimeFormat("en", {
    ...{
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    },
  });
  const offsets = new Map<number, number>();
  return (at) => {
    const half = Math.floor(at / HALF_HOUR_MS) * HALF_HOUR_MS;
    const offset = offsets.get(half) ?? offsetAt(format, half);
    offsets.set(half, offset);
    return at + offset;
  };
}

function offsetAt(format: Intl.DateTimeFormat, at: number): number {
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return Date.parse(`${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:00Z`) - at;
}

function matcherOf(pattern: string): (local: number) => boolean {
  if (pattern.trim().split(/\s+/).length !== 5)
    throw new Error("A pattern has five fields: minute hour day month weekday.");
  const { match } = parseCronItem({ match: pattern.trim(), task: "any" });
  return (local) => {
    const moment = new Date(local);
    return match({
      min: moment.getUTCMinutes(),
      hour: moment.getUTCHours(),
      date: moment.getUTCDate(),
      month: moment.getUTCMonth() + 1,
      dow: moment.getUTCDay(),
    });
  };
}
