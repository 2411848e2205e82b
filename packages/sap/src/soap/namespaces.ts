import type { QualifiedName } from "../shape/document.ts";
import { soapEnvelopeNamespace } from "./envelope.ts";

/** [seen] The one qualified element of SAP's replication messages is in this namespace, every child is unqualified. */
export const sapGlobalNamespace = "http://sap.com/xi/SAPGlobal20/Global";

/** Envelope, Body and the message itself. */
export function soapSteps(message: string): QualifiedName[] {
  return [
    { name: "Envelope", namespace: soapEnvelopeNamespace },
    { name: "Body", namespace: soapEnvelopeNamespace },
    { name: message, namespace: sapGlobalNamespace },
  ];
}
