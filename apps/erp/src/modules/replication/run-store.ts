import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { ReplicatedType } from "../masterdata/index.ts";

export type RunMode = "initial" | "changes" | "chosen" | "test";
export type RunState = "running" | "waiting" | "done" | "doneWithErrors" | "cancelled";
export type Run = {
  runId: number;
  modelId: string;
  receiverId: string;
  objectType: ReplicatedType;
  mode: RunMode;
  state: RunState;
  afterChangeNumber: number;
  upToChangeNumber: number;
  keys: string[] | null;
  packedTo: number;
  packedAll: boolean;
  packageSize: number;
  selected: number;
  startedAt: Date;
  startedBy: string;
  finishedAt: Date | null;
  attempts: number;
  nextAttemptAt: Date | null;
  reason: string | null;
};

export const runColumns = sql`run_id as "runId", model_id as "modelId", receiver_id as "receiverId", object_type as "objectType", mode, state,
  after_change_number as "afterChangeNumber", up_to_change_number as "upToChangeNumber", keys, packed_to as "packedTo",
  packed_all as "packedAll", package_size as "packageSize", selected, started_at as "startedAt", started_by as "startedBy",
  finished_at as "finishedAt", attempts, next_attempt_at as "nextAttemptAt", reason`;

export type NewRun = Pick<
  Run,
  | "modelId"
  | "receiverId"
  | "objectType"
  | "mode"
  | "afterChangeNumber"
  | "upToChangeNumber"
  | "keys"
  | "packageSize"
  | "selected"
  | "startedBy"
  | "state"
>;

export async function insertRun(db: Db, run: NewRun): Promise<number> {
  const packedTo = run.mode === "chosen" ? 0 : run.afterChangeNumber;
  const { rows } = await sql<{ runId: number }>`
    insert into replication.run (model_id, receiver_id, object_type, mode, state, after_change_number, up_to_change_number, keys,
      packed_to, package_size, selected, started_at, started_by, finished_at)
    values (${run.modelId}, ${run.receiverId}, ${run.objectType}, ${run.mode}, ${run.state}, ${run.afterChangeNumber},
      ${run.upToChangeNumber}, ${run.keys}, ${packedTo}, ${run.packageSize}, ${run.selected}, now(), ${run.startedBy},
      case when ${run.state}::text = 'done' then now() end)
    returning run_id as "runId"`.execute(db);
  return rows[0]?.runId ?? 0;
}

export async function findRun(db: Db, runId: number): Promise<Run | undefined> {
  const { rows } = await sql<Run>`select ${runColumns} from replication.run where run_id = ${runId}`.execute(db);
  return rows[0];
}

export async function findUnfinished(db: Db, modelId: string, objectType: ReplicatedType): Promise<number | undefined> {
  const { rows } = await sql<{ runId: number }>`
    select run_id as "runId" from replication.run
    where model_id = ${modelId} and object_type = ${objectType} and state in ('running', 'waiting') limit 1`.execute(
    db,
  );
  return rows[0]?.runId;
}

export async function readUnfinishedRuns(db: Db): Promise<number[]> {
  const { rows } = await sql<{ runId: number }>`
    select run_id as "runId" from replication.run where state in ('running', 'waiting') order by run_id`.execute(db);
  return rows.map(({ runId }) => runId);
}

export async function markPacked(
  transaction: DbTransaction,
  runId: number,
  packedTo: number,
  packedAll: boolean,
): Promise<void> {
  await sql`update replication.run set packed_to = ${packedTo}, packed_all = ${packedAll} where run_id = ${runId}`.execute(
    transaction,
  );
}

export async function shrinkPackages(transaction: DbTransaction, runId: number, packageSize: number): Promise<void> {
  await sql`update replication.run set package_size = least(package_size, ${packageSize}) where run_id = ${runId}`.execute(
    transaction,
  );
}

export async function markRunning(db: Db, runId: number): Promise<void> {
  await sql`update replication.run set state = 'running', next_attempt_at = null
    where run_id = ${runId} and state = 'waiting'`.execute(db);
}

export async function markWaiting(db: Db, runId: number, reason: string, nextAttemptAt: Date): Promise<void> {
  await sql`update replication.run set state = 'waiting', reason = ${reason}, next_attempt_at = ${nextAttemptAt}, attempts = attempts + 1
    where run_id = ${runId} and state = 'running'`.execute(db);
}

/** Ends it, unless somebody has cancelled it meanwhile. */
export async function markFinished(db: Db, runId: number): Promise<RunState> {
  const { rows } = await sql<{ state: RunState }>`
    update replication.run set finished_at = now(), reason = null, next_attempt_at = null, state = case when exists (
        select from replication.message where message.run_id = run.run_id and state = 'refused') then 'doneWithErrors' else 'done' end
    where run_id = ${runId} and state = 'running' returning state`.execute(db);
  return rows[0]?.state ?? "cancelled";
}

export async function markCancelled(db: Db, runId: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update replication.run set state = 'cancelled', finished_at = now(), next_attempt_at = null
    where run_id = ${runId} and state in ('running', 'waiting')`.execute(db);
  return numAffectedRows === 1n;
}

export async function writeLog(
  db: Db,
  runId: number,
  level: "info" | "warning" | "error",
  text: string,
): Promise<void> {
  await sql`insert into replication.log (run_id, at, level, text) values (${runId}, now(), ${level}, ${text.slice(0, 2000)})`.execute(
    db,
  );
}
