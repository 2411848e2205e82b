import { problemOf } from "@counterfoil/platform";

export const parkedUnknown = problemOf(404, "parked-unknown", "There is no such parked sale");
export const parkedHeld = problemOf(409, "parked-held", "Another till has the parked sale now");
export const parkedResumed = problemOf(409, "parked-resumed", "The parked sale was resumed already");
export const parkedTooMany = problemOf(409, "parked-too-many", "The store has too many parked sales");
