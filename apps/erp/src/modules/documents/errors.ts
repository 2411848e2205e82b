import { problemOf } from "@counterfoil/platform";

export const idocUnreadable = problemOf(400, "idoc-unreadable", "The IDoc cannot be read");
export const idocUnknown = problemOf(404, "idoc-unknown", "There is no such IDoc");
export const receiptUnknown = problemOf(404, "receipt-unknown", "There is no such receipt");
export const postingUnknown = problemOf(404, "posting-unknown", "There is no such document");
export const tillDayUnknown = problemOf(404, "till-day-unknown", "Nothing came from this till on this day");
