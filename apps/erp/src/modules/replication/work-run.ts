import { addJob, inTransaction, type Log } from "@counterfoil/platform";
import type pg from "pg";
import type { Db } from "../../database.ts";
import type { Communication, SystemNames } from "../communication/index.ts";
import type { MasterData } from "../masterdata/index.ts";
import { applyConfirmations } from "./confirmations/store.ts";
import { closeMessage, countAttempt, findMessage, type Message, noteObjects, readUnsent } from "./message-store.ts";
import { createPacker, packHalves } from "./pack.ts";
import {
  findRun,
  markFinished,
  markRunning,
  markWaiting,
  type Reason,
  type Run,
  shrinkPackages,
  writeLog,
} from "./run-store.ts";
import { type Answer, isForPriceService, type Sender } from "./send.ts";

export const RUN_TASK = "replication.run";
/** One is answered while the next is on its way and the one after is written. */
const IN_FLIGHT = 2;
const LONGEST_WAIT_S = 60;
const LOOK_AGAIN_MS = 5000;

export type RunContext = {
  db: Db;
  pool: pg.Pool;
  masterData: MasterData;
  sender: Sender;
  communication: Pick<Communication, "namesIn">;
  log: Log;
  isStopping: () => boolean;
};
type Work = RunContext & {
  run: Run;
  names: SystemNames;
  queue: string[];
  packNext: () => Promise<Message | undefined>;
  failure?: Reason;
};

/**
 * Sends a run from where it stands to its end, or until the receiver cannot be reached. Messages that were stored before a
 * crash go first, with the same bytes and id: whether they had arrived is for the receiver to know.
 */
export async function workRun(context: RunContext, runId: number): Promise<void> {
  await aloneWith(context, runId, async () => {
    await markRunning(context.db, runId);
    const run = await findRun(context.db, runId);
    if (run?.state !== "running") return;
    const names = await context.communication.namesIn(run.receiverId);
    const packNext = createPacker(context.db, context.masterData, run, names);
    if (run.mode === "test") return packAll(context, run, packNext);
    const work: Work = { ...context, run, names, queue: await readUnsent(context.db, runId), packNext };
    await sendAll(work);
    if (context.isStopping()) return;
    if (work.failure !== undefined) await putOff(work, work.failure);
    else await finish(work);
  });
}

/** A session lock: it ends with the process that held it, so a killed run can be taken up at once. */
async function aloneWith({ db, pool }: RunContext, runId: number, work: () => Promise<void>): Promise<void> {
  const client = await pool.connect();
  const key = `replication.run ${runId}`;
  try {
    const { rows } = await client.query<{ got: boolean }>(
      "select pg_try_advisory_lock(hashtextextended($1, 0)) as got",
      [key],
    );
    // Whoever has it may be about to die with it: then nobody would ever look at this run again.
    if (!rows[0]?.got) return addRunJob(db, runId, LOOK_AGAIN_MS);
    try {
      await work();
    } finally {
      await client.query("select pg_advisory_unlock(hashtextextended($1, 0))", [key]);
    }
  } finally {
    client.release();
  }
}

/** A test run writes all that it would send, for its size and what is wrong with it, and sends nothing. */
async function packAll(context: RunContext, run: Run, packNext: Work["packNext"]): Promise<void> {
  while (!(await isOver({ ...context, run }))) {
    if ((await packNext()) !== undefined) continue;
    await markFinished(context.db, run.runId);
    return writeLog(context.db, run.runId, "info", "ended.test");
  }
}

async function sendAll(work: Work): Promise<void> {
  const inFlight = new Set<Promise<void>>();
  for (;;) {
    while (inFlight.size >= IN_FLIGHT) await Promise.race(inFlight);
    if (work.failure !== undefined || (await isOver(work))) break;
    const message = await nextMessage(work);
    if (message) {
      const delivery = deliver(work, message).finally(() => inFlight.delete(delivery));
      inFlight.add(delivery);
    } else if (inFlight.size > 0) await Promise.race(inFlight);
    // Halves may have come while the packer found that there is nothing more to pack.
    else if (work.queue.length === 0) break;
  }
  await Promise.all(inFlight);
}

/** Shutting down, or cancelled by somebody. */
async function isOver({ db, run, isStopping }: Pick<Work, "db" | "run" | "isStopping">): Promise<boolean> {
  return isStopping() || (await findRun(db, run.runId))?.state !== "running";
}

async function nextMessage({ db, run, queue, packNext }: Work): Promise<Message | undefined> {
  const stored = queue.shift();
  if (stored !== undefined) return readStored(db, stored);
  if (run.packedAll) return undefined;
  const message = await packNext();
  run.packedAll = message === undefined;
  return message;
}

/** A stored message that cannot be read must not pass as "nothing left to send". */
async function readStored(db: Db, messageId: string): Promise<Message> {
  const message = await findMessage(db, messageId);
  if (!message) throw new Error(`message ${messageId} was to be sent and is not stored`);
  return message;
}

async function deliver(work: Work, message: Message): Promise<void> {
  try {
    await settle(work, message, await work.sender.send(work.run.receiverId, message));
  } catch (error) {
    work.log.error({ err: error, runId: work.run.runId }, "a message could not be settled");
    work.failure ??= { code: "internal", reason: error instanceof Error ? error.message : String(error) };
  }
}

async function settle(work: Work, message: Message, answer: Answer): Promise<void> {
  const { db, run } = work;
  if (answer.kind === "tooLarge" && message.keys.length > 1) return halve(work, message);
  // The price service takes a document as a whole or not at all: halves until the object that it refuses stands alone.
  if (answer.kind === "refused" && message.keys.length > 1 && isForPriceService(message.objectType))
    return split(work, message, answer);
  if (answer.kind === "unreachable") {
    const why = whyOf(answer);
    work.failure ??= why;
    return countAttempt(db, message.messageId, why);
  }
  const why = answer.kind === "taken" ? undefined : whyOf(answer);
  const state = why === undefined ? "sent" : "refused";
  await inTransaction(db, async (transaction) => {
    await closeMessage(transaction, message.messageId, { state, statusCode: answer.statusCode }, why);
    await noteObjects(transaction, run.receiverId, message, state, why);
    // What was confirmed before this was noted: the process had died in between.
    if (state === "sent") await applyConfirmations(transaction, message.messageId);
    if (why !== undefined)
      await writeLog(transaction, run.runId, "error", "refused", {
        message: message.messageId,
        objects: message.keys.length,
        reason: why.reason ?? "",
      });
  });
}

/** Why an object is not there: a code for the screen, and what the receiver said. */
function whyOf(answer: Exclude<Answer, { kind: "taken" }>): Reason {
  if (answer.kind === "tooLarge")
    return { code: "too-large", reason: "This one object is too large for the receiver (413)." };
  const { reason, code, facts } = answer as { reason: string } & Reason;
  if (answer.kind === "refused")
    return { code: code ?? "refused", facts: facts ?? { status: answer.statusCode }, reason };
  return { reason, ...(code !== undefined && { code }), ...(facts !== undefined && { facts }) };
}

async function halve(work: Work, message: Message): Promise<void> {
  const { db, run } = work;
  const size = Math.ceil(message.keys.length / 2);
  await split(work, message, { statusCode: 413 });
  await inTransaction(db, async (transaction) => {
    await shrinkPackages(transaction, run.runId, size);
    await writeLog(transaction, run.runId, "warning", "halved", { objects: message.keys.length, size });
  });
  run.packageSize = Math.min(run.packageSize, size);
}

/** Sends the two halves of a message instead of it. */
async function split(work: Work, message: Message, answer: { statusCode: number; reason?: string }): Promise<void> {
  const { db, run, names, masterData, queue } = work;
  const { statusCode, reason } = answer;
  const halves = await inTransaction(db, async (transaction) => {
    const why = reason === undefined ? {} : { code: "refused", facts: { status: statusCode }, reason };
    await closeMessage(transaction, message.messageId, { state: "split", statusCode }, why);
    return packHalves(transaction, masterData, run, message, names);
  });
  // Only now: whoever takes them from the queue reads them on another connection, which sees what is committed.
  queue.unshift(...halves.map(({ messageId }) => messageId));
}

async function putOff({ db, run }: Work, why: Reason): Promise<void> {
  const waitS = Math.min(LONGEST_WAIT_S, 2 ** Math.min(run.attempts, 10));
  const nextAttemptAt = new Date(Date.now() + waitS * 1000);
  await inTransaction(db, async (transaction) => {
    await markWaiting(transaction, run.runId, why, nextAttemptAt);
    await writeLog(transaction, run.runId, "warning", "put-off", { reason: why.reason ?? "", seconds: waitS });
    await addRunJob(transaction, run.runId, waitS * 1000);
  });
}

async function finish({ db, run }: Work): Promise<void> {
  const unsent = await readUnsent(db, run.runId);
  // The job fails, and its next try sends them: a run must not say "done" over messages that nobody got.
  if (unsent.length > 0) throw new Error(`run ${run.runId} was to end with ${unsent.length} messages unsent`);
  await inTransaction(db, async (transaction) => {
    const state = await markFinished(transaction, run.runId);
    await writeLog(transaction, run.runId, state === "done" ? "info" : "warning", `ended.${state}`);
    // What changed while the run was under way goes out after it, and contacts follow their partners.
    const types = run.objectType === "businessPartner" ? [run.objectType, "relationship"] : [run.objectType];
    for (const objectType of types)
      await addJob(transaction, CHANGES_TASK, { objectType }, { key: `${CHANGES_TASK}.${objectType}` });
  });
}

export const CHANGES_TASK = "replication.changes";

export function addRunJob(db: Db, runId: number, afterMs?: number): Promise<void> {
  return addJob(db, RUN_TASK, { runId }, { key: `${RUN_TASK}.${runId}`, ...(afterMs !== undefined && { afterMs }) });
}
