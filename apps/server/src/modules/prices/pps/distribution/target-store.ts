import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import { decryptText, encryptText, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../../database.ts";
import type { PlannedDocument, Target, TargetFacts, Untold } from "./target.ts";

const compress = promisify(zstdCompress);
const expand = promisify(zstdDecompress);

type Row = Omit<Target, "auth"> & { authKind: "oauth2" | "basic"; authUser: string; tokenUrl: string | null };

const columns = sql`target_id as "targetId", name, url, auth_kind as "authKind", auth_user as "authUser", token_url as "tokenUrl", secret,
  stores, mode, active, logical_system as "logicalSystem", planned_book as "plannedBook", book`;

function toTarget(key: Buffer, { authKind, authUser, tokenUrl, secret, ...row }: Row): Target {
  const auth =
    authKind === "oauth2"
      ? { kind: authKind, user: authUser, tokenUrl: tokenUrl ?? "" }
      : { kind: authKind, user: authUser };
  return { ...row, auth, secret: decryptText(key, secret) };
}

export async function findTarget(db: Db, key: Buffer, targetId: string): Promise<Target | undefined> {
  const { rows } = await sql<Row>`select ${columns} from prices.target where target_id = ${targetId}`.execute(db);
  return rows[0] && toTarget(key, rows[0]);
}

/** Other connection details make an earlier failure old. */
export async function upsertTarget(
  db: DbTransaction,
  key: Buffer,
  {
    targetId,
    secret,
    logicalSystem,
    auth,
    ...facts
  }: TargetFacts & Pick<Target, "targetId" | "secret" | "logicalSystem">,
): Promise<void> {
  await sql`
    insert into prices.target (target_id, name, url, auth_kind, auth_user, token_url, secret, stores, mode, active, logical_system)
    values (${targetId}, ${facts.name}, ${facts.url}, ${auth.kind}, ${auth.user}, ${auth.kind === "oauth2" ? auth.tokenUrl : null},
      ${encryptText(key, secret)}, ${facts.stores}, ${facts.mode}, ${facts.active}, ${logicalSystem})
    on conflict (target_id) do update set name = excluded.name, url = excluded.url, auth_kind = excluded.auth_kind,
      auth_user = excluded.auth_user, token_url = excluded.token_url, secret = excluded.secret, stores = excluded.stores,
      mode = excluded.mode, active = excluded.active, failure = null, failures = 0, next_attempt_at = null, changed_at = now()`.execute(
    db,
  );
}

export async function deleteTarget(db: DbTransaction, targetId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from prices.target where target_id = ${targetId}`.execute(db);
  return numAffectedRows === 1n;
}

/** Those that something is to be done for: a newer book, or documents whose time has come. */
export async function findDueTargets(db: Db, book: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select target_id as id from prices.target as target
    where active and (next_attempt_at is null or next_attempt_at <= now())
      and (planned_book < ${book} or exists (select from prices.target_document where target_id = target.target_id and state = 'ready'))
    order by target_id limit 1000`.execute(db);
  return rows.map(({ id }) => id);
}

export type Plan = {
  targetId: string;
  mode: "delta" | "full";
  fromBook: number;
  toBook: number;
  prices: number;
  promotions: number;
  untold: Untold[];
};

/** The documents of a plan and that they are planned: together, so that none is lost or written twice. */
export async function keepPlan(db: DbTransaction, plan: Plan, documents: readonly PlannedDocument[]): Promise<void> {
  for (const { type, objects, text } of documents) {
    const bytes = Buffer.from(text, "utf8");
    await sql`insert into prices.target_document (target_id, type, mode, from_book, to_book, prices, promotions, objects, content, content_bytes)
      values (${plan.targetId}, ${type}, ${plan.mode}, ${plan.fromBook}, ${plan.toBook}, ${plan.prices}, ${plan.promotions}, ${objects},
        ${await compress(bytes)}, ${bytes.length})`.execute(db);
  }
  await sql`update prices.target set planned_book = ${plan.toBook}, untold = ${JSON.stringify(plan.untold)}::json
    where target_id = ${plan.targetId}`.execute(db);
}

/** What was not delivered is told anew by a full transfer. */
export async function replaceUndelivered(db: DbTransaction, targetId: string): Promise<void> {
  await sql`update prices.target_document set state = 'replaced'
    where target_id = ${targetId} and state in ('ready', 'refused')`.execute(db);
  await sql`update prices.target set failure = null, failures = 0, next_attempt_at = null where target_id = ${targetId}`.execute(
    db,
  );
}

export type ReadyDocument = { documentId: number; toBook: number; prices: number; promotions: number; content: Buffer };

export async function findReadyDocument(db: Db, targetId: string): Promise<ReadyDocument | undefined> {
  const { rows } = await sql<ReadyDocument>`
    select document_id as "documentId", to_book as "toBook", prices, promotions, content from prices.target_document
    where target_id = ${targetId} and state = 'ready' order by document_id limit 1`.execute(db);
  return rows[0] && { ...rows[0], content: await expand(rows[0].content) };
}

export async function markDelivered(db: DbTransaction, documentId: number): Promise<void> {
  await sql`update prices.target_document set state = 'delivered', attempts = attempts + 1, reason = null, delivered_at = now()
    where document_id = ${documentId}`.execute(db);
}

/** All that was planned has arrived. */
export async function noteArrived(db: DbTransaction, targetId: string): Promise<void> {
  await sql`update prices.target as target set book = planned_book, failure = null, failures = 0, next_attempt_at = null,
      book_since = case when book = planned_book and book_since is not null then book_since else now() end,
      prices = coalesce(latest.prices, target.prices), promotions = coalesce(latest.promotions, target.promotions)
    from (select 1) as one left join lateral (
      select prices, promotions from prices.target_document where target_id = ${targetId} and state = 'delivered'
      order by document_id desc limit 1) as latest on true
    where target_id = ${targetId}`.execute(db);
}

export async function noteFailure(
  db: DbTransaction,
  {
    targetId,
    documentId,
    reason,
    refused,
    pauseMs,
  }: { targetId: string; documentId: number; reason: string; refused: boolean; pauseMs: number },
): Promise<void> {
  await sql`update prices.target_document set attempts = attempts + 1, reason = ${reason},
    state = ${refused ? "refused" : "ready"} where document_id = ${documentId}`.execute(db);
  await sql`update prices.target set failure = ${reason}, failures = failures + 1,
    next_attempt_at = now() + make_interval(secs => ${pauseMs / 1000}) where target_id = ${targetId}`.execute(db);
}

export async function hasRefused(db: Db, targetId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from prices.target_document where target_id = ${targetId} and state = 'refused') as found`.execute(
    db,
  );
  return rows[0]?.found ?? false;
}

export async function readFailures(db: Db, targetId: string): Promise<number> {
  const { rows } = await sql<{
    failures: number;
  }>`select failures from prices.target where target_id = ${targetId}`.execute(db);
  return rows[0]?.failures ?? 0;
}

export async function readDocumentText(db: Db, targetId: string, documentId: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{ content: Buffer }>`
    select content from prices.target_document where target_id = ${targetId} and document_id = ${documentId}`.execute(
    db,
  );
  return rows[0] && (await expand(rows[0].content));
}
