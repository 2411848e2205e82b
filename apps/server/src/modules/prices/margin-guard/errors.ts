import { problemOf } from "@counterfoil/platform";

export const guardRunUnknown = problemOf(404, "guard-run-unknown", "There is no such run of the margin guard");
export const guardBusy = problemOf(409, "guard-busy", "The margin guard is searching already");
