import { countUnsent } from "../ledger/index.ts";
import { type Observable, observable } from "../observable.ts";
import type { Till } from "../till.ts";
import { dropOthers, isOf, readVersions, type Versions, writeVersions } from "./versions.ts";

const LOOK_MS = 60_000;
/** The server is asked for a newer version, also by a tab that stays open for days. */
const ASK_MS = 10 * LOOK_MS;

/** `waits`: a newer version is here, and taken at the next quiet moment. */
export type Program = { inUse: string; waits: boolean; refused?: Versions["refused"] };

/** Undefined: there is no service worker, so every reload brings what the server has. */
export const program: Observable<Program | undefined> = observable(undefined);

/**
 * Takes a new version over by itself, but only at a quiet moment: nothing unsent, no open sale, nobody at the till. Data of an older
 * version are moved by numbered migrations; a sale in somebody's hands is not.
 */
export async function keepUpToDate(till: Till): Promise<void> {
  await keepOpened();
  const registration = await navigator.serviceWorker
    ?.register("/till/sw.js", { scope: "/till/" })
    .catch(() => undefined);
  setInterval(() => void registration?.update().catch(() => {}), ASK_MS);
  const look = async () => {
    await tell();
    if (!till.cashier.get()) await takeNewVersion(till);
  };
  setInterval(() => void look(), LOOK_MS);
  registration?.addEventListener("updatefound", () => {
    // On a busy device this is heard when the worker is installed already.
    const { installing, waiting, active } = registration;
    for (const worker of [installing, waiting, active]) worker?.addEventListener("statechange", () => void tell());
    void tell();
  });
  await look();
}

async function tell(): Promise<void> {
  const versions = await readVersions();
  if (!versions) return;
  const { inUse, newest, refused } = versions;
  const isNewer = newest !== inUse && newest !== refused?.version;
  // Another tab may have taken it while this one waited for the till.
  const isOld = !import.meta.env.DEV && !(await isOf(inUse, import.meta.url));
  program.set({ inUse, waits: isNewer || isOld, ...(refused && { refused }) });
}

/** Whoever asks for it is refused while something would be interrupted. */
export async function takeNewVersion(till: Pick<Till, "database" | "sale" | "training" | "display">): Promise<boolean> {
  if (!program.get()?.waits || !(await isQuiet(till))) return false;
  const versions = await readVersions();
  if (!versions) return false;
  const { inUse, newest } = versions;
  if (newest !== inUse) await writeVersions({ inUse: newest, newest, before: inUse });
  till.display.reload();
  location.reload();
  return true;
}

async function isQuiet({ database, sale, training }: Pick<Till, "database" | "sale" | "training">): Promise<boolean> {
  const { basket, paying } = sale.state.get();
  const { count } = await countUnsent(database);
  return !training.on.get() && !paying && basket.lines.length === 0 && count === 0;
}

/** The version has opened this till's memory: the one before is not needed any more. */
async function keepOpened(): Promise<void> {
  const versions = await readVersions();
  if (!versions?.before) return;
  const { before: _, ...rest } = versions;
  await writeVersions(rest);
  await dropOthers();
}

/**
 * A version that cannot open this till's memory gives way to the one before, which could: a migration that failed has changed nothing.
 * False: there is none.
 */
export async function goBack(reason: string): Promise<boolean> {
  const versions = await readVersions();
  if (!versions?.before) return false;
  const { before, newest, inUse } = versions;
  await writeVersions({ inUse: before, newest, refused: { version: inUse, reason: reason.slice(0, 300) } });
  location.reload();
  return true;
}
