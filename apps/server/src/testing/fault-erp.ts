import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Arrival = { key: string; bytes: string; body: string; path: string };
/** A row of ReceiptStatusSet. */
export type StatusRow = Record<string, string | undefined>;
type Deed = "take" | "halfAnswer" | "takeThenCut" | "hang" | { status: number; body?: string };
/** What to do with a delivery, which may depend on what is in it. */
export type Behaviour = Deed | ((body: string) => Deed);

/** An ERP that fails as told. For the good path tests run the real one; here only its receiving and deduplicating is needed. */
export async function startFaultErp() {
  const arrivals: Arrival[] = [];
  const idocs = new Map<string, string>();
  const script: Behaviour[] = [];
  let usual: Behaviour = "take";
  let statuses: (idoc: string, filter: string) => StatusRow[] | string = () => [];

  const server = createServer((request, response) => {
    receive(request, response).catch(() => response.destroy());
  });

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://erp");
    if (request.method !== "POST") {
      const filter = searchParams.get("$filter") ?? "";
      const results = statuses(/Idoc eq '(\d+)'/.exec(filter)?.[1] ?? "", filter);
      return answer(response, 200, typeof results === "string" ? results : JSON.stringify({ d: { results } }));
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString("utf8");
    const key = /<(?:ARCKEY|ID)>([^<]+)/.exec(body)?.[1] ?? "";
    arrivals.push({ key, bytes: createHash("sha256").update(body).digest("hex"), body, path: pathname });
    const behaviour = script.shift() ?? usual;
    act(typeof behaviour === "function" ? behaviour(body) : behaviour, key, response);
  }

  function act(deed: Deed, key: string, response: ServerResponse): void {
    if (deed === "hang") return;
    if (typeof deed === "object") {
      answer(response, deed.status, deed.body ?? "");
      return;
    }
    if (!idocs.has(key)) idocs.set(key, String(idocs.size + 1).padStart(16, "0"));
    const text = JSON.stringify({ idocNumber: idocs.get(key), repeated: false });
    if (deed === "takeThenCut") response.destroy();
    else if (deed === "take") answer(response, 200, text);
    else answerHalf(response, text);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    arrivals,
    idocs,
    will(...behaviours: Behaviour[]) {
      script.push(...behaviours);
    },
    usually(behaviour: Behaviour) {
      usual = behaviour;
    },
    /** What it says became of the receipts of an IDoc; a text instead of rows is its whole answer. */
    says(rows: (idoc: string, filter: string) => StatusRow[] | string) {
      statuses = rows;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "application/json" }).end(body);
}

function answerHalf(response: ServerResponse, text: string): void {
  response.writeHead(200, { "content-type": "application/json", "content-length": text.length });
  response.write(text.slice(0, 10));
  setTimeout(() => response.destroy(), 20);
}

export type FaultErp = Awaited<ReturnType<typeof startFaultErp>>;
