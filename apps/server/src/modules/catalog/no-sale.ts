import type { NoSale } from "@counterfoil/contracts";
import type { ArticleState } from "./article.ts";

/** A store on one day of its own calendar; the channel it sells in, for blocks of a channel. */
export type StoreDay = { storeId: string; distributionChannel: string; day: string };

const END_OF_TIME = "9999-12-31";

/**
 * When and why a store may not sell an article from a day on, the weightiest reason first. Empty: always. With the days of what
 * begins and ends later, so that whoever has this list turns by the calendar without being told.
 */
export function noSaleOf(state: ArticleState, { storeId, distributionChannel, day }: StoreDay): NoSale[] {
  if (state.deleted) return [{ from: day, why: "deleted" }];
  if (state.blocked) return [{ from: day, why: "blocked" }];
  const blocks = (state.salesBlocks ?? []).filter(
    (block) =>
      (block.storeId ?? storeId) === storeId &&
      (block.distributionChannel ?? distributionChannel) === distributionChannel,
  );
  return [
    ...blocks.map(({ from, status, names }): NoSale => {
      const since = later(from, day);
      return { from: since, why: "salesStatus", status: { en: status, ...names } };
    }),
    ...unlistedDays(state, storeId, day),
  ];
}

/** The days outside of the store's listings, and those of listings that are blocked. */
function unlistedDays({ listings }: ArticleState, storeId: string, day: string): NoSale[] {
  const ahead = listings
    .filter((listing) => listing.storeId === storeId && listing.to >= day)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
  const days: NoSale[] = [];
  let next = day;
  for (const { from, to, blocked } of ahead) {
    if (from > next) days.push({ from: next, to: dayBeside(from, -1), why: "notListed" });
    if (blocked) days.push({ from: later(from, day), ...(to === END_OF_TIME ? {} : { to }), why: "listingBlocked" });
    if (to === END_OF_TIME) return days;
    next = later(next, dayBeside(to, 1));
  }
  return [...days, { from: next, why: "notListed" }];
}

/** Why it is not sold on a day; undefined when it is. */
export function noSaleOn(periods: readonly NoSale[], day: string): NoSale | undefined {
  return periods.find(({ from, to }) => from <= day && (to === undefined || day <= to));
}

const later = (one: string, other: string) => (one > other ? one : other);

function dayBeside(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The calendar date of a zone at an instant: "2026-11-21". */
export function dayIn(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}
