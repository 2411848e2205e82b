import type { Fields, Group } from "./fields.ts";

export interface QualifiedName {
  name: string;
  namespace: string;
}

/**
 * A document with one header and many records of one kind. `steps` lead from the root to the element that holds both,
 * for SOAP Envelope, Body and the message, for an IDoc the type and IDOC (which may repeat, each with its own header).
 */
export interface DocumentShape<H extends Fields = Fields, R extends Fields = Fields> {
  steps: QualifiedName[];
  fixed: Record<string, string>;
  header: Group<H>;
  record: Group<R>;
}
