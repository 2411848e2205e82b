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
  testOf: "initial" | "changes" | "chosen" | null;
  retryOf: number | null;
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
  reasonCode: string | null;
  reasonFacts: Facts | null;
};

/** Why something is as it is: a code that screens put in words, what it is about, and what the receiver said itself. */
export type Facts = Record<string, string | number>;
export type Reason = { reason?: string; code?: string; facts?: Facts };
export const factsOf = ({ facts }: { facts?: Facts }) => (facts === undefined ? null : JSON.stringify(facts));

export const runColumns = sql`run_id as "runId", model_id as "modelId", receiver_id as "receiverId", object_type as "objectType", mode, state,
  after_change_number as "afterChangeNumber", up_to_change_number as "upToChangeNumber", test_of as "testOf", retry_of as "retryOf", packed_to as "packedTo",
  packed_all as "packedAll", package_size as "packageSize", selected, started_at as "startedAt", started_by as "startedBy",
  finished_at as "finishedAt", attempts, next_attempt_at as "nextAttemptAt", reason,
  reason_code as "reasonCode", reason_facts as "reasonFacts"`;

export type NewRun = Pick<
  Run,
  | "modelId"
  | "receiverId"
  | "objectType"
  | "mode"
  | "testOf"
  | "retryOf"
  | "afterChangeNumber"
  | "upToChangeNumber"
  | "packageSize"
  | "startedBy"
>;

export async function insertRun(db: Db, run: NewRun): Promise<number> {
  const { rows } = await sql<{ runId: number }>`
    insert into replication.run (model_id, receiver_id, object_type, mode, test_of, retry_of, state, after_change_number,
      up_to_change_number, packed_to, package_size, selected, started_at, started_by)
    values (${run.modelId}, ${run.receiverId}, ${run.objectType}, ${run.mode}, ${run.testOf}, ${run.retryOf}, 'running',
      ${run.afterChangeNumber}, ${run.upToChangeNumber}, 0, ${run.packageSize}, 0, now(), ${run.startedBy})
    returning run_id as "runId"`.execute(db);
  return rows[0]?.runId ?? 0;
}

export async function setSelected(transaction: DbTransaction, runId: number, selected: number): Promise<void> {
  await sql`update replication.run set selected = ${selected} where run_id = ${runId}`.execute(transaction);
}

/** Of a run that turned out to be about nothing, before anybody has seen it. */
export async function removeRun(transaction: DbTransaction, runId: number): Promise<void> {
  await sql`delete from replication.run where run_id = ${runId}`.execute(transaction);
}

export async function findRun(db: Db, runId: number): Promise<Run | undefined> {
  const { rows } = await sql<Run>`select ${runColumns} from replication.run where run_id = ${runId}`.execute(db);
  return rows[0];
}

export async function findUnfinished(db: Db, modelId: string, objectType: ReplicatedType): Promise<number | undefined> {
  const { rows } = await sql<{ runId: number }>`
    select run_id as "runId" from replication.run
    where model_id = ${modelId} and object_type = ${objectType} and state in ('running', 'waiting') and mode <> 'test' limit 1`.execute(
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

export async function markWaiting(db: Db, runId: number, why: Reason, nextAttemptAt: Date): Promise<void> {
  await sql`update replication.run set state = 'waiting', reason = ${why.reason ?? null}, reason_code = ${why.code ?? null},
      reason_facts = ${factsOf(why)}::jsonb, next_attempt_at = ${nextAttemptAt}, attempts = attempts + 1
    where run_id = ${runId} and state = 'running'`.execute(db);
}

/** Ends it, unless somebody has cancelled it meanwhile. */
export async function markFinished(db: Db, runId: number): Promise<RunState> {
  const { rows } = await sql<{ state: RunState }>`
    update replication.run set finished_at = now(), reason = null, reason_code = null, reason_facts = null,
      next_attempt_at = null, state = case when exists (
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

/** An entry of a run's log: a code that the screen puts in words, and what it is about. */
export async function writeLog(
  db: Db,
  runId: number,
  level: "info" | "warning" | "error",
  code: string,
  facts: Facts = {},
): Promise<void> {
  await sql`insert into replication.log (run_id, at, level, code, facts) values (${runId}, now(), ${level}, ${code}, ${JSON.stringify(facts)}::jsonb)`.execute(
    db,
  );
}
