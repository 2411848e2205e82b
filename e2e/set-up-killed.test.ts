import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test, vi } from "vitest";
import { repository } from "../tools/database/apps.ts";
import { type DemoAccess, readAccess } from "../tools/demo/access.ts";
import { setUpDemo } from "../tools/demo/set-up-demo.ts";
import { startBare } from "../tools/instance/instance.ts";
import { SimulatedTill } from "../tools/instance/simulated-till.ts";
import { enterDoors, stockOf, waitUntilAllPosted } from "./support/proof.ts";

// Programs are killed and started again and again: a machine that is busy with other things takes minutes for it.
vi.setConfig({ testTimeout: 600_000 });
const instance = await startBare();
afterAll(instance.stop);
const { dataDir, context } = instance;

/** The set-up in a process of its own, which ends itself like a plug that is pulled, shortly after it has begun a step. */
const scriptOf = (step: number, afterMs: number) => `
  const { setUpDemo } = await import(${JSON.stringify(pathToFileURL(join(repository, "tools/demo/set-up-demo.ts")).href)});
  let begun = 0;
  await setUpDemo(${JSON.stringify(context)}, (name, work) => {
    begun += 1;
    if (begun === ${step}) {
      console.log(name);
      setTimeout(() => process.kill(process.pid, "SIGKILL"), ${afterMs});
    }
    return work();
  });`;

/** Answers the name of the step in which it was to die, or nothing when it came to its end. */
async function setUpKilledAt(step: number, afterMs: number): Promise<string | undefined> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", scriptOf(step, afterMs)]);
  const printed = text(child.stdout);
  const [, signal] = (await once(child, "exit")) as [number | null, string | null];
  return signal === "SIGKILL" ? (await printed).trim() : undefined;
}

test("a set-up that was killed in step after step goes on at the next start, and nothing is there twice", async () => {
  const killedIn = new Set<string | undefined>();
  for (const step of [3, 6, 8, 10, 11]) {
    killedIn.add(await setUpKilledAt(step, step * 3));
    expect(readAccess(dataDir)).toBeUndefined();
  }
  expect(killedIn.size).toBe(5);
  expect(killedIn).not.toContain(undefined);
  await setUpDemo(context, (_name, work) => work());
  const access = readAccess(dataDir) as DemoAccess;
  expect(statSync(join(dataDir, "demo-access.json")).mode & 0o777).toBe(0o600);
  expect(existsSync(join(dataDir, "demo-setup.json"))).toBe(false);
  const doors = await enterDoors({ access });
  const people = await doors.server.get<{ items: unknown[] }>("/api/access/people");
  const tills = await doors.server.get<{ items: { tillId: string }[] }>("/api/organisation/tills");
  const technical = await doors.server.get<{ items: unknown[] }>("/api/access/technical-users");
  const offers = await doors.server.get<{ total: number }>("/api/prices/offers?origin=app");
  const orders = await doors.server.get<{ total: number }>("/api/orders");
  expect([people.items.length, technical.items.length, offers.total, orders.total]).toEqual([6, 4, 7, 3]);
  expect(tills.items.map(({ tillId }) => tillId).sort()).toEqual(["1010-01", "1010-02", "1010-91", "1020-01"]);
  // 3,871 leave London in December; 24 and 48 lie there besides.
  expect(await stockOf(doors.erp, "85123A", "1010")).toBe(3871 + 24 + 48);
  const till = await SimulatedTill.pair(doors.server, "1010-01");
  await till.send(instance.server.url, [till.sell([{ articleId: "85123A", quantity: 1, unitPrice: 295 }], 1)]);
  await waitUntilAllPosted(doors.server);
  expect(await stockOf(doors.erp, "85123A", "1010")).toBe(3871 + 24 + 48 - 1);
});
