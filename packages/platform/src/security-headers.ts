import { ServerResponse } from "node:http";
import { printBridge } from "@counterfoil/contracts";
import helmet from "helmet";

/** Screens load nothing from elsewhere. WebAssembly of ours may run (a till's camera reads barcodes by it), text as code may not; UI5 and React set style attributes, so inline styles stay allowed. A till hands its papers to the print bridge of its own device. */
const directives = {
  defaultSrc: ["'self'"],
  baseUri: ["'self'"],
  fontSrc: ["'self'", "https:", "data:"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  imgSrc: ["'self'", "data:", "blob:"],
  objectSrc: ["'none'"],
  scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
  scriptSrcAttr: ["'none'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  connectSrc: ["'self'", printBridge.address],
  workerSrc: ["'self'", "blob:"],
};

/** Only where people come by https: a year, as browsers and ASVS want it. */
export const strictTransport = { "strict-transport-security": "max-age=31536000; includeSubDomains" };

const protect = helmet({ contentSecurityPolicy: { useDefaults: false, directives }, strictTransportSecurity: false });

/**
 * On every answer what Helmet says, asked once: none of it depends on the request. As a plugin (@fastify/helmet 13.2) it puts the
 * headers together anew for each answer, which took 15.6 microseconds of processor time more, a tenth of a calculation.
 */
export const securityHeaders = headersOf(protect);

type StoresHeader = { _storeHeader?: (this: ServerResponse, statusLine: string, headers: unknown) => void };
const { _storeHeader: storeHeader } = ServerResponse.prototype as unknown as StoresHeader;

/**
 * Answers with these headers right after the status line; no route sets one of them itself. Handed over one by one, Fastify and Node took
 * a tenth of a calculation's processor time to look at them again for each answer. `_storeHeader` is Node's own and documented nowhere
 * (decision 0011), so the tests ask by real HTTP.
 */
export function answersWith(headers: Record<string, string>) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const text = lines.join("");
  if (storeHeader === undefined)
    throw new Error("node:http has no _storeHeader: answers would have no security headers");
  return class extends ServerResponse {
    _storeHeader(statusLine: string, own: unknown): void {
      storeHeader.call(this, statusLine + text, own);
    }
  };
}

function headersOf(middleware: typeof protect): Record<string, string> {
  const headers: Record<string, string> = {};
  const recorder = {
    setHeader: (name: string, value: string) => {
      headers[name.toLowerCase()] = value;
    },
    removeHeader: () => undefined,
  };
  const [request, response] = [{}, recorder] as unknown as [
    Parameters<typeof protect>[0],
    Parameters<typeof protect>[1],
  ];
  middleware(request, response, (error) => {
    if (error) throw error;
  });
  return headers;
}
