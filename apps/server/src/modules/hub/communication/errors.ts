import { problemOf } from "@counterfoil/platform";

export const systemUnknown = problemOf(404, "communication-system-unknown", "There is no such communication system");
export const systemExists = problemOf(409, "communication-system-exists", "The communication system exists already");
export const systemActive = problemOf(
  409,
  "communication-system-active",
  "An active communication system is not deleted",
);
export const destinationUnknown = problemOf(404, "destination-unknown", "The system has no such destination");
export const addressForbidden = problemOf(400, "address-forbidden", "Nothing is sent to this address");
export const secretMissing = problemOf(400, "secret-missing", "The secret is needed");
export const arrangementUnknown = problemOf(404, "arrangement-unknown", "There is no such communication arrangement");
export const serviceUnknown = problemOf(400, "service-unknown", "The scenario has no such service");
export const settingUnknown = problemOf(400, "service-setting-unknown", "The service has no such setting");
export const settingInvalid = problemOf(400, "service-setting-invalid", "The service cannot be set like this");
export const serviceElsewhere = problemOf(409, "service-active-elsewhere", "The service is active with another system");
export const userUnusable = problemOf(
  400,
  "arrangement-user-unusable",
  "This technical user cannot send by the arrangement",
);
export const serviceInactive = problemOf(503, "service-inactive", "This service is not active");
