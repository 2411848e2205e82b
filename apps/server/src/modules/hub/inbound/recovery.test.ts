import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { sql } from "@counterfoil/platform";
import { afterEach, expect, test, vi } from "vitest";
import { type TestDatabase, testDatabase } from "../../../../../../tools/testing/database.ts";
import { articleDraft, articleMessage } from "./testing/messages.ts";
import { openSuite, type Suite } from "./testing/suite.ts";

let suite: Suite;
let database: TestDatabase;

async function begin(): Promise<void> {
  database = await testDatabase("server");
  suite = await openSuite(database.url);
}
afterEach(async () => {
  await suite.close();
  await database.drop();
});

function receiver(articles: number, textBytes: number, ...nodeFlags: string[]): ChildProcess {
  const script = join(import.meta.dirname, "testing", "receive-and-apply.ts");
  const args = [...nodeFlags, script, database.url, String(articles), String(textBytes)];
  return spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
}

async function onlyDocument(): Promise<{ id: string; done: number } | undefined> {
  const { rows } = await sql<{ id: string; done: number }>`
    select id, objects_done as done from hub.inbound_document`.execute(suite.db);
  return rows[0];
}

const numberOf = async (table: string) =>
  (await sql<{ number: number }>`select count(*) as number from ${sql.table(table)}`.execute(suite.db)).rows[0]?.number;
const markOf = async (articleId: string) =>
  (
    await sql<{
      mark: string;
    }>`select changed_xid::text as mark from catalog.article where article_id = ${articleId}`.execute(suite.db)
  ).rows[0]?.mark;

test("killed in the middle, another process goes on at the batch where it stopped, and nothing is there twice", async () => {
  await begin();
  const articles = 6000;
  const child = receiver(articles, 0);
  let document = await onlyDocument();
  while (document === undefined || document.done < 500) {
    if (child.exitCode !== null) throw new Error("the receiver ended before it could be killed");
    document = await onlyDocument();
  }
  child.kill("SIGKILL");
  await once(child, "exit");
  const stopped = (await onlyDocument()) as { id: string; done: number };
  expect(stopped.done).toBeLessThan(articles);
  expect(await numberOf("catalog.article")).toBe(stopped.done);
  const firstMark = await markOf("K0000000");
  // Without its job, as if the worker had been killed that had it.
  await sql`update hub.inbound_document set received_at = received_at - interval '1 minute'`.execute(suite.db);
  await suite.tasks["hub:resume-inbound"]();
  expect(await suite.inbound.readDocument(stopped.id)).toMatchObject({
    state: "applied",
    counts: { created: articles, changed: 0, unchanged: 0, stale: 0, rejected: 0 },
  });
  expect(
    await Promise.all(["catalog.article", "catalog.gtin", "prices.price", "hub.inbound_object"].map(numberOf)),
  ).toEqual(Array(4).fill(articles));
  expect(await markOf("K0000000")).toBe(firstMark);
  // Received when the clock was seven hours ahead, and not applied before it was right again.
  await sql`update hub.inbound_document set state = 'received', received_at = now() + interval '7 hours'`.execute(
    suite.db,
  );
  await suite.tasks["hub:resume-inbound"]();
  expect((await suite.inbound.readDocument(stopped.id)).state).toBe("applied");
});

test("two servers take one document: one applies it, the other is told that it is busy", async () => {
  await begin();
  const other = await openSuite(database.url);
  const articles = Array.from({ length: 1500 }, (_none, index) => articleDraft(`TWO-${index}`));
  const first = suite.send("article", articleMessage(articles));
  let document = await onlyDocument();
  while (document === undefined) document = await onlyDocument();
  const { id } = document;
  await Promise.all([
    first,
    other.tasks["hub:apply-inbound"]({ documentId: id }),
    other.tasks["hub:apply-inbound"]({ documentId: id }),
  ]);
  expect(await suite.inbound.readDocument(id)).toMatchObject({
    state: "applied",
    counts: { created: 1500, unchanged: 0, stale: 0 },
  });
  expect(await numberOf("prices.price")).toBe(1500);
  await other.close();
});

test("two servers take many documents with the same articles at once, and the highest change number wins", async () => {
  await begin();
  const other = await openSuite(database.url);
  const message = (changeNumber: number) =>
    articleMessage(
      Array.from({ length: 60 }, (_none, index) =>
        articleDraft(`SHARED-${(index * changeNumber) % 60}`, {
          changeNumber,
          texts: [{ language: "en", text: `State ${changeNumber}` }],
        }),
      ),
    );
  await Promise.all(
    [1, 7, 11, 13, 17, 19, 23, 29].map((number, index) => (index % 2 ? suite : other).send("article", message(number))),
  );
  const { rows } = await sql<{ text: string; number: number }>`
    select state #>> '{texts,0,text}' as text, count(*) as number from catalog.article group by 1`.execute(suite.db);
  expect(rows).toEqual([{ text: "State 29", number: 60 }]);
  await other.close();
});

test("a batch waits for one with the same article, and one with other articles goes on meanwhile", async () => {
  await begin();
  const other = await openSuite(database.url);
  const message = (name: string, changeNumber: number) =>
    articleMessage(Array.from({ length: 20 }, (_none, index) => articleDraft(`${name}-${index}`, { changeNumber })));
  const holder = await suite.pool.connect();
  await holder.query("begin");
  await holder.query("select pg_advisory_xact_lock(hashtextextended('hub.apply.article SAME-7', 0))");
  const sent = [suite.send("article", message("SAME", 1)), other.send("article", message("SAME", 2))];
  sent.push(other.send("article", message("OTHER", 1)));
  await vi.waitUntil(async () => (await numberOf("catalog.article")) === 20, { timeout: 30_000, interval: 20 });
  const { rows } = await holder.query("select count(*) as number from catalog.article where article_id like 'SAME-%'");
  expect(rows).toEqual([{ number: 0 }]);
  await holder.query("commit");
  holder.release();
  await Promise.all(sent);
  const last = await sql<{ least: number; articles: number }>`
    select min(change_number) as least, count(*) as articles from catalog.article where article_id like 'SAME-%'`.execute(
    suite.db,
  );
  expect(last.rows).toEqual([{ least: 2, articles: 20 }]);
  await other.close();
});

test("a message of 40 MB needs a small part of that in memory", { timeout: 120_000 }, async () => {
  await begin();
  const child = receiver(2000, 20_000, "--expose-gc");
  const [printed, [exitCode]] = await Promise.all([text(child.stdout as NodeJS.ReadableStream), once(child, "exit")]);
  expect(exitCode).toBe(0);
  const { bytes, state, counts, grewByMegabytes } = JSON.parse(printed);
  expect(bytes).toBeGreaterThan(40_000_000);
  expect([state, counts.created]).toEqual(["applied", 2000]);
  // 17 MB were measured, whatever the length of the message.
  expect(grewByMegabytes).toBeLessThan(30);
});
