import type { NoSale, TillArticle } from "@counterfoil/contracts";

/** Why the store does not sell an article on a day of its own; undefined when it does. By the till's calendar, offline too. */
export function noSaleOn({ noSale, withdrawn }: TillArticle, day: string): NoSale | undefined {
  if (noSale) return noSale.find(({ from, to }) => from <= day && (to === undefined || day <= to));
  // What an older server has sent says only that.
  return withdrawn ? { from: day, why: "blocked" } : undefined;
}

const days = new Map<string, Intl.DateTimeFormat>();

/** "2026-11-21", where the store stands. Each scan asks, and to make a format takes longer than to find the article. */
export function dayIn(timeZone: string, moment = new Date()): string {
  const known = days.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone });
  days.set(timeZone, known);
  return known.format(moment);
}
