import { problemOf } from "@counterfoil/platform";

export const mappingInvalid = problemOf(422, "mapping-invalid", "The field mapping cannot be like this");
export const mappingUnknown = problemOf(404, "mapping-version-unknown", "There is no such version of the mapping");
export const mappingChanged = problemOf(409, "mapping-changed", "Somebody has saved another version meanwhile");
export const mappingNotTested = problemOf(409, "mapping-not-tested", "The mapping was not tested yet");
export const mappingHasFailures = problemOf(409, "mapping-has-failures", "Transactions would fail with this mapping");
export const nothingToTry = problemOf(404, "nothing-to-try", "There is no transaction to try it on");
