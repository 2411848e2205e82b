import type { Replay, ReplayRequest } from "@counterfoil/contracts";
import {
  type Actor,
  type Clock,
  inTransaction,
  invalidRequest,
  recordChange,
  type TaskList,
} from "@counterfoil/platform";
import type { Promotion } from "@counterfoil/pricing";
import { currentBookNumber } from "../books/index.ts";
import { replayCsv } from "./csv.ts";
import { replayEmpty, replaysWaiting, replayUnknown } from "./errors.ts";
import { cancelReplay, claimReplay, countWaiting, findReplay, insertReplay, listReplays } from "./replay-store.ts";
import { type ReplayContext, runReplay } from "./run-replay.ts";
import { toReplay } from "./to-replay.ts";

export { registerReplayRoutes } from "./routes.ts";
export type { ReceiptText } from "./run-replay.ts";

export type ReplayOptions = ReplayContext & {
  clock: Clock;
  draftPromotions: (offerIds: readonly string[]) => Promise<{ promotion: Promotion }[]>;
  countReceipts: (period: { from: string; to: string; stores?: readonly string[] }) => Promise<number>;
  readArticleNames: (articleIds: readonly string[], language: "en" | "de") => Promise<Map<string, string>>;
};

const WAITING_AT_MOST = 20;

/** Real receipts, priced with drafts on all cores, one replay after the other. */
export function createReplays(options: ReplayOptions) {
  const { db } = options;
  let stopping = false;
  let running: Promise<void> | undefined;

  /** Works on all that waits; a second call joins the first. */
  function work(): Promise<void> {
    running ??= workOff().finally(() => {
      running = undefined;
    });
    return running;
  }

  async function workOff(): Promise<void> {
    while (!stopping) {
      const replay = await claimReplay(db);
      if (replay === undefined) return;
      await runReplay(options, replay, () => stopping);
    }
  }

  return {
    start: async (request: ReplayRequest, actor: Actor): Promise<string> => {
      const replayId = await enqueue(options, request, actor);
      work().catch((error) => options.log.error({ err: error }, "replays stopped"));
      return replayId;
    },
    read: async (replayId: string): Promise<Replay> => toReplay(options, await find(options, replayId)),
    list: async (): Promise<Replay[]> =>
      Promise.all((await listReplays(db, 100)).map((row) => toReplay(undefined, row))),
    csv: async (replayId: string, by: "day" | "article") => replayCsv(await find(options, replayId), by),
    cancel: (replayId: string, actor: Actor) =>
      inTransaction(db, async (transaction) => {
        await find(options, replayId);
        if (!(await cancelReplay(transaction, replayId))) return;
        const change = { actor, objectType: "replay", objectId: replayId };
        await recordChange(transaction, { ...change, action: "replay.cancelled" });
      }),
    /** What is on its way stays where it is, and goes on in the next process. */
    stop: async () => {
      stopping = true;
      await running?.catch(() => undefined);
    },
    tasks: { "prices:resume-replays": () => work() } satisfies TaskList,
    crontab: "* * * * * prices:resume-replays",
  };
}

export type Replays = ReturnType<typeof createReplays>;

async function find({ db }: ReplayOptions, replayId: string) {
  const row = await findReplay(db, replayId);
  if (row === undefined) throw replayUnknown(`There is no replay ${replayId}.`);
  return row;
}

async function enqueue(options: ReplayOptions, request: ReplayRequest, actor: Actor): Promise<string> {
  const { db, readStores, readStore } = options;
  for (const field of ["from", "to"] as const)
    if (Number.isNaN(Date.parse(`${request[field]}T00:00:00Z`)))
      throw invalidRequest(`${request[field]} is no day.`, `/body/${field}`);
  const drafts = await options.draftPromotions(request.offerIds);
  const total = await options.countReceipts(request);
  if (total === 0) throw replayEmpty(`There are no receipts from ${request.from} to ${request.to}.`, "/body/from");
  if ((await countWaiting(db)) >= WAITING_AT_MOST) throw replaysWaiting(`${WAITING_AT_MOST} wait; cancel some.`);
  const store = await readStore(request.stores?.[0] ?? (await readStores())[0]?.storeId ?? "");
  return inTransaction(db, async (transaction) => {
    const replayId = await insertReplay(transaction, {
      request,
      promotions: drafts.map(({ promotion }) => promotion),
      book: await currentBookNumber(transaction),
      currency: store?.currency ?? "",
      startedBy: actor.name,
      total,
    });
    const change = { actor, objectType: "replay", objectId: replayId, detail: request };
    await recordChange(transaction, { ...change, action: "replay.started" });
    return replayId;
  });
}
