/**
 * Which versions of the till this browser keeps: the one in use, the newest that is wholly here, and while a new one is opened for the
 * first time the one before. The service worker writes what comes; what is in use only the till changes, at a quiet moment, so neither a
 * reload nor a restart of the browser brings a new version in the middle of something.
 */
export type Versions = {
  inUse: string;
  newest: string;
  before?: string;
  /** One that could not open this till's memory. */
  refused?: { version: string; reason: string };
};
/** A file of a version; those with a revision keep their name when they change. */
export type ProgramFile = { url: string; revision: string | null };

const KEPT = "till-versions";
const PREFIX = "till-program-";
const RECORD = "/till/versions.json";
const PAGE = "index.html";
const cacheOf = (version: string) => PREFIX + version;

export async function readVersions(store: CacheStorage = caches): Promise<Versions | undefined> {
  const kept = await (await store.open(KEPT)).match(RECORD);
  return kept && ((await kept.json()) as Versions);
}

export async function writeVersions(versions: Versions, store: CacheStorage = caches): Promise<void> {
  await (await store.open(KEPT)).put(RECORD, new Response(JSON.stringify(versions)));
}

/** Fetches a version beside the one in use; whole or not at all. Answers whether there was one before. */
export async function keepVersion(
  files: readonly ProgramFile[],
  { base, store = caches, get = fetch }: { base: string; store?: CacheStorage; get?: typeof fetch },
): Promise<boolean> {
  const version = await nameOf(files);
  const known = await readVersions(store);
  const cache = await store.open(cacheOf(version));
  for (const { url, revision } of files) {
    const address = new URL(url, base).href;
    const kept = revision === null ? await store.match(address) : undefined;
    await cache.put(address, kept ?? (await fetchFile(get, address, files)));
  }
  await writeVersions({ ...(known ?? { inUse: version }), newest: version }, store);
  await dropOthers(store);
  return known !== undefined;
}

async function nameOf(files: readonly ProgramFile[]): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(files)));
  return Array.from(new Uint8Array(digest, 0, 6), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function fetchFile(get: typeof fetch, address: string, files: readonly ProgramFile[]): Promise<Response> {
  const answer = await get(address, { cache: "no-cache" });
  if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`);
  if (!address.endsWith(PAGE)) return answer;
  // The server may have got another version meanwhile: a page without its scripts would open nothing.
  const text = await answer.text();
  const strange = [...text.matchAll(/assets\/[\w.-]+/g)].find(([asset]) => !files.some(({ url }) => url === asset));
  if (strange) throw new Error(`${address} is of another version`);
  return new Response(text, { headers: answer.headers });
}

/** Caches of versions that nobody needs any more, and of the tills that were made with Workbox. */
export async function dropOthers(store: CacheStorage = caches): Promise<void> {
  const { inUse, newest, before } = (await readVersions(store)) ?? {};
  const needed = [inUse, newest, before].map((version) => version && cacheOf(version));
  const names = (await store.keys()).filter((name) => name.startsWith(PREFIX) || name.startsWith("workbox-precache"));
  await Promise.all(names.filter((name) => !needed.includes(name)).map((name) => store.delete(name)));
}

/** A file as the version in use has it; what it does not have comes from the network. */
export async function answerFrom(request: Request, base: string, store: CacheStorage = caches): Promise<Response> {
  const versions = await readVersions(store);
  const wanted = request.mode === "navigate" ? new URL(PAGE, base).href : request.url;
  const kept = versions && (await (await store.open(cacheOf(versions.inUse))).match(wanted));
  return kept ?? (await store.match(wanted)) ?? fetch(request);
}

/** Whether a script is of that version. */
export async function isOf(version: string, script: string, store: CacheStorage = caches): Promise<boolean> {
  return (await (await store.open(cacheOf(version))).match(script)) !== undefined;
}
