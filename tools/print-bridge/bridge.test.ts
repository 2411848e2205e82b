import { once } from "node:events";
import type { Server } from "node:http";
import { type AddressInfo, createServer, type Server as TcpServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createBridge } from "./bridge.ts";

const closing: (Server | TcpServer)[] = [];
afterEach(() => {
  for (const server of closing.splice(0)) server.close();
});
const listen = async (server: Server | TcpServer) => {
  closing.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
};

/** A printer at port 9100: it says how its paper is, and prints what comes until the line is closed. */
async function printerWith(paperState: number | undefined) {
  const printed: string[] = [];
  const printer = createServer((socket) => {
    const pieces: Buffer[] = [];
    socket.on("data", (piece: Buffer) => {
      const asksForPaper = piece.subarray(0, 3).equals(Buffer.from([0x10, 0x04, 0x04]));
      if (asksForPaper && paperState !== undefined) socket.write(Buffer.from([paperState]));
      pieces.push(asksForPaper ? piece.subarray(3) : piece);
    });
    socket.on("end", () => {
      printed.push(Buffer.concat(pieces).toString());
      socket.end();
    });
    socket.on("error", () => undefined);
  });
  return { printed, port: await listen(printer) };
}

const origin = "https://till.example";
async function bridgeTo(port: number) {
  const bridge = await listen(createBridge({ printer: { host: "127.0.0.1", port }, token: "t0ken", origin }));
  return (body: string, headers: Record<string, string> = {}, path = "/print") =>
    fetch(`http://127.0.0.1:${bridge}${path}`, {
      method: "POST",
      body,
      headers: { authorization: "Bearer t0ken", origin, ...headers },
    });
}

test("papers go to the printer one after another, each over a line of its own", async () => {
  const { printed, port } = await printerWith(0x12);
  const print = await bridgeTo(port);
  const answers = await Promise.all(["first", "second", "third"].map((paper) => print(paper)));
  expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
  expect(answers[0]?.headers.get("access-control-allow-origin")).toBe(origin);
  await expect.poll(() => printed.toSorted()).toEqual(["first", "second", "third"]);
});

test("a printer that says nothing of its paper prints all the same", async () => {
  const { printed, port } = await printerWith(undefined);
  expect((await (await bridgeTo(port))("paper")).status).toBe(204);
  await expect.poll(() => printed).toEqual(["paper"]);
});

test("a printer without paper, and one that is off, are told apart", async () => {
  const { printed, port } = await printerWith(0x72);
  expect((await (await bridgeTo(port))("paper")).status).toBe(409);
  expect(printed.join("")).toBe("");
  const { port: free } = await printerWith(undefined);
  const off = closing.pop();
  off?.close();
  if (off) await once(off, "close");
  expect((await (await bridgeTo(free))("paper")).status).toBe(502);
});

test("whoever is not this till gets nothing", async () => {
  const { printed, port } = await printerWith(0x12);
  const print = await bridgeTo(port);
  const statusOf = async (...asked: Parameters<typeof print>) => (await print(...asked)).status;
  expect(await statusOf("x", { authorization: "Bearer other" })).toBe(401);
  expect(await statusOf("x", { origin: "https://elsewhere.example" })).toBe(403);
  expect(await statusOf("x", {}, "/other")).toBe(404);
  expect(await statusOf("x".repeat(1_000_001))).toBe(413);
  expect(printed).toEqual([]);
});
