import { createServer, request as forward, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

export type Asked = { method: string; path: string };

/** What becomes of one request. `after`: the program behind has done its work, and whoever asked hears something else. */
export type Verdict =
  | { kind: "pass" }
  | { kind: "lateBy"; ms: number }
  | { kind: "answer"; status: number; body: string; after: boolean }
  | { kind: "halfAnAnswer" }
  | { kind: "cut"; after: boolean };
export type Judge = (asked: Asked) => Verdict;

export const pass: Verdict = { kind: "pass" };

/** A line between two programs on which answers get lost, come late, in halves, or are not what the program behind has said. */
export async function openFaultyLine(targets: () => string[]) {
  let judge: Judge = () => pass;
  let turn = 0;
  let spoiled = 0;
  const line = createServer((request, response) => {
    const all = targets();
    const target = all[turn++ % Math.max(1, all.length)];
    const asked = { method: request.method ?? "GET", path: request.url ?? "/" };
    const verdict = judge(asked);
    if (verdict.kind !== "pass") spoiled += 1;
    if (target === undefined) return void response.destroy();
    carry(target, request, response, verdict).catch(() => response.destroy());
  });
  await new Promise<void>((settle) => line.listen(0, "127.0.0.1", settle));
  const { port } = line.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    /** How many answers were spoiled since the last question. */
    takeSpoiled: () => {
      const count = spoiled;
      spoiled = 0;
      return count;
    },
    judgeBy: (next: Judge) => {
      judge = next;
    },
    heal: () => {
      judge = () => pass;
    },
    close: async () => {
      line.closeAllConnections();
      await new Promise((settle) => line.close(settle));
    },
  };
}
export type FaultyLine = Awaited<ReturnType<typeof openFaultyLine>>;

async function carry(
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
  verdict: Verdict,
): Promise<void> {
  if (verdict.kind === "answer" && !verdict.after) return void (await drained(request, () => say(response, verdict)));
  if (verdict.kind === "cut" && !verdict.after) return void request.socket.resetAndDestroy();
  const answer = await ask(target, request);
  if (verdict.kind === "lateBy") await pause(verdict.ms);
  if (verdict.kind === "cut") return void request.socket.resetAndDestroy();
  if (verdict.kind === "answer") return say(response, verdict);
  response.writeHead(answer.status, answer.headers);
  if (verdict.kind !== "halfAnAnswer") return void response.end(answer.body);
  response.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)), () => response.socket?.destroy());
}

const say = (response: ServerResponse, { status, body }: { status: number; body: string }) =>
  void response.writeHead(status, { "content-type": "application/json" }).end(body);

async function drained(request: IncomingMessage, then: () => void): Promise<void> {
  for await (const _chunk of request);
  then();
}

type Whole = { status: number; headers: IncomingMessage["headers"]; body: Buffer };

function ask(target: string, request: IncomingMessage): Promise<Whole> {
  const { hostname, port } = new URL(target);
  const { method, url: path, headers } = request;
  return new Promise((settle, fail) => {
    const onward = forward({ hostname, port, method, path, headers, agent: false });
    onward.on("error", fail);
    request.on("error", fail).pipe(onward);
    onward.on("response", (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk)).on("error", fail);
      answer.on("end", () =>
        settle({ status: answer.statusCode ?? 502, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
    });
  });
}
