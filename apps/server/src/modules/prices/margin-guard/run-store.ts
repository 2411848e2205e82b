import { randomUUID } from "node:crypto";
import type { GuardResult, GuardRun } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { withoutNulls } from "../books/index.ts";

export async function insertRun(db: Db, startedBy: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into prices.guard_run (run_id, state, started_by) values (${randomUUID()}, 'running', ${startedBy}) returning run_id as id`.execute(
    db,
  );
  return rows[0]?.id ?? "";
}

/** False: it was cancelled. */
export async function keepRun(
  db: Db,
  runId: string,
  { done, total }: { done: number; total: number },
): Promise<boolean> {
  const { rows } = await sql`
    update prices.guard_run set done = ${done}, total = ${total}, beat_at = now() where run_id = ${runId} and state = 'running'
    returning run_id`.execute(db);
  return rows.length === 1;
}

export async function endRun(db: Db, runId: string, end: { result: GuardResult } | { failure: string }): Promise<void> {
  const { result, failure } = { result: undefined, failure: undefined, ...end };
  await sql`
    update prices.guard_run set state = ${failure === undefined ? "done" : "failed"}, failure = ${failure ?? null},
      result = ${result === undefined ? null : JSON.stringify(result)}::json
    where run_id = ${runId} and state = 'running'`.execute(db);
}

export async function cancelRun(db: Db, runId: string): Promise<void> {
  await sql`update prices.guard_run set state = 'cancelled' where run_id = ${runId} and state = 'running'`.execute(db);
}

/** Those whose process is gone say so; a guard is quicker started again than gone on with. */
export async function failLostRuns(db: Db): Promise<void> {
  await sql`update prices.guard_run set state = 'failed', failure = 'The server was stopped. Start it again.'
    where state = 'running' and beat_at < now() - interval '1 minute'`.execute(db);
}

export async function readRuns(db: Db, { runId, limit }: { runId?: string; limit: number }): Promise<GuardRun[]> {
  const result = runId === undefined ? sql`null` : sql`result`;
  const { rows } = await sql<Omit<GuardRun, "startedAt"> & { startedAt: Date }>`
    select run_id as "runId", state, started_at as "startedAt", started_by as "startedBy", done, total, failure, ${result} as result
    from prices.guard_run where ${runId ?? null}::uuid is null or run_id = ${runId ?? null}::uuid
    order by started_at desc limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...withoutNulls(row), startedAt: row.startedAt.toISOString() }));
}
