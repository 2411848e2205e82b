import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../tools/testing/database.ts";
import { password, type Suite, startSuite } from "./testing/suite.ts";

const database = await testDatabase("server");
let suite: Suite;
let bob: string;
let ada: string;
beforeAll(async () => {
  suite = await startSuite(database.url);
  await suite.asAdmin("POST", "/api/access/people", { userName: "bob", name: "Bob", password, roles: ["auditor"] });
  [ada, bob] = [await suite.signIn("ada"), await suite.signIn("bob")];
});
afterAll(async () => {
  await suite.close();
  await database.drop();
});

type Variant = { variantId: number; name: string; own: boolean; start: boolean; owner: string; content: object };
const path = "/api/list-variants";
const list = "Receipt-search";
const content = { filters: { storeId: "1010", state: "setAside" }, columns: ["number", "total"] };
const save = (cookie: string, name: string, shared: boolean, more = {}) =>
  suite.call<{ variantId: number; code?: string }>("POST", path, {
    cookie,
    body: { list, name, shared, content, ...more },
  });
const seenBy = async (cookie: string) =>
  (await suite.call<{ items: Variant[] }>("GET", `${path}?list=${list}`, { cookie })).body.items;

test("a person has own views and sees the shared ones of others; each chooses what the list opens with", async () => {
  const { body: mine } = await save(ada, "Set aside in London", false);
  const { body: shared } = await save(ada, "For all", true);
  expect((await seenBy(ada)).map(({ name, own, start }) => [name, own, start])).toEqual([
    ["For all", true, false],
    ["Set aside in London", true, false],
  ]);
  expect(await seenBy(bob)).toEqual([
    { variantId: shared.variantId, name: "For all", shared: true, own: false, start: false, owner: "Ada", content },
  ]);
  const start = (cookie: string, variantId: number | null) =>
    suite.call<{ code: string }>("PUT", `${path}/start`, { cookie, body: { list, variantId } });
  expect((await start(bob, shared.variantId)).status).toBe(204);
  expect((await start(bob, mine.variantId)).body.code).toBe("list-variant-unknown");
  expect((await seenBy(bob)).map((each) => each.start)).toEqual([true]);
  expect((await seenBy(ada)).map((each) => each.start)).toEqual([false, false]);
  await start(bob, null);
  expect((await seenBy(bob)).map((each) => each.start)).toEqual([false]);
});

test("the same name saves over it; only who saved a view deletes it", async () => {
  const first = await save(ada, "Mine", true);
  const again = await save(ada, "Mine", true, { content: { filters: {} } });
  expect(again.body.variantId).toBe(first.body.variantId);
  const remove = (cookie: string) =>
    suite.call<{ code: string }>("DELETE", `${path}/${first.body.variantId}`, { cookie });
  expect((await remove(bob)).body.code).toBe("list-variant-not-yours");
  expect((await seenBy(ada)).find(({ name }) => name === "Mine")?.content).toEqual({ filters: {} });
  expect((await remove(ada)).status).toBe(204);
  expect((await remove(ada)).body.code).toBe("list-variant-unknown");
});

test("nobody without a session, no view that is none, and not more than 50 of a list", async () => {
  expect((await suite.call("GET", `${path}?list=${list}`)).status).toBe(401);
  expect((await save(bob, "x", false, { list: "<script>" })).status).toBe(400);
  expect((await save(bob, "x", false, { content: { filters: {}, code: 1 } })).status).toBe(400);
  for (let number = 1; number <= 50; number += 1) expect((await save(bob, `v${number}`, false)).status).toBe(201);
  expect((await save(bob, "v51", false)).body.code).toBe("list-variants-too-many");
  expect((await seenBy(bob)).filter(({ own }) => own)).toHaveLength(50);
});
