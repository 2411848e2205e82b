import { SapFormatError } from "../errors.ts";
import type { XmlTag } from "../xml/safe-parser.ts";

export const soapEnvelopeNamespace = "http://schemas.xmlsoap.org/soap/envelope/";
export const soap12EnvelopeNamespace = "http://www.w3.org/2003/05/soap-envelope";

export const isSoapEnvelope = (namespace: string) =>
  namespace === soapEnvelopeNamespace || namespace === soap12EnvelopeNamespace;

/** To, Action and MessageID of a one-way message ask nothing of us beyond what the address and the message say. */
const addressing = new Set([
  "http://www.w3.org/2005/08/addressing",
  "http://schemas.xmlsoap.org/ws/2004/08/addressing",
]);
const reliableMessaging = ["http://schemas.xmlsoap.org/ws/2005/02/rm", "http://docs.oasis-open.org/ws-rx/wsrm/"];

const speaksReliably = ({ uri }: XmlTag) => reliableMessaging.some((namespace) => uri.startsWith(namespace));

const reliableMessagingHint =
  "WS-ReliableMessaging is not spoken here: set the sender's service to plain SOAP (no reliable messaging)";

/** Refuses an entry of the SOAP header that must be understood and is not; every other one is passed over. */
export function checkHeaderEntry(tag: XmlTag, place: { line: number; column: number }): void {
  if (addressing.has(tag.uri) || !Object.values(tag.attributes).some(isMustUnderstand)) return;
  const what = `The SOAP header {${tag.uri}}${tag.local} must be understood and is not`;
  throw new SapFormatError(
    "soap.mustUnderstand",
    speaksReliably(tag) ? `${what}. ${reliableMessagingHint}` : what,
    place,
  );
}

/** What may help somebody whose message is another than expected. */
export function hintFor(tag: XmlTag): string {
  return speaksReliably(tag) ? `. ${reliableMessagingHint}` : "";
}

const isMustUnderstand = ({ local, uri, value }: XmlTag["attributes"][string]) =>
  local === "mustUnderstand" && isSoapEnvelope(uri) && (value === "1" || value === "true");
