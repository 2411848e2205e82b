import { problemOf } from "@counterfoil/platform";

export const receiptMailUnknown = problemOf(404, "receipt-mail-unknown", "There is no such receipt to send");
export const receiptMailTooOften = problemOf(409, "receipt-mail-too-often", "The receipt was sent often enough");
