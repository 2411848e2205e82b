import { createServer, request as forward, type IncomingMessage, type ServerResponse } from "node:http";

/** What becomes of an answer that the program behind has given: on to the caller, or the line breaks before it arrives. */
export type Verdict = "pass" | "break";
export type Watch = (exchange: { method: string; path: string; status: number }) => Promise<Verdict> | Verdict;
/** A request whose line breaks at once, and which the program behind gets when the promise is kept. */
export type Late = (request: { method: string; path: string }) => Promise<void> | undefined;

/**
 * A line between two programs that a test may cut exactly when the answer is on its way: the work is done, and whoever asked will
 * never hear of it. No fault switch in the product is needed for that.
 */
export async function intercept(target: string, watch: Watch, late: Late = () => undefined) {
  let current = watch;
  const proxy = createServer((request, response) => {
    const { method = "GET", url: path = "/" } = request;
    const until = late({ method, path });
    if (until) void deliverLate(target, request, response, until);
    else void pass(target, request, response, (exchange) => current(exchange));
  });
  await new Promise<void>((settle) => proxy.listen(0, "127.0.0.1", settle));
  const { port } = proxy.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    watch: (next: Watch) => {
      current = next;
    },
    close: async () => {
      proxy.closeAllConnections();
      await new Promise((settle) => proxy.close(settle));
    },
  };
}

async function deliverLate(
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
  until: Promise<void>,
): Promise<void> {
  const { method = "GET", url: path = "/", headers } = request;
  const body = Buffer.concat(await request.toArray());
  response.destroy();
  await until;
  await fetch(new URL(path, target), { method, headers: headers as Record<string, string>, body }).then((answer) =>
    answer.arrayBuffer(),
  );
}

async function pass(target: string, request: IncomingMessage, response: ServerResponse, watch: Watch): Promise<void> {
  const { hostname, port } = new URL(target);
  const { method = "GET", url: path = "/", headers } = request;
  const onward = forward({ hostname, port, method, path, headers, agent: false });
  onward.on("error", () => response.destroy());
  request.pipe(onward);
  onward.on("response", async (answer) => {
    answer.on("error", () => response.destroy());
    const verdict = await watch({ method, path, status: answer.statusCode ?? 0 });
    if (verdict === "break") return void response.destroy();
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
}
