import { SapFormatError } from "../errors.ts";
import { escapeAttribute, escapeText } from "../xml/escape.ts";
import { createSafeXmlParser } from "../xml/safe-parser.ts";
import { soap12EnvelopeNamespace, soapEnvelopeNamespace } from "./envelope.ts";

/** SOAP 1.1: Client means "do not send this again", Server "try again later". */
export interface SoapFault {
  fault: "Client" | "Server" | "MustUnderstand" | "VersionMismatch";
  reason: string;
  /** Our stable code, or whatever the other side put there. */
  code?: string | undefined;
}

const refusalNamespace = "urn:counterfoil:refusal";

/** In the version of SOAP that the sender speaks. */
export function writeSoapFault({ fault, reason, code }: SoapFault, version: "1.1" | "1.2" = "1.1"): string {
  const refusal =
    code === undefined ? "" : `<r:Refusal xmlns:r="${refusalNamespace}" code="${escapeAttribute(code)}"/>`;
  if (version === "1.2") return writeSoap12Fault({ fault, reason }, refusal);
  const detail = refusal === "" ? "" : `<detail>${refusal}</detail>`;
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<soapenv:Envelope xmlns:soapenv="${soapEnvelopeNamespace}"><soapenv:Body>` +
    `<soapenv:Fault><faultcode>soapenv:${fault}</faultcode><faultstring>${escapeText(reason)}</faultstring>${detail}` +
    "</soapenv:Fault></soapenv:Body></soapenv:Envelope>"
  );
}

function writeSoap12Fault({ fault, reason }: SoapFault, refusal: string): string {
  const code = {
    Client: "Sender",
    Server: "Receiver",
    MustUnderstand: "MustUnderstand",
    VersionMismatch: "VersionMismatch",
  };
  const detail = refusal === "" ? "" : `<env:Detail>${refusal}</env:Detail>`;
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<env:Envelope xmlns:env="${soap12EnvelopeNamespace}"><env:Body><env:Fault>` +
    `<env:Code><env:Value>env:${code[fault]}</env:Value></env:Code>` +
    `<env:Reason><env:Text xml:lang="en">${escapeText(reason)}</env:Text></env:Reason>${detail}` +
    "</env:Fault></env:Body></env:Envelope>"
  );
}

/** The fault that answers a document which could not be read. */
export function faultOf(error: SapFormatError): SoapFault {
  return {
    fault: error.code === "soap.mustUnderstand" ? "MustUnderstand" : "Client",
    reason: error.message,
    code: error.code,
  };
}

/** Reads the fault in an answer; undefined when the answer is a SOAP message without one. */
export function readSoapFault(answer: string | Uint8Array): SoapFault | undefined {
  const found: Record<string, string> = {};
  const path: string[] = [];
  let code: string | undefined;
  const parser = createSafeXmlParser({
    open({ local, uri, attributes }) {
      if (path.length === 0 && (local !== "Envelope" || uri !== soapEnvelopeNamespace))
        throw new SapFormatError("soap.notFault", `Expected a SOAP envelope, found ${local}`);
      path.push(local);
      if (local === "Refusal" && uri === refusalNamespace) code = attributes.code?.value;
    },
    close: () => path.pop(),
    text(text) {
      const [envelope, body, fault, part, ...deeper] = path;
      if (envelope === "Envelope" && body === "Body" && fault === "Fault" && part !== undefined && deeper.length === 0)
        found[part] = (found[part] ?? "") + text;
    },
  });
  parser.write(answer);
  parser.end();
  if (found.faultcode === undefined) return undefined;
  const kind = found.faultcode.trim().split(":").at(-1)?.split(".")[0];
  return { fault: faultKinds[kind ?? ""] ?? "Server", reason: found.faultstring ?? "", code };
}

const faultKinds: Record<string, SoapFault["fault"]> = {
  Client: "Client",
  Server: "Server",
  MustUnderstand: "MustUnderstand",
  VersionMismatch: "VersionMismatch",
};
