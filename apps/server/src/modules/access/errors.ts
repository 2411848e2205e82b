import { problemOf } from "@counterfoil/platform";

export const tillNotPaired = problemOf(401, "till-not-paired", "This device is not paired, or its pairing was revoked");
export const tillPairedElsewhere = problemOf(401, "till-paired-elsewhere", "Another device has this till now");
export const cashierUnknown = problemOf(404, "person-unknown", "There is no such person");
