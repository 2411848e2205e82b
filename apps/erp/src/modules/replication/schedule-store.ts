import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { ReplicatedType } from "../masterdata/index.ts";

export type Schedule = {
  scheduleId: number;
  modelId: string;
  objectTypes: ReplicatedType[];
  mode: "initial" | "changes" | "chosen";
  keys: string[] | null;
  /** Again and again by this pattern, or once. */
  cron: string | null;
  active: boolean;
  nextRunAt: Date | null;
  lastRunAt: Date | null;
  lastRuns: number[];
  /** How each of them stands. */
  lastStates: string[];
  /** Why the last time came to nothing. */
  lastReasonCode: string | null;
  createdAt: Date;
  createdBy: string;
};

const columns = sql`schedule_id as "scheduleId", model_id as "modelId", object_types as "objectTypes", mode, keys, cron, active,
  next_run_at as "nextRunAt", last_run_at as "lastRunAt", to_json(last_runs) as "lastRuns", last_reason_code as "lastReasonCode",
  (select coalesce(json_agg(run.state order by array_position(last_runs, run.run_id)), '[]') from replication.run
    where run.run_id = any(last_runs)) as "lastStates",
  created_at as "createdAt", created_by as "createdBy"`;

export async function readSchedules(db: Db): Promise<Schedule[]> {
  const { rows } =
    await sql<Schedule>`select ${columns} from replication.schedule order by schedule_id desc limit 1000`.execute(db);
  return rows;
}

/** By the database's clock, which is everybody's. */
export async function readNow(db: Db): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db);
  if (!rows[0]) throw new Error("the database does not know the time");
  return rows[0].now;
}

/** Nobody else starts it or changes it until commit. */
export async function lockSchedule(transaction: DbTransaction, scheduleId: number): Promise<Schedule | undefined> {
  const { rows } = await sql<Schedule>`
    select ${columns} from replication.schedule where schedule_id = ${scheduleId} for update`.execute(transaction);
  return rows[0];
}

export async function lockSchedulesOf(transaction: DbTransaction, modelId: string): Promise<Schedule[]> {
  const { rows } = await sql<Schedule>`
    select ${columns} from replication.schedule where model_id = ${modelId} and active order by schedule_id for update`.execute(
    transaction,
  );
  return rows;
}

export type NewSchedule = Pick<
  Schedule,
  "modelId" | "objectTypes" | "mode" | "keys" | "cron" | "nextRunAt" | "createdBy"
>;

export async function insertSchedule(transaction: DbTransaction, schedule: NewSchedule): Promise<number> {
  const { modelId, objectTypes, mode, keys, cron, nextRunAt, createdBy } = schedule;
  const { rows } = await sql<{ scheduleId: number }>`
    insert into replication.schedule (model_id, object_types, mode, keys, cron, active, next_run_at, created_at, created_by)
    values (${modelId}, ${objectTypes}, ${mode}, ${keys}, ${cron}, true, ${nextRunAt}, now(), ${createdBy})
    returning schedule_id as "scheduleId"`.execute(transaction);
  return rows[0]?.scheduleId ?? 0;
}

export async function setNext(
  transaction: DbTransaction,
  scheduleId: number,
  { active, nextRunAt }: Pick<Schedule, "active" | "nextRunAt">,
): Promise<void> {
  await sql`update replication.schedule set active = ${active}, next_run_at = ${nextRunAt} where schedule_id = ${scheduleId}`.execute(
    transaction,
  );
}

export async function noteStart(
  transaction: DbTransaction,
  scheduleId: number,
  { runIds, reasonCode }: { runIds: number[]; reasonCode?: string },
): Promise<void> {
  await sql`update replication.schedule set last_run_at = now(), last_runs = ${runIds}, last_reason_code = ${reasonCode ?? null}
    where schedule_id = ${scheduleId}`.execute(transaction);
}

export async function deleteSchedule(transaction: DbTransaction, scheduleId: number): Promise<void> {
  await sql`delete from replication.schedule where schedule_id = ${scheduleId}`.execute(transaction);
}
