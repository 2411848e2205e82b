import { type Runner, run, type TaskList, Logger as WorkerLogger } from "graphile-worker";
import { sql } from "kysely";
import type pg from "pg";
import type { AnyKysely } from "./database.ts";
import type { Log } from "./log.ts";

export type { TaskList } from "graphile-worker";

export type JobOptions = {
  /** Jobs of one queue run one after another. */
  queue?: string;
  /** A job with the key of one that still waits replaces it: many announcements, one run. */
  key?: string;
  runAt?: Date;
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
  await sql`select graphile_worker.add_job(
    identifier => ${task}, payload => ${JSON.stringify(payload)}::json, queue_name => ${options.queue ?? null},
    run_at => ${options.runAt ?? null}, max_attempts => ${options.maxAttempts ?? 25}, job_key => ${options.key ?? null},
    job_key_mode => ${options.keepRunAt ? "preserve_run_at" : "replace"})`.execute(db);
}

/** `crontab`: lines as graphile-worker reads them, five fields and the task's name. */
export async function startJobs(options: {
  pool: pg.Pool;
  tasks: TaskList;
  crontab?: string;
  concurrency?: number;
  log: Log;
}): Promise<Runner> {
  return run({
    pgPool: options.pool,
    taskList: options.tasks,
    crontab: options.crontab ?? "",
    concurrency: options.concurrency ?? 4,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: workerLogger(options.log),
  });
}

function workerLogger(log: Log) {
  const child = log.child({ part: "jobs" });
  return new WorkerLogger((scope) => (level, message) => {
    if (level === "debug" || level === "info") child.debug(scope, message);
    else if (level === "warning") child.warn(scope, message);
    else child.error(scope, message);
  });
}
