import { SettingError } from "@counterfoil/platform";
import { type DemoAccess, readAccess } from "../demo/access.ts";
import { followAddresses, haveMoved } from "../demo/follow-addresses.ts";
import { setUpDemo } from "../demo/set-up-demo.ts";
import { buildScreens } from "../screens/build-screens.ts";
import { openDatabases } from "./databases.ts";
import { faultLine, StartFault } from "./fault.ts";
import { checkDatabases, checkPorts, takeDataFolder } from "./preflight.ts";
import { startPrograms } from "./programs.ts";
import { say, step } from "./progress.ts";
import type { StartSettings } from "./settings.ts";
import { welcome, welcomeEmpty } from "./welcome.ts";
import { isWithoutDemo } from "./without-demo.ts";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const followMs = 12_000;

/** What must be given back, last taken first; and the one reason why the suite ends. */
type Run = { closers: (() => unknown)[]; end: (reason: string) => void; ended: Promise<string> };

/** Brings the suite up, waits until somebody or something ends it, takes it down. Answers the exit code. */
export async function runSuite(settings: StartSettings): Promise<number> {
  const { promise: ended, resolve: end } = Promise.withResolvers<string>();
  const run: Run = { closers: [], end, ended };
  // Ctrl-C arrives twice when npm passes it on: more of the same changes nothing, each step down has its limit.
  for (const signal of signals) process.on(signal, () => end("stopping"));
  const up = bringUp(settings, run);
  try {
    await Promise.race([up, ended]);
    const reason = await ended;
    say(reason);
    return reason === "stopping" ? 0 : 1;
  } finally {
    await takeDown(run);
    await up.catch(() => undefined);
    await takeDown(run);
  }
}

async function bringUp(settings: StartSettings, run: Run): Promise<void> {
  const { dataDir } = settings;
  const lock = takeDataFolder(dataDir);
  run.closers.push(lock.release);
  await checkPorts(settings, lock.tookOver ? followMs : 0);
  await checkDatabases(settings);
  const databaseUrls = await openDatabases(settings, run.closers, run.end);
  await unlessEnded(run, () => step("screens", () => buildScreens(say)));
  const programs = await unlessEnded(run, async () => startPrograms(settings, databaseUrls, run.end));
  run.closers.push(programs.stop);
  await unlessEnded(run, () => step("programs", programs.ready));
  const access = readAccess(dataDir);
  if (isWithoutDemo(settings, access)) {
    for (const line of welcomeEmpty(settings, programs.setupToken)) say(line);
    return;
  }
  if (access === undefined) await unlessEnded(run, () => fillShop(settings, programs.setupToken));
  else if (haveMoved(access, settings)) await unlessEnded(run, () => tellNewAddresses(access, settings));
  for (const line of welcome(settings, readAccess(dataDir), access === undefined)) say(line);
}

async function fillShop({ dataDir, serverUrl, baseUrl, erpUrl }: StartSettings, setupToken: string): Promise<void> {
  // Whose certificates are trusted is a retailer's own setting: the demo has none to trust.
  if (serverUrl.startsWith("https:"))
    throw new SettingError(
      "The demo retailer is set up over http: set DEMO=no, or start without TLS_CERT and TLS_KEY.",
    );
  try {
    await setUpDemo({ dataDir, serverUrl, baseUrl, erpUrl, setupToken }, step);
  } catch (failure) {
    throw new StartFault("start.demo-failed", `The demo retailer cannot be set up: ${faultLine(failure)}`);
  }
}

/** The programs run, whatever becomes of it: where logins were changed, only a person can tell both sides. */
async function tellNewAddresses(access: DemoAccess, settings: StartSettings): Promise<void> {
  try {
    await step("new addresses told to both programs", () => followAddresses(access, settings));
  } catch (failure) {
    const { serverUrl, erpUrl } = settings;
    say(`This folder was set up for other ports, and the new ones cannot be told: ${faultLine(failure)}`);
    say(`Set ${erpUrl} in the back office's connection to the ERP, and ${serverUrl} in the ERP's receiver.`);
  }
}

/** A stop that was asked for during the start must not start more. */
async function unlessEnded<Result>(run: Run, work: () => Promise<Result>): Promise<Result> {
  const reason = await Promise.race([run.ended, Promise.resolve(undefined)]);
  if (reason !== undefined) throw new Error(reason);
  return work();
}

async function takeDown(run: Run): Promise<void> {
  for (let close = run.closers.pop(); close; close = run.closers.pop()) await close();
}
