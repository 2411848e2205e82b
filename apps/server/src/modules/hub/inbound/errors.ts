import { problemOf } from "@counterfoil/platform";

export const documentUnknown = problemOf(404, "inbound-document-unknown", "There is no such inbound document");
export const nothingToRetry = problemOf(409, "nothing-to-retry", "Nothing in this document can be retried");
export const messageIdUsed = problemOf(
  409,
  "message-id-used",
  "A message with this id came before, with another content",
);
export const requestTooLarge = problemOf(413, "body-too-large", "The body is too large");
export const encodingUnsupported = problemOf(415, "content-encoding-unsupported", "This content encoding is not read");
