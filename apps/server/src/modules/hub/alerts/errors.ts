import { problemOf } from "@counterfoil/platform";

export const alertRuleUnknown = problemOf(404, "alert-rule-unknown", "There is no such rule");
export const alertRuleExists = problemOf(409, "alert-rule-exists", "A rule of this name exists already");
export const alertAddressInvalid = problemOf(400, "alert-address-invalid", "Nothing can be told to this address");
export const alertSecretMissing = problemOf(400, "alert-secret-missing", "The webhook has no secret yet");
