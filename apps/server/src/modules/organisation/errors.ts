import { problemOf } from "@counterfoil/platform";

export const storeUnknown = problemOf(404, "store-unknown", "There is no such store");
export const storeExists = problemOf(409, "store-exists", "The store exists already");
export const tillUnknown = problemOf(404, "till-unknown", "There is no such till");
export const tillExists = problemOf(409, "till-exists", "The till exists already");
export const companyMissing = problemOf(409, "company-missing", "The company is not set up yet");
export const timeZoneUnknown = problemOf(400, "time-zone-unknown", "There is no such time zone");
export const currencyDiffers = problemOf(400, "currency-differs", "A store sells in the currency of its company");
export const pairingCodeWrong = problemOf(403, "pairing-code-wrong", "The pairing code is wrong, used or too old");
export const paymentMethodExists = problemOf(409, "payment-method-exists", "The payment method exists already");
export const cardTypeExists = problemOf(409, "card-type-exists", "The card type exists already");
export const paymentCodeMissing = problemOf(
  400,
  "payment-code-missing",
  "Only cards may leave the ERP's code to each card",
);
export const nodeUnknown = problemOf(404, "organisation-node-unknown", "There is no such place in the organisation");
export const valueNotHere = problemOf(400, "value-not-here", "This value is set at another level of the organisation");
export const valueRequired = problemOf(400, "value-required", "The company must say this, since nothing is above it");
export const openingHoursWrong = problemOf(400, "opening-hours-wrong", "The opening hours contradict each other");
export const storeGroupUnknown = problemOf(404, "store-group-unknown", "There is no such group of stores");
export const storeGroupUsed = problemOf(409, "store-group-used", "Offers hold in this group of stores");
export const storeGroupFilled = problemOf(409, "store-group-filled", "There is something in this group of stores");
export const storeGroupBelowItself = problemOf(409, "store-group-below-itself", "A group cannot be below itself");
export const treeTooDeep = problemOf(400, "tree-too-deep", "Groups of stores are at most five deep");
