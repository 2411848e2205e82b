import { createServer as createPlain, type IncomingMessage, type RequestListener } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo, Server, Socket } from "node:net";
import { generate } from "selfsigned";

export type Pair = { cert: string; key: string };
const DAY_MS = 86_400_000;

/** An authority of the test's own. */
export async function makeAuthority(name: string): Promise<Pair> {
  const made = await generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { cert: made.cert, key: made.private };
}

/** A certificate for 127.0.0.1 or for a client, signed by that authority, valid for so many days. */
export async function makeCertificate(ca: Pair, name: string, { days = 365, host = "127.0.0.1" } = {}): Promise<Pair> {
  const now = Date.now();
  const made = await generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    algorithm: "sha256",
    notBeforeDate: new Date(now - 400 * DAY_MS),
    notAfterDate: new Date(now + days * DAY_MS),
    ca,
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "subjectAltName", altNames: [{ type: 7, ip: host }] },
    ],
  });
  return { cert: made.cert, key: made.private };
}

export type Seen = {
  method: string;
  path: string;
  authorization: string | undefined;
  client: string | undefined;
  body: string;
};
export type Reply = { status: number; headers?: Record<string, string>; body?: string };
type Behaviour = (seen: Seen) => Reply;

export const odata: Reply = {
  status: 200,
  headers: { "content-type": "application/json" },
  body: '{"d":{"results":[]}}',
};

/** A system at the other end of a wire, by TLS when it has a certificate; what it answers the test says. */
export async function startPeer(answer: Behaviour, tls?: Pair & { ca?: string }) {
  const seen: Seen[] = [];
  const sockets = new Set<Socket>();
  let behaviour = answer;
  const listener: RequestListener = (request, response) => {
    void read(request).then((one) => {
      seen.push(one);
      const { status, headers = {}, body = "" } = behaviour(one);
      response.writeHead(status, headers).end(body);
    });
  };
  const clients = tls?.ca === undefined ? {} : { ca: tls.ca, requestCert: true, rejectUnauthorized: true };
  const server: Server = tls === undefined ? createPlain(listener) : createServer({ ...tls, ...clients }, listener);
  server.on("connection", (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `${tls === undefined ? "http" : "https"}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answers(next: Behaviour) {
      behaviour = next;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<Seen> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const socket = request.socket as { getPeerCertificate?: () => { subject?: { CN?: string | string[] } } };
  const name = socket.getPeerCertificate?.().subject?.CN;
  return {
    method: request.method ?? "",
    path: request.url ?? "",
    authorization: request.headers.authorization,
    client: name === undefined ? undefined : String(name),
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

export type Peer = Awaited<ReturnType<typeof startPeer>>;
