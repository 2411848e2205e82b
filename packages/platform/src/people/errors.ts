import { problemOf } from "../problems.ts";

export const wrongCredentials = problemOf(401, "credentials-wrong", "User name or password is wrong");
export const tooManyTries = problemOf(429, "too-many-tries", "Too many tries");
export const personLocked = problemOf(403, "person-locked", "This person is locked");
export const personUnknown = problemOf(404, "person-unknown", "There is no such person");
export const userNameTaken = problemOf(409, "user-name-taken", "The user name is taken");
export const roleUnknown = problemOf(400, "role-unknown", "There is no such role");
export const lastAdministrator = problemOf(409, "last-administrator", "Somebody must be able to manage people");
export const setupClosed = problemOf(403, "setup-closed", "The first administrator exists already, or set-up is off");
export const foreignOrigin = problemOf(403, "foreign-origin", "The request came from another site");
