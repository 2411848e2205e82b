import { timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Outcome, type PrinterAddress, sendToPrinter } from "./send-to-printer.ts";

export type BridgeOptions = {
  printer: PrinterAddress;
  token: string;
  /** The till's address as its browser shows it: pages from elsewhere get nothing. */
  origin: string;
};

/** A receipt with a logo has some 30 kB. */
const MOST_BYTES = 1_000_000;
/** Papers that wait for their turn; a till sends one at a time. */
const MOST_WAITING = 20;

const statuses: Record<Outcome, number> = { printed: 204, noPaper: 409, printerOff: 502, noAnswer: 504 };

/** Between a till's browser and a printer in the network; it listens on this device alone. */
export function createBridge(options: BridgeOptions): Server {
  const inTurn = createTurns();
  return createServer((request, response) => {
    void answer(request, response, options, inTurn).catch(() => {
      if (!response.headersSent) response.writeHead(400);
      response.end();
    });
  });
}

type Turns = ReturnType<typeof createTurns>;

async function answer(request: IncomingMessage, response: ServerResponse, options: BridgeOptions, turns: Turns) {
  const { origin } = request.headers;
  const say = (status: number) => response.writeHead(status).end();
  if (!isThisDevice(request.headers.host) || (origin !== undefined && origin !== options.origin)) return say(403);
  if (origin) response.setHeader("access-control-allow-origin", origin);
  response.setHeader("vary", "origin");
  if (request.method === "OPTIONS") {
    response.setHeader("access-control-allow-methods", "POST");
    response.setHeader("access-control-allow-headers", "authorization, content-type");
    // Browsers ask whether a page of another network may speak to this device.
    response.setHeader("access-control-allow-private-network", "true");
    return say(204);
  }
  if (request.method !== "POST" || request.url !== "/print") return say(404);
  if (!isToken(request.headers.authorization, options.token)) return say(401);
  const paper = await readBody(request);
  if (!paper) return say(413);
  const outcome = await turns(() => sendToPrinter(options.printer, paper));
  return say(outcome === undefined ? 429 : statuses[outcome]);
}

/** A name of somebody else's that leads here (DNS rebinding) is not asked by a till. */
const isThisDevice = (host = "") => /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);

function isToken(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    size += piece.length;
    if (size > MOST_BYTES) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** One paper at a time: a printer with two connections mixes them, or refuses the second. */
function createTurns() {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return async (work: () => Promise<Outcome>): Promise<Outcome | undefined> => {
    if (waiting >= MOST_WAITING) return undefined;
    waiting += 1;
    const next = last.then(work).finally(() => {
      waiting -= 1;
    });
    last = next.catch(() => undefined);
    return next;
  };
}
