import { createServer, request as forward, type IncomingMessage, type ServerResponse } from "node:http";

/** What becomes of an answer that the program behind has given: on to the caller, or the line breaks before it arrives. */
export type Verdict = "pass" | "break";
export type Watch = (exchange: { method: string; path: string; status: number }) => Promise<Verdict> | Verdict;

/**
 * A line between two programs that a test may cut exactly when the answer is on its way: the work is done, and whoever asked will
 * never hear of it. No fault switch in the product is needed for that.
 */
export async function intercept(target: string, watch: Watch) {
  let current = watch;
  const proxy = createServer((request, response) => {
    void pass(target, request, response, (exchange) => current(exchange));
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
