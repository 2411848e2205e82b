import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { setTimeout } from "node:timers/promises";

const CONNECTIONS = 16;
const SECONDS = 3;

export type Target = { url: string; pid: number; authorization: string };
export type Round = { perSecond: number; cpuMicros: number };

/** A second with less processor time than this is one in which a program only waits. */
const QUIET_SECONDS = 0.1;
/** After this long whatever still goes on belongs to the program at rest. */
const PATIENCE_SECONDS = 90;

/** Waits until a program does nothing more of its own: after its set-up the server looks at the margins of each new offer, in threads that would be counted as baskets. */
export async function quiet(pid: number): Promise<void> {
  for (let second = 0; second < PATIENCE_SECONDS; second += 1) {
    const before = cpuOf(pid);
    await setTimeout(1000);
    if (cpuOf(pid) - before < QUIET_SECONDS) return;
  }
}

/** Asks over sixteen connections for three seconds, each for the next basket as soon as it has its answer. */
export async function load(target: Target, bodies: readonly string[]): Promise<Round> {
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

export function send({ url, authorization }: Target, body: string, agent: Agent): Promise<string> {
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
