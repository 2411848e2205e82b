import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Arrived = { method: string; path: string; body: string; authorization: string };
/** A status to answer with, a text with it, or `hangUp`: the message has arrived and the answer is lost. */
export type Reaction = number | "hangUp" | { status: number; body: string };

/** A receiver for the faults that the real one cannot be brought to on demand. */
export async function receiverDouble(react: (arrived: Arrived, count: number) => Reaction) {
  const arrived: Arrived[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const message = {
        method: request.method ?? "",
        path: request.url ?? "",
        body: Buffer.concat(chunks).toString(),
        authorization: request.headers.authorization ?? "",
      };
      arrived.push(message);
      const reaction = react(message, arrived.length);
      if (reaction === "hangUp") return void request.socket.destroy();
      if (typeof reaction === "object") {
        response.statusCode = reaction.status;
        return void response.end(reaction.body);
      }
      response.statusCode = reaction;
      response.end(reaction === 400 ? "<x><faultstring>Wrong namespace</faultstring></x>" : "");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    arrived,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
