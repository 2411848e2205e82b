import { createServer } from "node:http";
import type { Door } from "../demo/door.ts";

type Told = { event: string; key: string };

/** Whoever is told of alerts by webhook; the same call twice is heard once, by its number. */
export async function openHearer(server: Door) {
  const heard = new Map<string, Told>();
  const ear = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { event, key } = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Told;
    heard.set(String(request.headers["counterfoil-delivery"]), { event, key });
    response.writeHead(204).end();
  });
  await new Promise<void>((settle) => ear.listen(0, "127.0.0.1", settle));
  const { port } = ear.address() as { port: number };
  await server.post("/api/hub/alert-rules", {
    name: "Hearer",
    active: true,
    leastSeverity: "warning",
    kinds: ["system-unreachable"],
    tellCleared: true,
    channel: "webhook",
    url: `http://127.0.0.1:${port}/told`,
    secret: "a secret of a tool that nobody else uses",
  });
  return {
    /** How often the beginning and the end of an outage were heard of. */
    outages: () => {
      const of = (event: string) => [...heard.values()].filter((told) => told.event === event).length;
      return { raised: of("raised"), cleared: of("cleared") };
    },
    close: async () => {
      ear.closeAllConnections();
      await new Promise((settle) => ear.close(settle));
    },
  };
}
