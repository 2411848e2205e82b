import { beforeEach, describe, expect, it } from "vitest";
import {
  answerFrom,
  dropOthers,
  isOf,
  keepVersion,
  type ProgramFile,
  readVersions,
  writeVersions,
} from "./versions.ts";

const base = "https://shop.example/till/";

/** As a browser keeps it, in memory. */
function newStore(): CacheStorage {
  const caches = new Map<string, Map<string, Response>>();
  const addressOf = (wanted: RequestInfo | URL) =>
    new URL(wanted instanceof Request ? wanted.url : String(wanted), base).href;
  const match = async (files: Map<string, Response> | undefined, wanted: RequestInfo | URL) =>
    files?.get(addressOf(wanted))?.clone();
  const open = async (name: string) => {
    const files = caches.get(name) ?? new Map<string, Response>();
    caches.set(name, files);
    const put = async (wanted: RequestInfo, answer: Response) => void files.set(addressOf(wanted), answer);
    return { put, match: (wanted: RequestInfo) => match(files, wanted) };
  };
  const find = async (wanted: RequestInfo) =>
    (await Promise.all([...caches.values()].map((files) => match(files, wanted)))).find((found) => found);
  const keys = async () => [...caches.keys()];
  return { open, match: find, keys, delete: async (name: string) => caches.delete(name) } as unknown as CacheStorage;
}

const page = (script: string) => `<html><script src="/till/assets/${script}"></script></html>`;
const filesOf = (script: string): ProgramFile[] => [
  { url: "index.html", revision: script },
  { url: `assets/${script}`, revision: null },
];

let store: CacheStorage;
let asked: string[];
/** What the server has. */
let served: string;
beforeEach(() => {
  store = newStore();
  asked = [];
  served = "one.js";
});
const get = (async (address: string) => {
  asked.push(address.replace(base, ""));
  if (address.endsWith("index.html")) return new Response(page(served), { headers: { "x-served": served } });
  return address.endsWith(served) ? new Response(served) : new Response("", { status: 404 });
}) as typeof fetch;
const keep = (script: string) => {
  served = script;
  return keepVersion(filesOf(script), { base, store, get });
};
const shown = async (mode: RequestMode = "navigate") =>
  (await answerFrom({ url: `${base}?code=1`, mode } as Request, base, store)).text();

describe("versions of the till", () => {
  it("the first one is in use at once, whatever address below the till is opened", async () => {
    expect(await keep("one.js")).toBe(false);
    expect(await shown()).toBe(page("one.js"));
    expect((await answerFrom(new Request(`${base}assets/one.js`), base, store)).status).toBe(200);
  });

  it("a later one is kept beside the one in use, which every reload brings until the till takes it", async () => {
    await keep("one.js");
    expect(await keep("two.js")).toBe(true);
    expect(await shown()).toBe(page("one.js"));
    const { inUse, newest } = (await readVersions(store)) as { inUse: string; newest: string };
    expect(newest).not.toBe(inUse);
    expect([
      await isOf(inUse, `${base}assets/one.js`, store),
      await isOf(newest, `${base}assets/one.js`, store),
    ]).toEqual([true, false]);
    await writeVersions({ inUse: newest, newest, before: inUse }, store);
    expect(await shown()).toBe(page("two.js"));
    // A third comes before the second has opened: the one to go back to stays.
    await keep("three.js");
    expect(await shown()).toBe(page("two.js"));
    await writeVersions({ inUse, newest, refused: { version: newest, reason: "x" } }, store);
    expect(await shown()).toBe(page("one.js"));
  });

  it("keeps what is needed only", async () => {
    await (await store.open("workbox-precache-v2")).put(`${base}index.html`, new Response("old"));
    for (const script of ["one.js", "two.js", "three.js"]) await keep(script);
    expect((await store.keys()).filter((name) => name.startsWith("till-program-")).length).toBe(2);
    expect(await store.keys()).not.toContain("workbox-precache-v2");
    const { newest } = (await readVersions(store)) as { newest: string };
    await writeVersions({ inUse: newest, newest }, store);
    await dropOthers(store);
    expect((await store.keys()).filter((name) => name.startsWith("till-program-")).length).toBe(1);
  });

  it("one that is not whole, or a page of another version, changes nothing, and comes with the next try", async () => {
    await keep("one.js");
    const before = await readVersions(store);
    served = "three.js";
    await expect(keepVersion(filesOf("two.js"), { base, store, get })).rejects.toThrow("is of another version");
    expect(await readVersions(store)).toEqual(before);
    const files = [...filesOf("two.js"), { url: "assets/lost.js", revision: null }];
    served = "two.js";
    await expect(keepVersion(files, { base, store, get })).rejects.toThrow("assets/lost.js: 404");
    expect(await readVersions(store)).toEqual(before);
    expect(await shown()).toBe(page("one.js"));
    asked = [];
    await keep("two.js");
    // What keeps its name for ever is not fetched twice.
    expect(asked).toEqual(["index.html"]);
  });
});
