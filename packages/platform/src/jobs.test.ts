import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from "vitest";
import { testDatabase } from "../../../tools/testing/database.ts";
import { addJob, createLog, type Database, type Jobs, openDatabase, startJobs, type TaskList } from "./index.ts";
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
/** As while it restarts: who is connected is cut off, and nobody else gets in. */
async function acceptConnections(accept: boolean): Promise<void> {
  const { database: name } = administrator;
  const outside = new pg.Client({ connectionString: inject("clusterUrl") });
  await outside.connect();
  await outside.query(`alter database ${name} with allow_connections ${accept}`);
  const cut =
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = 'jobs-test'";
  if (!accept) await outside.query(cut, [name]);
  await outside.end();
}

const rows = async (query: string) => (await administrator.query(query)).rows;

test("a job whose end cannot be noted, as the database is not there, is done again when it is", async () => {
  const { promise: begun, resolve: tellBegun } = Promise.withResolvers<void>();
  const { promise: may, resolve: letEnd } = Promise.withResolvers<void>();
  let times = 0;
  const jobs = await start({
    work: async () => {
      times += 1;
      tellBegun();
      await may;
    },
  });
  await addJob(database.db, "work", {}, { key: "work" });
  await begun;
  await acceptConnections(false);
  letEnd();
  await eventually(async () => expect(jobs.isWorking()).toBe(false));
  await acceptConnections(true);
  await eventually(async () => expect([times, await rows("select from graphile_worker.jobs")]).toEqual([2, []]));
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

test("a job is due by the database's clock, however wrong the process's own is; what a wrong clock of the database put off is put right", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 7 * 3_600_000 });
  await addJob(database.db, "soon", {}, { afterMs: 1000 });
  vi.useRealTimers();
  expect(await rows("select run_at < now() + interval '2 seconds' as soon from graphile_worker.jobs")).toEqual([
    { soon: true },
  ]);
  await addJob(database.db, "tomorrow", {}, { afterMs: 24 * 3_600_000 });
  await administrator.query(
    "update graphile_worker._private_jobs set run_at = run_at + interval '7 hours', updated_at = updated_at + interval '7 hours'",
  );
  await freeAbandoned(database.pool);
  const within = "extract(epoch from run_at - now())::int between -60 and 60";
  expect(await rows(`select task_identifier as task, ${within} as soon from graphile_worker.jobs order by id`)).toEqual(
    [
      { task: "soon", soon: true },
      { task: "tomorrow", soon: false },
    ],
  );
  expect(await rows("select from graphile_worker.jobs where run_at > now() + interval '25 hours'")).toEqual([]);
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
