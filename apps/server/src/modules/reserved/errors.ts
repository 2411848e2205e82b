import { problemOf } from "@counterfoil/platform";

export const reservedUnknown = problemOf(404, "reserved-unknown", "There are no such reserved goods");
export const reservedEnded = problemOf(409, "reserved-ended", "The reservation of these goods has ended");
export const reservedNotThere = problemOf(409, "reserved-not-there", "The store does not have that many");
export const reservingNotAllowed = problemOf(409, "reserving-not-allowed", "This till may not have goods kept there");
export const reservedUnitUnknown = problemOf(409, "reserved-unit-unknown", "The article does not have this unit");
