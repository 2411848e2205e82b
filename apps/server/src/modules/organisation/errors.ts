import { problemOf } from "@counterfoil/platform";

export const storeUnknown = problemOf(404, "store-unknown", "There is no such store");
export const tillUnknown = problemOf(404, "till-unknown", "There is no such till");
export const tillExists = problemOf(409, "till-exists", "The till exists already");
export const companyMissing = problemOf(409, "company-missing", "The company is not set up yet");
export const timeZoneUnknown = problemOf(400, "time-zone-unknown", "There is no such time zone");
export const currencyDiffers = problemOf(400, "currency-differs", "A store sells in the currency of its company");
export const pairingCodeWrong = problemOf(403, "pairing-code-wrong", "The pairing code is wrong, used or too old");
