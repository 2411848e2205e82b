import { localMoment, type Promotion } from "@counterfoil/pricing";

const DAY_MS = 86_400_000;
const MOMENTS_AT_MOST = 12;

/**
 * Moments at which another set of promotions may be valid: where one begins, and where a happy hour begins, as long as the drafts are
 * valid. Between two of them nothing new starts.
 */
export function momentsToTry(
  promotions: readonly Promotion[],
  { drafts, now, timeZone }: { drafts: readonly Promotion[]; now: string; timeZone: string },
): string[] {
  const today = localText(now, timeZone);
  const windows = drafts.length === 0 ? [{ validFrom: today, validTo: "9999-12-31T23:59:59" }] : drafts;
  const moments = new Set<string>();
  for (const window of windows)
    for (const promotion of [...drafts, ...promotions]) {
      const from = latest(today, window.validFrom, promotion.validFrom);
      const to = earliest(window.validTo, promotion.validTo);
      if (from > to || from.startsWith("9999")) continue;
      for (const local of startsOf(promotion, from, to)) moments.add(local);
      if (moments.size >= MOMENTS_AT_MOST) break;
    }
  if (moments.size === 0) moments.add(today);
  return [...moments].slice(0, MOMENTS_AT_MOST).map((local) => instantOf(local, timeZone));
}

function startsOf({ happyHours = [] }: Promotion, from: string, to: string): string[] {
  if (happyHours.length === 0) return [from];
  const first = Date.parse(`${from.slice(0, 10)}T00:00:00Z`);
  return happyHours.flatMap(({ days, from: hour }) => {
    for (let day = 0; day < 8; day += 1) {
      const date = new Date(first + day * DAY_MS);
      const local = `${date.toISOString().slice(0, 10)}T${hour}:00`;
      if (days.includes(date.getUTCDay() || 7) && local >= from && local <= to) return [local];
    }
    return [];
  });
}

const latest = (...texts: string[]) => texts.toSorted().at(-1) as string;
const earliest = (...texts: string[]) => texts.toSorted()[0] as string;

function localText(instant: string, timeZone: string): string {
  const digits = String(localMoment(instant, timeZone)).padStart(14, "0");
  const part = (from: number, length: number) => digits.slice(from, from + length);
  return `${part(0, 4)}-${part(4, 2)}-${part(6, 2)}T${part(8, 2)}:${part(10, 2)}:${part(12, 2)}`;
}

/** The instant at which clocks of the zone show this; within a skipped hour, one shortly after it. */
function instantOf(local: string, timeZone: string): string {
  const wanted = Date.parse(`${local}Z`);
  const shown = Date.parse(`${localText(new Date(wanted).toISOString(), timeZone)}Z`);
  return new Date(wanted - (shown - wanted)).toISOString();
}
