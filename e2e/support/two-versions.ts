import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** The till's address, behind which another version of the till can be put, and the way of sold receipts held up. */
export type TwoVersions = { url: string; serveSecond(): void; holdReceipts(on: boolean): void; close(): Promise<void> };

const INDEX = /("revision":")[0-9a-f]{32}(","url":"index\.html")/;

/**
 * The second version is the built one with another page: its index.html has another mark and, by the list in the worker, another
 * revision, so to a browser it is as new as a real one.
 */
export async function serveTwoVersions(toUrl: string, mark: string): Promise<TwoVersions> {
  const { origin, pathname } = new URL(toUrl);
  let isSecond = false;
  let holds = false;
  const change: Record<string, (text: string) => string> = {
    "/till/sw.js": (text) => text.replace(INDEX, "$1ffffffffffffffffffffffffffffffff$2"),
    "/till/index.html": (text) => text.replace("</head>", `${mark}</head>`),
  };
  const end = createServer((asked, answer) => {
    const [path = ""] = (asked.url ?? "").split("?");
    if (holds && path === "/api/sales/transactions") return void answer.writeHead(503).end();
    passOn(origin, asked, answer, isSecond ? change[path === "/till/" ? "/till/index.html" : path] : undefined);
  });
  end.listen(0, "127.0.0.1");
  await once(end, "listening");
  return {
    url: `http://127.0.0.1:${(end.address() as AddressInfo).port}${pathname}`,
    serveSecond: () => {
      isSecond = true;
    },
    holdReceipts: (on) => {
      holds = on;
    },
    close: async () => {
      end.closeAllConnections();
      end.close();
      await once(end, "close");
    },
  };
}

function passOn(origin: string, asked: IncomingMessage, answer: ServerResponse, change?: (text: string) => string) {
  const { "if-none-match": _, "if-modified-since": _since, ...first } = asked.headers;
  // Of what is changed here the server would say that it is unchanged.
  const headers = change ? { ...first, "accept-encoding": "identity" } : asked.headers;
  const onward = request(origin + asked.url, { method: asked.method, headers }, async (given) => {
    if (!change) return given.pipe(answer.writeHead(given.statusCode ?? 502, given.headers));
    const text = change(Buffer.concat(await given.toArray()).toString());
    const { "content-length": _length, ...rest } = given.headers;
    answer.writeHead(given.statusCode ?? 502, rest).end(text);
  });
  onward.on("error", () => answer.destroy());
  answer.on("close", () => onward.destroy());
  asked.pipe(onward);
}
