/** The part of a span that a calendar of days shows, in percent of its width; nothing when none of it is inside. */
export function barOf(
  span: { from: string; to: string },
  shown: { first: string; days: number },
): { start: number; width: number } | undefined {
  const first = dayNumber(shown.first);
  const from = Math.max(dayNumber(span.from) - first, 0);
  const to = Math.min(dayNumber(span.to) - first + 1, shown.days);
  if (to <= 0 || from >= shown.days) return undefined;
  return { start: (from / shown.days) * 100, width: ((to - from) / shown.days) * 100 };
}

/** Days since 1970 of a local date or date-time. */
function dayNumber(local: string): number {
  return Math.floor(Date.parse(`${local.slice(0, 10)}T00:00:00Z`) / 86_400_000);
}

export function firstOfMonth(date: string): string {
  return `${date.slice(0, 7)}-01`;
}

/** The first day of the month so many months later; negative goes back. */
export function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

export function daysIn(month: string): number {
  return dayNumber(monthsAfter(month, 1)) - dayNumber(firstOfMonth(month));
}
