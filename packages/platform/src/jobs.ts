import { EventEmitter } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { run, type TaskList, type WorkerEvents, Logger as WorkerLogger } from "graphile-worker";
import { sql } from "kysely";
import type pg from "pg";
import type { AnyKysely } from "./database.ts";
import { addScheduled, createJobClaim, freeAbandoned, freeWorkers } from "./job-claim.ts";
import { parseSchedule, tasksBetween } from "./job-schedule.ts";
import type { Log } from "./log.ts";
import { startLoop } from "./loop.ts";

export type { TaskList } from "graphile-worker";

export type JobOptions = {
  /** Jobs of one queue run one after another. */
  queue?: string;
  /** A job with the key of one that still waits replaces it: many announcements, one run. */
  key?: string;
  /** Not before so long from now, by the database's clock: a process's own may be hours wrong, and then the job would be late by them. */
  afterMs?: number;
  /** A waiting job of the same key keeps its time: announcements without end do not put it off without end. */
  keepRunAt?: boolean;
  maxAttempts?: number;
};

/** Adds a job in the caller's transaction: it exists exactly if the caller's facts do. */
export async function addJob(
  db: AnyKysely,
  task: string,
  payload: Record<string, unknown>,
  options: JobOptions = {},
): Promise<void> {
  const afterSeconds = options.afterMs === undefined ? null : options.afterMs / 1000;
  await sql`select graphile_worker.add_job(
    identifier => ${task}, payload => ${JSON.stringify(payload)}::json, queue_name => ${options.queue ?? null},
    run_at => clock_timestamp() + make_interval(secs => ${afterSeconds}), max_attempts => ${options.maxAttempts ?? 25},
    job_key => ${options.key ?? null}, job_key_mode => ${options.keepRunAt ? "preserve_run_at" : "replace"})`.execute(
    db,
  );
}

export type Jobs = {
  /** False in the moments after the database was away, and when it cannot be reached. */
  isWorking: () => boolean;
  stop: () => Promise<void>;
};
type JobsOptions = { pool: pg.Pool; tasks: TaskList; crontab?: string; concurrency?: number; log: Log };

const LOOK_EVERY_MS = 5000;
const PAUSE_MS = 1000;

/**
 * Does jobs until it is stopped. graphile-worker gives up when it cannot note that a job has ended, as when the database restarts
 * under it: then it begins anew. What a killed process had taken is free again moments later, and not after graphile's four hours.
 * `crontab`: lines of five fields (UTC, by the database's clock) and the task's name.
 */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const { pool, log, crontab = "" } = options;
  const schedule = parseSchedule(crontab);
  const claim = createJobClaim(pool);
  const stopping = new AbortController();
  let work = await beginWork(options);
  let keptTo: Date | undefined;

  async function lookAfter(): Promise<"idle"> {
    const { now, leads } = await claim.keep(work.poolId);
    await freeAbandoned(pool);
    if (leads) await addScheduled(pool, tasksBetween(schedule, keptTo, now));
    keptTo = leads ? now : undefined;
    return "idle";
  }

  async function beginAgain(): Promise<void> {
    while (!stopping.signal.aborted) {
      const failure = await work.ended;
      if (stopping.signal.aborted) return;
      log.error({ err: failure }, "doing jobs has ended; it begins anew");
      await pause(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      work = await freeWorkers(pool, work.poolId)
        .then(() => beginWork(options))
        .catch((error) => ({ ...work, ended: Promise.resolve(error) }));
    }
  }

  const beginning = beginAgain();
  const onError = (error: unknown) => log.warn({ err: error }, "jobs are not looked after for a moment");
  const loop = startLoop({ turn: lookAfter, idleMs: LOOK_EVERY_MS, onError });
  return {
    isWorking: () => work.isWorking(),
    async stop() {
      stopping.abort();
      await loop.stop();
      await work.stop();
      await beginning;
      // One that was being begun meanwhile.
      await work.stop();
      claim.letGo();
    },
  };
}

type Work = { poolId: string; isWorking: () => boolean; ended: Promise<unknown>; stop: () => Promise<void> };

/** A batch of one without delay: only so a job whose end cannot be noted ends the work, where it would end the process. */
const noteEndsInBatches = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

async function beginWork({ pool, tasks, concurrency = 4, log }: JobsOptions): Promise<Work> {
  let poolId = "";
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => {
    poolId = workerPool.id;
  });
  const runner = await run({
    pgPool: pool,
    taskList: tasks,
    crontab: "",
    concurrency,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: workerLogger(log),
    events,
    preset: noteEndsInBatches,
  });
  let isOver = false;
  const ended = runner.promise
    .catch((error: unknown) => error)
    .finally(() => {
      isOver = true;
    });
  return {
    poolId,
    isWorking: () => !isOver,
    ended,
    stop: async () => {
      if (!isOver) await runner.stop();
      await ended;
    },
  };
}

function workerLogger(log: Log) {
  const child = log.child({ part: "jobs" });
  return new WorkerLogger((scope) => (level, message) => {
    if (level === "debug" || level === "info") child.debug(scope, message);
    else if (level === "warning") child.warn(scope, message);
    else child.error(scope, message);
  });
}
