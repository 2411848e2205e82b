import { parseCrontab } from "graphile-worker";

export type Scheduled = { task: string; isAt: (minute: Date) => boolean };

const MINUTE_MS = 60_000;
/** What was missed for longer is not made up for: each of these tasks looks for itself what there is to do. */
const MINUTES_AT_MOST = 60;

/** Lines of five fields (UTC) and a task's name. */
export function parseSchedule(crontab: string): Scheduled[] {
  return parseCrontab(crontab).map(({ task, match }) => ({
    task,
    isAt: (minute) =>
      match({
        min: minute.getUTCMinutes(),
        hour: minute.getUTCHours(),
        date: minute.getUTCDate(),
        month: minute.getUTCMonth() + 1,
        dow: minute.getUTCDay(),
      }),
  }));
}

/**
 * The tasks of the minutes after one moment up to another, each once. Without the first moment, and when the clock was set back, those of
 * the minute that it is.
 */
export function tasksBetween(schedule: readonly Scheduled[], before: Date | undefined, now: Date): string[] {
  const last = Math.floor(now.getTime() / MINUTE_MS);
  const known = before === undefined ? Number.POSITIVE_INFINITY : Math.floor(before.getTime() / MINUTE_MS);
  const first = known > last ? last : Math.max(known + 1, last - MINUTES_AT_MOST);
  const minutes = Array.from({ length: last - first + 1 }, (_none, index) => new Date((first + index) * MINUTE_MS));
  return [...new Set(schedule.filter(({ isAt }) => minutes.some(isAt)).map(({ task }) => task))];
}
