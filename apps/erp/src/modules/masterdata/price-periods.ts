/** A stretch of days, both included, with what holds in it. Days are ISO texts, which sort as they follow. */
export type Period<Holds> = { from: string; to: string; holds: Holds };

export function findOverlap<Holds>(
  periods: Period<Holds>[],
  { from, to }: { from: string; to: string },
): Period<Holds> | undefined {
  return periods.find((period) => period.from <= to && period.to >= from);
}

/** Puts a new period in: what held in those days ends the day before, or goes on the day after, or both, or is gone. */
export function cutIn<Holds>(periods: Period<Holds>[], added: Period<Holds>): Period<Holds>[] {
  const kept = periods.flatMap((period): Period<Holds>[] => {
    if (period.to < added.from || period.from > added.to) return [period];
    const before = period.from < added.from ? [{ ...period, to: dayBefore(added.from) }] : [];
    const after = period.to > added.to ? [{ ...period, from: dayAfter(added.to) }] : [];
    return [...before, ...after];
  });
  return [...kept, added].toSorted((one, other) => (one.from < other.from ? -1 : 1));
}

export const dayBefore = (day: string) => shifted(day, -1);
export const dayAfter = (day: string) => shifted(day, 1);

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function isDay(text: string): boolean {
  const moment = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
}
