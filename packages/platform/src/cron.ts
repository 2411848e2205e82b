import { parseCronItem } from "graphile-worker";

const MINUTE_MS = 60_000;
/** A pattern that is not met within this (30 February) is met never. */
const MINUTES_AT_MOST = 366 * 24 * 60;

/** What is wrong with a pattern of five fields (minute, hour, day, month, weekday; UTC), or undefined. */
export function cronProblem(pattern: string): string | undefined {
  try {
    matcherOf(pattern);
    return nextRun(pattern, new Date(0)) === undefined ? "This moment never comes." : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The first whole minute after a moment that the pattern names, in UTC. */
export function nextRun(pattern: string, after: Date): Date | undefined {
  const matches = matcherOf(pattern);
  let at = (Math.floor(after.getTime() / MINUTE_MS) + 1) * MINUTE_MS;
  for (let minute = 0; minute < MINUTES_AT_MOST; minute += 1, at += MINUTE_MS) {
    const moment = new Date(at);
    if (matches(moment)) return moment;
  }
  return undefined;
}

function matcherOf(pattern: string): (moment: Date) => boolean {
  if (pattern.trim().split(/\s+/).length !== 5)
    throw new Error("A pattern has five fields: minute hour day month weekday.");
  const { match } = parseCronItem({ match: pattern.trim(), task: "any" });
  return (moment) =>
    match({
      min: moment.getUTCMinutes(),
      hour: moment.getUTCHours(),
      date: moment.getUTCDate(),
      month: moment.getUTCMonth() + 1,
      dow: moment.getUTCDay(),
    });
}
