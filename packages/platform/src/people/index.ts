export {
  addAttempts,
  attemptsLeft,
  countAttempt,
  deleteExpired,
  requireAttemptLeft,
  takeBackAttempt,
} from "./attempts.ts";
export { type Actor, actorOf, type Change, recordChange } from "./audit.ts";
export { tooManyTries } from "./errors.ts";
export { createPeople, type Gate, type People, type PeopleOptions } from "./people.ts";
export type { Person, RoleTable } from "./person.ts";
export { registerPeopleRoutes } from "./routes.ts";
export { requireSameOrigin } from "./same-origin.ts";
