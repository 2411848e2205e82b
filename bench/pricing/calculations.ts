import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import type { Basket } from "@counterfoil/pricing";
import { openDoor } from "../../tools/demo/door.ts";
import { demoFile } from "../../tools/demo/retailer.ts";
import { freePort } from "../../tools/instance/free-port.ts";
import { startInstance } from "../../tools/instance/instance.ts";
import { SimulatedTill } from "../../tools/instance/simulated-till.ts";
import { deriveArticles, readInvoices } from "../../tools/retail-data/index.ts";
import type { Figure } from "../figure.ts";

const LINES = 10;
const CONNECTIONS = 16;
const SECONDS = 4;
const ROUNDS = 5;

type Target = { url: string; pid: number; authorization: string };
type Round = { perSecond: number; cpuMicros: number };

/** Prices asked for over HTTP, against a server that parses the same request and sends as many bytes back, in turns. */
export async function measureCalculations(): Promise<Figure> {
  const instance = await startInstance("shop");
  let bare: ChildProcess | undefined;
  try {
    const administrator = instance.access.people.find((person) => person.role === "administrator");
    const door = openDoor(instance.access.urls.server);
    await door.signIn(administrator?.user ?? "", administrator?.password ?? "");
    const { authorization } = await SimulatedTill.pair(door, "1010-01");
    const ours = { url: instance.server.url, pid: instance.server.pid ?? 0, authorization };
    const bodies = (await baskets()).map((basket) => JSON.stringify(basket));
    const answer = await send(ours, bodies[0] as string, new Agent());
    const port = await freePort();
    bare = await startBare(port, answer.length);
    const raw = { url: `http://127.0.0.1:${port}`, pid: bare.pid ?? 0, authorization };
    return compare(await inTurns(ours, raw, bodies), answer.length);
  } finally {
    bare?.kill();
    await instance.stop();
  }
}

async function inTurns(ours: Target, raw: Target, bodies: string[]): Promise<{ ours: Round; raw: Round }> {
  const rounds: { ours: Round; raw: Round }[] = [];
  await Promise.all([load(ours, bodies), load(raw, bodies)]);
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({ ours: await load(ours, bodies), raw: await load(raw, bodies) });
  const median = (pick: (one: { ours: Round; raw: Round }) => number) =>
    rounds.map(pick).toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)] as number;
  return {
    ours: { perSecond: median((one) => one.ours.perSecond), cpuMicros: median((one) => one.ours.cpuMicros) },
    raw: { perSecond: median((one) => one.raw.perSecond), cpuMicros: median((one) => one.raw.cpuMicros) },
  };
}

function compare({ ours, raw }: { ours: Round; raw: Round }, bytes: number): Figure {
  return {
    figure: `baskets of ${LINES} lines priced over HTTP`,
    value: ours.perSecond,
    unit: "1/s",
    against: "Fastify that only parses and answers",
    raw: raw.perSecond,
    detail: {
      connections: CONNECTIONS,
      answerBytes: bytes,
      cpuMicrosEach: Math.round(ours.cpuMicros),
      cpuMicrosEachBare: Math.round(raw.cpuMicros),
    },
  };
}

async function load(target: Target, bodies: readonly string[]): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const cpuBefore = cpuOf(target.pid);
  const startMs = performance.now();
  let done = 0;
  const worker = async () => {
    for (; performance.now() - startMs < SECONDS * 1000; done++)
      await send(target, bodies[done % bodies.length] as string, agent);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  const seconds = (performance.now() - startMs) / 1000;
  agent.destroy();
  return { perSecond: done / seconds, cpuMicros: ((cpuOf(target.pid) - cpuBefore) * 1e6) / done };
}

function send({ url, authorization }: Target, body: string, agent: Agent): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body), authorization };
  const asked = request(`${url}/api/prices/calculations`, { method: "POST", agent, headers }, (answer) => {
    let text = "";
    answer.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
    answer.on("end", () =>
      answer.statusCode === 200 ? resolve(text) : reject(new Error(`${answer.statusCode} ${text}`)),
    );
  });
  asked.on("error", reject);
  asked.end(body);
  return promise;
}

/** User and system time of a process in seconds; Linux only. */
function cpuOf(pid: number): number {
  const line = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function startBare(port: number, bytes: number): Promise<ChildProcess> {
  const main = join(import.meta.dirname, "bare-server.ts");
  const child = spawn(process.execPath, [main, String(port), String(bytes)], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout as NodeJS.ReadableStream, "data");
  return child;
}

async function baskets(): Promise<Omit<Basket, "at">[]> {
  const goods = deriveArticles(await readInvoices(demoFile)).filter(
    ({ type, regularPriceMinor }) => type === "goods" && regularPriceMinor !== undefined,
  );
  return Array.from({ length: 200 }, (_, basket) => ({
    store: "1010",
    lines: Array.from({ length: LINES }, (_none, line) => ({
      lineId: String(line + 1),
      articleId: goods[(basket * 97 + line * 13) % goods.length]?.articleId ?? "",
      quantity: 1 + ((basket + line) % 3),
    })),
  }));
}
