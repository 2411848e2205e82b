import { problemOf } from "@counterfoil/platform";

export const technicalSignInNeeded = problemOf(401, "technical-sign-in-needed", "A technical user must sign in");
export const technicalUserLocked = problemOf(403, "technical-user-locked", "This technical user is locked");
export const technicalUserUnknown = problemOf(404, "technical-user-unknown", "There is no such technical user");
export const technicalUserExists = problemOf(409, "technical-user-exists", "The technical user exists already");
export const tillNotPaired = problemOf(401, "till-not-paired", "This device is not paired, or its pairing was revoked");
export const cashierUnknown = problemOf(404, "person-unknown", "There is no such person");
