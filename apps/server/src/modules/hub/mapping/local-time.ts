const QUARTER_MS = 15 * 60_000;
const DAY_S = 24 * 60 * 60;
const MOST_OFFSETS = 1000;
/** Seconds by which a zone's clock is ahead, by zone and quarter of an hour: no zone changes within one. `Intl` takes 8 us to ask. */
const offsets = new Map<string, number>();

/** "14:05:09", as the clock in the store showed. */
export function localTime(at: string, timeZone: string): string {
  const ms = Date.parse(at);
  const quarter = Math.floor(ms / QUARTER_MS);
  const key = `${timeZone} ${quarter}`;
  const ahead = offsets.get(key) ?? secondsAhead(quarter * QUARTER_MS, timeZone);
  if (offsets.size >= MOST_OFFSETS) offsets.clear();
  offsets.set(key, ahead);
  return new Date(ms + ahead * 1000).toISOString().slice(11, 19);
}

function secondsAhead(ms: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone, timeStyle: "medium", hourCycle: "h23" }).format(ms);
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(":").map(Number);
  return hours * 3600 + minutes * 60 + seconds - (Math.floor(ms / 1000) % DAY_S);
}
