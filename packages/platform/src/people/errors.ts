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
export const permissionNotThere = problemOf(400, "permission-unknown", "There is no such permission");
export const passwordWeak = problemOf(400, "password-weak", "The password is easy to guess");
export const passwordUnchanged = problemOf(400, "password-unchanged", "This is the password that is to be changed");
export const passwordChangeNeeded = problemOf(403, "password-change-needed", "Choose a password of your own first");
export const secondFactorNeeded = problemOf(403, "second-factor-needed", "Set up the second factor first");
export const confirmationNeeded = problemOf(403, "confirmation-needed", "Confirm with your password that it is you");
export const secondFactorWrong = problemOf(401, "second-factor-wrong", "The code is wrong, or its time is over");
export const secondFactorSetUp = problemOf(409, "second-factor-exists", "The second factor is set up already");
export const secondFactorMissing = problemOf(409, "second-factor-missing", "There is no second factor");
export const secondFactorMust = problemOf(409, "second-factor-must", "A role of this person must have a second factor");
export const sessionUnknown = problemOf(404, "session-unknown", "There is no such session");
/** Not 401: the session goes on. */
export const wrongPassword = problemOf(403, "password-wrong", "The password is wrong");
