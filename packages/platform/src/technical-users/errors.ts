import { problemOf } from "../problems.ts";

export const technicalSignInNeeded = problemOf(401, "technical-sign-in-needed", "A technical user must sign in");
export const technicalUserLocked = problemOf(403, "technical-user-locked", "This technical user is locked");
export const technicalUserUnknown = problemOf(404, "technical-user-unknown", "There is no such technical user");
export const technicalUserExists = problemOf(409, "technical-user-exists", "The technical user exists already");
export const technicalUserInUse = problemOf(409, "technical-user-in-use", "The technical user is in use");
export const networkNotAllowed = problemOf(403, "network-not-allowed", "Calls from this network are not allowed");
export const networkInvalid = problemOf(400, "network-invalid", "This is no network");
export const permissionUnknown = problemOf(400, "permission-unknown", "There is no such permission");
export const accessTokenInvalid = problemOf(401, "access-token-invalid", "Get a token first");
export const scopeMissing = problemOf(403, "scope-missing", "The token was not issued for this");
