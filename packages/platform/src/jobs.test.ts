import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { testDatabase } from "../../../tools/testing/database.ts";
import { addJob, createLog, type Database, type Jobs, openDatabase, sql, startJobs, type TaskList } from "./index.ts";
import { addScheduled, createJobClaim, freeAbandoned } from "./job-claim.ts";
import { parseSchedule, tasksBetween } from "./job-schedule.ts";

const log = createLog({ name: "jobs.test", level: "silent" });
let drop: () => Promise<void>;
let database: Database<unknown>;
let administrator: pg.Client;
const running: Jobs[] = [];

beforeAll(async () => {
  const created = await testDatabase("server");
  drop = created.drop;
  database = openDatabase({ url: created.url, applicationName: "jobs-test" });
  administrator = new pg.Client({ connectionString: created.url });
  await administrator.connect();
});
afterEach(async () => {
  for (const jobs of running.splice(0)) await jobs.stop();
  await administrator.query("delete from graphile_worker._private_jobs");
});
afterAll(async () => {
  await administrator.end();
  await database.close();
  await drop();
});

async function start(tasks: TaskList, crontab = ""): Promise<Jobs> {
  const jobs = await startJobs({ pool: database.pool, tasks, crontab, log });
  running.push(jobs);
  return jobs;
}

/** As long as a busy machine may take. */
const eventually = (settled: () => Promise<void>) => vi.waitFor(settled, { timeout: 28_000, interval: 50 });
const endSessions = () =>
  administrator.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
const rows = async (query: string) => (await administrator.query(query)).rows;

test("a job that is under way when the database's sessions end is done again, and the process lives", async () => {
  const { promise: begun, resolve: tellBegun } = Promise.withResolvers<void>();
  const { promise: may, resolve: letEnd } = Promise.withResolvers<void>();
  let times = 0;
  const jobs = await start({
    work: async () => {
      times += 1;
      if (times > 1) return;
      tellBegun();
      await may;
      await sql`select 1`.execute(database.db);
    },
  });
  await addJob(database.db, "work", {}, { key: "work" });
  await begun;
  await endSessions();
  letEnd();
  await eventually(async () =>
    expect([times >= 2, await rows("select from graphile_worker.jobs")]).toEqual([true, []]),
  );
  expect(jobs.isWorking()).toBe(true);
});

test("what a killed process had taken is done by another at once, and what a living one has is left to it", async () => {
  const claim = createJobClaim(database.pool);
  await claim.keep("pool-living");
  for (const pool of ["pool-living", "pool-killed"]) {
    await addJob(database.db, "work", { pool }, { queue: `queue of ${pool}` });
    await administrator.query(
      "update graphile_worker._private_job_queues set locked_by = $1, locked_at = now() - interval '1 minute' where queue_name = $2",
      [pool, `queue of ${pool}`],
    );
    await administrator.query(
      `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - interval '1 minute', attempts = 1
        where payload ->> 'pool' = $1`,
      [pool],
    );
  }
  const done: unknown[] = [];
  await start({ work: (payload) => void done.push(payload) });
  await eventually(async () =>
    expect([done, await rows("select locked_by from graphile_worker._private_jobs")]).toEqual([
      [{ pool: "pool-killed" }],
      [{ locked_by: "pool-living" }],
    ]),
  );
  claim.letGo();
  await eventually(async () => {
    await freeAbandoned(database.pool);
    expect(done).toHaveLength(2);
  });
});

test("a job is due by the database's clock, however wrong the process's own is; one that is hours away comes now", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 7 * 3_600_000 });
  await addJob(database.db, "soon", {}, { afterMs: 1000 });
  vi.useRealTimers();
  expect(await rows("select run_at < now() + interval '2 seconds' as soon from graphile_worker.jobs")).toEqual([
    { soon: true },
  ]);
  await administrator.query("update graphile_worker._private_jobs set run_at = now() + interval '7 hours'");
  await freeAbandoned(database.pool);
  expect(await rows("select run_at <= now() as due from graphile_worker.jobs")).toEqual([{ due: true }]);
});

test("a job that another of its key has taken the place of is gone with the process that had it", async () => {
  await addJob(database.db, "work", {}, { key: "one" });
  await administrator.query(
    "update graphile_worker._private_jobs set locked_by = 'pool-killed', locked_at = now() - interval '1 minute', attempts = 1",
  );
  await addJob(database.db, "work", {}, { key: "one" });
  expect(await rows("select key from graphile_worker.jobs order by id")).toEqual([{ key: null }, { key: "one" }]);
  await freeAbandoned(database.pool);
  expect(await rows("select key from graphile_worker.jobs")).toEqual([{ key: "one" }]);
});

test("of two processes one keeps the schedule, and when its connection breaks the other does", async () => {
  const [one, other] = [createJobClaim(database.pool), createJobClaim(database.pool)];
  // The connection of the test before may still be ending.
  await eventually(async () => expect((await one.keep("pool-1")).leads).toBe(true));
  expect([(await other.keep("pool-2")).leads, (await one.keep("pool-1")).leads]).toEqual([false, true]);
  one.letGo();
  await eventually(async () => expect((await other.keep("pool-2")).leads).toBe(true));
  other.letGo();
});

test("a task whose job still waits is not added once more", async () => {
  await addScheduled(database.pool, ["one", "two"]);
  await addScheduled(database.pool, ["one"]);
  expect(await rows("select task_identifier as task from graphile_worker.jobs order by 1")).toEqual([
    { task: "one" },
    { task: "two" },
  ]);
});

const schedule = parseSchedule("* * * * * each\n17 3 * * * nightly\n*/5 * * * * fifth");
test.each([
  ["the minute that it is, without one before", undefined, "2026-11-22T03:16:59Z", ["each"]],
  ["nothing twice in a minute", "2026-11-22T03:17:01Z", "2026-11-22T03:17:59Z", []],
  ["the next minute", "2026-11-22T03:16:59Z", "2026-11-22T03:17:00Z", ["each", "nightly"]],
  ["each task once after a pause", "2026-11-22T03:01:00Z", "2026-11-22T03:21:00Z", ["each", "nightly", "fifth"]],
  ["an hour at most after a jump of a day", "2026-11-21T04:00:00Z", "2026-11-22T03:10:00Z", ["each", "fifth"]],
  ["the minute that it is after a jump back", "2026-11-22T09:00:00Z", "2026-11-22T03:17:00Z", ["each", "nightly"]],
])("the schedule: %s", (_what, before, now, tasks) => {
  expect(tasksBetween(schedule, before === undefined ? undefined : new Date(before), new Date(now))).toEqual(tasks);
});

test("a task of every minute is done soon after the start", async () => {
  const times: number[] = [];
  await start({ each: () => void times.push(1) }, "* * * * * each");
  await eventually(async () => expect(times).toHaveLength(1));
});
