import { problemOf } from "@counterfoil/platform";

export const idocUnreadable = problemOf(400, "idoc-unreadable", "The IDoc cannot be read");
export const idocUnknown = problemOf(404, "idoc-unknown", "There is no such IDoc");
export const receiptUnknown = problemOf(404, "receipt-unknown", "There is no such receipt");
export const postingUnknown = problemOf(404, "posting-unknown", "There is no such document");
export const tillDayUnknown = problemOf(404, "till-day-unknown", "Nothing came from this till on this day");
export const customerUnknown = problemOf(422, "customer-unknown", "There is no such customer");
export const receiptNotCorrectable = problemOf(409, "receipt-not-correctable", "This receipt cannot be corrected");
export const receiptNotReversible = problemOf(409, "receipt-not-reversible", "This receipt cannot be reversed");
export const receiptChanged = problemOf(409, "receipt-changed", "The receipt has been changed meanwhile");
export const correctionInvalid = problemOf(422, "correction-invalid", "The receipt would be wrong");
export const correctionChangesNothing = problemOf(422, "correction-changes-nothing", "The correction changes nothing");
export const replacementUnknown = problemOf(422, "replacement-unknown", "What is to stand there is not known");
export const massCorrectionEmpty = problemOf(422, "mass-correction-empty", "No receipt has it");
export const massCorrectionChanged = problemOf(409, "mass-correction-changed", "Other receipts than in the preview");
