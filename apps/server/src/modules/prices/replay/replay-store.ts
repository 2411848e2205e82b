import { randomUUID } from "node:crypto";
import type { ReplayRequest } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Promotion } from "@counterfoil/pricing";
import type { Db, DbTransaction } from "../../../database.ts";
import { type Figures, noFigures } from "./figures.ts";

export type ReplayPosition = { storeId: string; id: string };
export type ReplayRow = {
  replayId: string;
  state: "running" | "done" | "cancelled" | "failed";
  request: ReplayRequest;
  book: number;
  currency: string;
  startedAt: Date;
  startedBy: string;
  endedAt: Date | null;
  total: number;
  done: number;
  failure: string | null;
  figures: Figures;
};

export async function insertReplay(
  db: DbTransaction,
  replay: {
    request: ReplayRequest;
    promotions: readonly Promotion[];
    book: number;
    currency: string;
    startedBy: string;
    total: number;
  },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into prices.replay (replay_id, state, request, promotions, book, currency, started_by, total, figures)
    values (${randomUUID()}, 'running', ${JSON.stringify(replay.request)}::json, ${JSON.stringify(replay.promotions)}::json, ${replay.book},
      ${replay.currency}, ${replay.startedBy}, ${replay.total}, ${JSON.stringify(noFigures())}::json)
    returning replay_id as id`.execute(db);
  return rows[0]?.id ?? "";
}

export async function countWaiting(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from prices.replay where state = 'running'`.execute(db);
  return rows[0]?.count ?? 0;
}

export type Claimed = Pick<ReplayRow, "replayId" | "request" | "book" | "done" | "figures"> & {
  claim: string;
  promotions: Promotion[];
  after: ReplayPosition | undefined;
};

/** Takes the oldest replay that nobody works on, or whose worker has shown no sign for a minute. */
export async function claimReplay(db: Db): Promise<Claimed | undefined> {
  const { rows } = await sql<Omit<Claimed, "after"> & { afterStore: string | null; afterId: string | null }>`
    update prices.replay set claimed_by = ${randomUUID()}, beat_at = now()
    where replay_id = (select replay_id from prices.replay
      where state = 'running' and (claimed_by is null or beat_at < now() - interval '1 minute')
      order by started_at limit 1 for update skip locked)
    returning replay_id as "replayId", claimed_by as claim, request, promotions, book, done, figures, after_store as "afterStore",
      after_id as "afterId"`.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { afterStore, afterId, ...claimed } = row;
  return {
    ...claimed,
    after: afterStore === null || afterId === null ? undefined : { storeId: afterStore, id: afterId },
  };
}

/** What was reached, with its figures, in one row; false when it was cancelled or taken over. */
export async function keepProgress(
  db: Db,
  { replayId, claim }: Pick<Claimed, "replayId" | "claim">,
  { done, figures, after }: { done: number; figures: Figures; after: ReplayPosition | undefined },
): Promise<boolean> {
  const { rows } = await sql`
    update prices.replay set done = ${done}, figures = ${JSON.stringify(figures)}::json, after_store = ${after?.storeId ?? null},
      after_id = ${after?.id ?? null}, beat_at = now()
    where replay_id = ${replayId} and claimed_by = ${claim} and state = 'running' returning replay_id`.execute(db);
  return rows.length === 1;
}

export async function endReplay(
  db: Db,
  { replayId, claim }: Pick<Claimed, "replayId" | "claim">,
  failure?: string,
): Promise<void> {
  await sql`
    update prices.replay set state = ${failure === undefined ? "done" : "failed"}, failure = ${failure ?? null}, ended_at = now()
    where replay_id = ${replayId} and claimed_by = ${claim} and state = 'running'`.execute(db);
}

export async function cancelReplay(db: DbTransaction, replayId: string): Promise<boolean> {
  const { rows } = await sql`
    update prices.replay set state = 'cancelled', ended_at = now() where replay_id = ${replayId} and state = 'running'
    returning replay_id`.execute(db);
  return rows.length === 1;
}

const columns = sql`replay_id as "replayId", state, request, book, currency, started_at as "startedAt", started_by as "startedBy",
  ended_at as "endedAt", total, done, failure`;
const withoutTables = sql`json_build_object('receipts', figures->'receipts', 'touched', figures->'touched', 'skipped', figures->'skipped',
  'cost', figures->'cost', 'revenueBefore', figures->'revenueBefore', 'revenueAfter', figures->'revenueAfter', 'busyMs', figures->'busyMs',
  'byDay', json_build_object(), 'byArticle', json_build_object())`;

export async function findReplay(db: Db, replayId: string): Promise<ReplayRow | undefined> {
  const { rows } = await sql<ReplayRow>`
    select ${columns}, figures from prices.replay where replay_id = ${replayId}`.execute(db);
  return rows[0];
}

/** Kept results, the latest first, without their tables. */
export async function listReplays(db: Db, limit: number): Promise<ReplayRow[]> {
  const { rows } = await sql<ReplayRow>`
    select ${columns}, ${withoutTables} as figures from prices.replay order by started_at desc limit ${limit}`.execute(
    db,
  );
  return rows;
}
