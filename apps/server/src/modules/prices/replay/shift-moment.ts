import { localMoment } from "@counterfoil/pricing";

const WEEK_MS = 7 * 24 * 60 * 60_000;
const HOUR_MS = 60 * 60_000;

/** The time in which all drafts are valid, local time of the store. */
export type Window = { from: string; to: string };

export function commonWindow(promotions: readonly { validFrom: string; validTo: string }[]): Window {
  const from =
    promotions
      .map(({ validFrom }) => validFrom)
      .toSorted()
      .at(-1) ?? "0001-01-01T00:00:00";
  const to = promotions.map(({ validTo }) => validTo).toSorted()[0] ?? "9999-12-31T23:59:59";
  return { from, to };
}

/**
 * Moves a sale by whole weeks into a window: a Friday evening stays one, and happy hours mean what they say. What does not fit in
 * (a window of less than a week) lands outside, where the offer does not apply.
 */
export function shiftMoment(at: string, window: Window, timeZone: string): string {
  const moment = Date.parse(at);
  const start = Date.parse(`${window.from.slice(0, 19)}Z`);
  const end = Date.parse(`${window.to.slice(0, 19)}Z`);
  let weeks = 0;
  // A day of grace: the window is local time, and no zone is further away.
  if (moment < start) weeks = Math.ceil((start - moment) / WEEK_MS);
  else if (moment > end) weeks = -Math.ceil((moment - end) / WEEK_MS);
  if (weeks === 0) return at;
  return sameHour(at, moment + weeks * WEEK_MS, timeZone);
}

/** Summer time may have begun or ended between the weeks. */
function sameHour(at: string, moved: number, timeZone: string): string {
  const hourOf = (moment: string) => Math.floor(localMoment(moment, timeZone) / 10_000) % 100;
  const text = new Date(moved).toISOString();
  let hours = hourOf(at) - hourOf(text);
  if (hours > 12) hours -= 24;
  if (hours < -12) hours += 24;
  return hours === 0 ? text : new Date(moved + hours * HOUR_MS).toISOString();
}
