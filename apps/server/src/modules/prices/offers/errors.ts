import { problemOf } from "@counterfoil/platform";

export const offerUnknown = problemOf(404, "offer-unknown", "There is no such offer");
export const offerExists = problemOf(409, "offer-exists", "The offer exists already");
export const changedMeanwhile = problemOf(409, "changed-meanwhile", "Somebody else changed it meanwhile");
export const offerStateWrong = problemOf(409, "offer-state-wrong", "The offer is in another state");
export const ownOffer = problemOf(403, "own-offer", "Somebody else must approve this offer");
export const offerHasProblems = problemOf(422, "offer-has-problems", "The offer has problems");
export const hookFailed = problemOf(422, "offer-hook-failed", "The retailer's own rule for offers has failed");
export const savedTestFailed = problemOf(422, "saved-test-failed", "A saved test would not be true any more");
export const orderFixed = problemOf(422, "order-fixed", "This order would move what another system has sent");
export const endInvalid = problemOf(422, "end-invalid", "The offer cannot end then");
