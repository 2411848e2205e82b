import type { Actor, Log } from "@counterfoil/platform";
import type pg from "pg";
import type { Db } from "../../database.ts";
import type { Communication } from "../communication/index.ts";
import { type MasterData, type ReplicatedType, replicatedTypes, typesFedBy } from "../masterdata/index.ts";
import { runUnknown } from "./errors.ts";
import { checkCriteria } from "./filters.ts";
import { findMessage } from "./message-store.ts";
import { findModel, readModels, saveModel } from "./models.ts";
import { readOutboundFigures, readUnfinishedRunsTo } from "./outbound-figures.ts";
import { compareAll, readPointer } from "./pointers.ts";
import { type FilterPreview, previewFilter } from "./preview.ts";
import {
  type ObjectSearch,
  type RunSearch,
  type RunView,
  readLog,
  readMessages,
  readRun,
  searchObjects,
  searchRuns,
} from "./queries.ts";
import { type RunObjectSearch, searchRunObjects, summariseRun } from "./run-object-queries.ts";
import { readUnfinishedRuns } from "./run-store.ts";
import { readSchedules } from "./schedule-store.ts";
import type { ModelInput, RunInput, RunPreviewInput, ScheduleInput } from "./schemas.ts";
import { createSender } from "./send.ts";
import { cancelRun } from "./use-cases/cancel-run.ts";
import { previewRun } from "./use-cases/preview-run.ts";
import { retryRun, type SentObject, sendAgain } from "./use-cases/retry.ts";
import {
  createSchedule,
  removeSchedule,
  rescheduleModel,
  runSchedule,
  SCHEDULE_TASK,
  setScheduleActive,
} from "./use-cases/schedule-runs.ts";
import { sendChanges } from "./use-cases/send-changes.ts";
import { sendTestMessage } from "./use-cases/send-test-message.ts";
import { startRun } from "./use-cases/start-run.ts";
import { whyNotMatched } from "./why-not-matched.ts";
import { addRunJob, CHANGES_TASK, RUN_TASK, type RunContext, workRun } from "./work-run.ts";

export { registerConfirmationRoutes } from "./confirmations/routes.ts";
export { registerTestMessageRoute } from "./routes/test-message.ts";
export { registerReplicationRoutes } from "./routes.ts";

const NEW_DAY_TASK = "replication-new-day";
/** A few minutes after midnight, for the database's clock. */
export const REPLICATION_CRONTAB = `3 0 * * * ${NEW_DAY_TASK}`;

export type ReplicationOptions = {
  db: Db;
  pool: pg.Pool;
  masterData: MasterData;
  communication: Communication;
  log: Log;
};

/** Sends master data to receivers in SAP's messages: initially, chosen objects, and what changes, by itself. */
export function createReplication(options: ReplicationOptions) {
  const { db, pool, masterData, communication, log } = options;
  let stopping = false;
  const sender = createSender(db, communication);
  const context: RunContext = { db, pool, masterData, sender, communication, log, isStopping: () => stopping };
  const readKnownRun = async (runId: number) => {
    const run = await readRun(db, runId);
    if (!run) throw runUnknown(`There is no run ${runId}.`);
    return run;
  };
  const sendChangesOf = async (types: readonly ReplicatedType[]) => {
    for (const type of types) await sendChanges(db, masterData, type);
  };
  return {
    tasks: {
      [RUN_TASK]: (payload: unknown) => workRun(context, (payload as { runId: number }).runId),
      [CHANGES_TASK]: (payload: unknown) => sendChangesOf([(payload as { objectType: ReplicatedType }).objectType]),
      [SCHEDULE_TASK]: (payload: unknown) =>
        runSchedule(db, masterData, (payload as { scheduleId: number }).scheduleId),
      /** A new day: conditions on days let other objects through. */
      [NEW_DAY_TASK]: async () => {
        await compareAll(db);
        await sendChangesOf(replicatedTypes);
      },
    },
    /** Master data says which kind of objects has changed. */
    sendChanges: (payload: unknown) => sendChangesOf(typesFedBy((payload as { objectType: string }).objectType)),
    /** Runs that another process left, or this one before it was killed; whoever works on one holds its lock. */
    resume: async () => {
      for (const runId of await readUnfinishedRuns(db)) await addRunJob(db, runId);
      await sendChangesOf(replicatedTypes);
    },
    stop: async () => {
      stopping = true;
      sender.close();
    },
    /** For the page of the communication arrangement that these types go out by. */
    outboundFigures: (receiverId: string, types: readonly ReplicatedType[]) =>
      readOutboundFigures(db, receiverId, types),
    /** What waits for this receiver tries again now. */
    wake: async (receiverId: string) => {
      for (const runId of await readUnfinishedRunsTo(db, receiverId)) await addRunJob(db, runId);
    },
    sendTestMessage: () => sendTestMessage(context, new Date()),
    startRun: async (input: RunInput, by: string) => readKnownRun(await startRun(db, masterData, input, by)),
    previewRun: (input: RunPreviewInput) => previewRun(db, masterData, input),
    cancelRun: async (runId: number, by: string) => {
      await cancelRun(db, runId, by);
      return readKnownRun(runId);
    },
    retryRun: async (runId: number, keys: readonly string[] | undefined, by: string) =>
      readKnownRun(await retryRun(db, masterData, runId, keys, by)),
    sendAgain: (objects: readonly SentObject[], by: string) => sendAgain(db, masterData, objects, by),
    ...modelDoor(options, sendChangesOf),
    ...scheduleDoor(options),
    ...readingDoor(options, readKnownRun),
  };
}

type Options = Pick<ReplicationOptions, "db" | "masterData" | "communication">;
type SendChanges = (types: readonly ReplicatedType[]) => Promise<void>;

/** Models with their filters. */
function modelDoor({ db, masterData, communication }: Options, sendChangesOf: SendChanges) {
  return {
    readModels: () => readModels(db),
    /** With its filters in words, and how far each type has come. */
    readModel: async (modelId: string) => {
      const model = await findModel(db, modelId);
      const types = model.objectTypes.map(async (objectType) => ({
        objectType,
        ...(await readPointer(db, modelId, objectType)),
        words: await masterData.filterInWords(objectType, model.filters[objectType] ?? []),
      }));
      return { ...model, types: await Promise.all(types) };
    },
    filterFields: () => Object.fromEntries(replicatedTypes.map((type) => [type, masterData.filterFields(type)])),
    previewFilter: (preview: FilterPreview) => {
      checkCriteria(masterData, preview.objectType, preview.criteria, "/body/criteria");
      return previewFilter(db, masterData, preview);
    },
    saveModel: async (modelId: string, input: ModelInput, actor: Actor) => {
      await saveModel({ db, masterData, communication }, modelId, input, actor);
      await rescheduleModel(db, modelId);
      await sendChangesOf(input.objectTypes);
    },
    whyNotMatched: (modelId: string, type: ReplicatedType, key: string) =>
      whyNotMatched(db, masterData, modelId, type, key),
  };
}

/** Runs that start by themselves. */
function scheduleDoor({ db, masterData }: Options) {
  return {
    readSchedules: () => readSchedules(db),
    createSchedule: (input: ScheduleInput, actor: Actor) => createSchedule(db, masterData, input, actor),
    setScheduleActive: (scheduleId: number, active: boolean, actor: Actor) =>
      setScheduleActive(db, scheduleId, active, actor),
    removeSchedule: (scheduleId: number, actor: Actor) => removeSchedule(db, scheduleId, actor),
  };
}

type ReadKnownRun = (runId: number) => Promise<RunView>;

/** Runs, their messages and objects, and what receivers have. */
function readingDoor({ db, masterData }: Options, readKnownRun: ReadKnownRun) {
  return {
    searchRunObjects: async (runId: number, search: RunObjectSearch) =>
      searchRunObjects(db, masterData, await readKnownRun(runId), search),
    summariseRun: async (runId: number) => summariseRun(db, (await readKnownRun(runId)).runId),
    searchRuns: (search: RunSearch) => searchRuns(db, search),
    readRun: (runId: number) => readRun(db, runId),
    readMessages: (runId: number, page: Parameters<typeof readMessages>[2]) => readMessages(db, runId, page),
    readLog: (runId: number) => readLog(db, runId),
    searchObjects: (search: ObjectSearch) => searchObjects(db, search),
    readDocument: async (messageId: string) => (await findMessage(db, messageId))?.body,
  };
}
export type Replication = ReturnType<typeof createReplication>;
