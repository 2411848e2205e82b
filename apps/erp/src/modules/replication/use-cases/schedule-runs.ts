import { type Actor, addJob, cronProblem, inTransaction, nextRun, recordChange } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import type { MasterData } from "../../masterdata/index.ts";
import { scheduleTime, scheduleUnknown } from "../errors.ts";
import { findModel, type Model } from "../models.ts";
import { findUnfinished } from "../run-store.ts";
import {
  deleteSchedule,
  insertSchedule,
  lockSchedule,
  lockSchedulesOf,
  noteStart,
  readNow,
  type Schedule,
  setNext,
} from "../schedule-store.ts";
import type { ScheduleInput } from "../schemas.ts";
import { beginRun } from "./begin-run.ts";
import { readAsked } from "./start-run.ts";

export const SCHEDULE_TASK = "replication.schedule";
/** The job is in the database: one that was due while nobody worked runs as soon as somebody does, once. */
async function addScheduleJob(transaction: DbTransaction, scheduleId: number, at: Date): Promise<void> {
  const afterMs = Math.max(0, at.getTime() - (await readNow(transaction)).getTime());
  await addJob(transaction, SCHEDULE_TASK, { scheduleId }, { key: `${SCHEDULE_TASK}.${scheduleId}`, afterMs });
}

export async function createSchedule(
  db: Db,
  masterData: MasterData,
  input: ScheduleInput,
  actor: Actor,
): Promise<number> {
  return inTransaction(db, async (transaction) => {
    const { modelId, objectTypes, mode, keys = null, cron = null } = input;
    for (const objectType of objectTypes)
      await readAsked(transaction, masterData, { modelId, objectType, mode, ...(keys && { keys }) });
    const nextRunAt = firstTime(input, await findModel(transaction, modelId), await readNow(transaction));
    const scheduleId = await insertSchedule(transaction, {
      ...{ modelId, objectTypes, mode, keys: mode === "chosen" ? keys : null, cron, nextRunAt },
      createdBy: actor.name,
    });
    await addScheduleJob(transaction, scheduleId, nextRunAt);
    await record(
      transaction,
      actor,
      "created",
      { scheduleId, modelId },
      { objectTypes, mode, cron, at: nextRunAt.toISOString() },
    );
    return scheduleId;
  });
}

function firstTime({ cron, at }: ScheduleInput, model: Model, now: Date): Date {
  if ((cron === undefined) === (at === undefined))
    throw scheduleTime("Give a time or a pattern, and not both.", cron === undefined ? "/body/at" : "/body/cron");
  if (at !== undefined) {
    if (new Date(at) < now) throw scheduleTime("This time has passed.", "/body/at");
    return new Date(at);
  }
  const problem = cronProblem(cron ?? "");
  if (problem !== undefined) throw scheduleTime(problem, "/body/cron");
  return nextTime(cron ?? "", model, now);
}

function nextTime(cron: string, { timeZone }: Model, after: Date): Date {
  const next = nextRun(cron, after, timeZone);
  if (!next) throw scheduleTime("This moment never comes.", "/body/cron");
  return next;
}

/** Starts what is due, and is due again at the next time after now: what was missed meanwhile is not made up for. */
export async function runSchedule(db: Db, masterData: MasterData, scheduleId: number): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const schedule = await lockSchedule(transaction, scheduleId);
    if (!schedule?.active || !schedule.nextRunAt) return;
    const now = await readNow(transaction);
    if (schedule.nextRunAt > now) return addScheduleJob(transaction, scheduleId, schedule.nextRunAt);
    const model = await findModel(transaction, schedule.modelId);
    await noteStart(transaction, scheduleId, await start(transaction, masterData, schedule, model));
    if (schedule.cron === null) return setNext(transaction, scheduleId, { active: false, nextRunAt: null });
    const nextRunAt = nextTime(schedule.cron, model, now);
    await setNext(transaction, scheduleId, { active: true, nextRunAt });
    await addScheduleJob(transaction, scheduleId, nextRunAt);
  });
}

async function start(
  transaction: DbTransaction,
  masterData: MasterData,
  { objectTypes, mode, keys, createdBy }: Schedule,
  model: Model,
): Promise<{ runIds: number[]; reasonCode?: string }> {
  const runIds: number[] = [];
  let reasonCode: string | undefined;
  for (const objectType of objectTypes) {
    if (!model.objectTypes.includes(objectType)) reasonCode = "schedule-type-gone";
    // A receiver that was away for a night must not find a run of each hour.
    else if ((await findUnfinished(transaction, model.modelId, objectType)) !== undefined)
      reasonCode = "schedule-still-running";
    else {
      const beginning = { model, objectType, mode, ...(keys && { keys }), startedBy: createdBy };
      const begun = await beginRun(transaction, masterData, beginning, mode !== "changes");
      if (begun) runIds.push(begun.runId);
    }
  }
  if (runIds.length === 0) reasonCode ??= "schedule-nothing-due";
  return { runIds, ...(reasonCode !== undefined && { reasonCode }) };
}

/** A paused one is not made up for: it goes on with its next time. */
export async function setScheduleActive(db: Db, scheduleId: number, active: boolean, actor: Actor): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const schedule = await findLocked(transaction, scheduleId);
    const { cron, nextRunAt: before, modelId } = schedule;
    const now = await readNow(transaction);
    if (active && cron === null && (before === null || before < now))
      throw scheduleTime("Its time has passed.", "/body/active");
    const nextRunAt = active && cron !== null ? nextTime(cron, await findModel(transaction, modelId), now) : before;
    await setNext(transaction, scheduleId, { active, nextRunAt });
    if (active && nextRunAt) await addScheduleJob(transaction, scheduleId, nextRunAt);
    await record(transaction, actor, "changed", schedule, { active: { before: schedule.active, after: active } });
  });
}

/** By the clock of the model's time zone, which may be another one now. */
export async function rescheduleModel(db: Db, modelId: string): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const model = await findModel(transaction, modelId);
    for (const { scheduleId, cron, nextRunAt } of await lockSchedulesOf(transaction, modelId)) {
      const now = await readNow(transaction);
      // What is due already is about to start.
      if (cron === null || nextRunAt === null || nextRunAt <= now) continue;
      const next = nextTime(cron, model, now);
      await setNext(transaction, scheduleId, { active: true, nextRunAt: next });
      await addScheduleJob(transaction, scheduleId, next);
    }
  });
}

export async function removeSchedule(db: Db, scheduleId: number, actor: Actor): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const schedule = await findLocked(transaction, scheduleId);
    await deleteSchedule(transaction, scheduleId);
    const { objectTypes, mode, cron } = schedule;
    await record(transaction, actor, "deleted", schedule, { objectTypes, mode, cron });
  });
}

async function findLocked(transaction: DbTransaction, scheduleId: number): Promise<Schedule> {
  const schedule = await lockSchedule(transaction, scheduleId);
  if (!schedule) throw scheduleUnknown(`There is no schedule ${scheduleId}.`);
  return schedule;
}

function record(
  transaction: DbTransaction,
  actor: Actor,
  verb: "created" | "changed" | "deleted",
  { scheduleId, modelId }: Pick<Schedule, "scheduleId" | "modelId">,
  detail: Record<string, unknown>,
): Promise<void> {
  const objectType = "replicationSchedule";
  return recordChange(transaction, {
    ...{ actor, action: `${objectType}.${verb}`, objectType, objectId: String(scheduleId) },
    detail: { modelId, ...detail },
  });
}
