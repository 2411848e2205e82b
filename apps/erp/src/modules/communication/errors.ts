import { problemOf } from "@counterfoil/platform";

export const systemUnknown = problemOf(404, "communication-system-unknown", "There is no such communication system");
export const systemActive = problemOf(
  409,
  "communication-system-active",
  "An active communication system is not deleted",
);
export const systemUsed = problemOf(409, "communication-system-used", "The communication system is in use");
export const addressForbidden = problemOf(400, "address-forbidden", "Nothing is sent to this address");
export const secretMissing = problemOf(400, "secret-missing", "The secret is needed");
export const userUnknown = problemOf(404, "communication-user-unknown", "There is no such communication user");
export const userUsed = problemOf(409, "communication-user-used", "An arrangement uses this user");
export const userUnusable = problemOf(
  400,
  "arrangement-user-unusable",
  "This technical user cannot send by the arrangement",
);
export const userMissing = problemOf(400, "arrangement-user-missing", "The arrangement needs a user for this");
export const addressMissing = problemOf(400, "communication-address-missing", "The system has no address");
export const arrangementUnknown = problemOf(404, "arrangement-unknown", "There is no such communication arrangement");
export const arrangementActive = problemOf(
  409,
  "arrangement-active",
  "An arrangement with services that are on is not deleted",
);
export const serviceUnknown = problemOf(400, "service-unknown", "The scenario has no such service");
export const serviceInactive = problemOf(503, "service-inactive", "This service is not active");
export const serviceNotArranged = problemOf(403, "service-not-arranged", "This service is arranged for others");
