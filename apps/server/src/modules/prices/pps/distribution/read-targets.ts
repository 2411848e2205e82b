import { sql } from "@counterfoil/platform";
import type { Db } from "../../../../database.ts";
import type { TargetAuth, Untold } from "./target.ts";

/** A target as people see it; secrets stay inside. */
export type TargetView = {
  targetId: string;
  name: string;
  url: string;
  auth: TargetAuth;
  stores: string[];
  mode: string;
  active: boolean;
  /** What it has, and since when. */
  book: number;
  bookSince?: string;
  prices: number;
  promotions: number;
  waiting: number;
  refused: number;
  failure?: string;
  nextAttemptAt?: string;
};

type Row = Omit<TargetView, "auth" | "bookSince" | "failure" | "nextAttemptAt"> & {
  authKind: "oauth2" | "basic";
  authUser: string;
  tokenUrl: string | null;
  bookSince: Date | null;
  failure: string | null;
  nextAttemptAt: Date | null;
};

export async function readTargets(db: Db, targetId?: string): Promise<TargetView[]> {
  const { rows } = await sql<Row>`
    select target_id as "targetId", name, url, auth_kind as "authKind", auth_user as "authUser", token_url as "tokenUrl", stores, mode, active,
      book, book_since as "bookSince", prices, promotions, failure, next_attempt_at as "nextAttemptAt",
      (select count(*) from prices.target_document where target_id = target.target_id and state = 'ready')::int as waiting,
      (select count(*) from prices.target_document where target_id = target.target_id and state = 'refused')::int as refused
    from prices.target as target where ${targetId ?? null}::text is null or target_id = ${targetId ?? null}
    order by target_id limit 1000`.execute(db);
  return rows.map(({ authKind, authUser, tokenUrl, bookSince, failure, nextAttemptAt, ...row }) => ({
    ...row,
    auth:
      authKind === "oauth2"
        ? { kind: authKind, user: authUser, tokenUrl: tokenUrl ?? "" }
        : { kind: authKind, user: authUser },
    ...(bookSince === null ? {} : { bookSince: bookSince.toISOString() }),
    ...(failure === null ? {} : { failure }),
    ...(nextAttemptAt === null ? {} : { nextAttemptAt: nextAttemptAt.toISOString() }),
  }));
}

const MOST_DOCUMENTS = 200;

/** The latest first. */
export async function readTargetDocuments(db: Db, targetId: string) {
  const { rows } = await sql<
    Record<string, unknown> & { createdAt: Date; deliveredAt: Date | null; reason: string | null }
  >`
    select document_id as "documentId", type, mode, from_book as "fromBook", to_book as "toBook", objects, content_bytes as bytes, state,
      attempts, reason, created_at as "createdAt", delivered_at as "deliveredAt"
    from prices.target_document where target_id = ${targetId} order by document_id desc limit ${MOST_DOCUMENTS}`.execute(
    db,
  );
  return rows.map(({ createdAt, deliveredAt, reason, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    ...(deliveredAt === null ? {} : { deliveredAt: deliveredAt.toISOString() }),
    ...(reason === null ? {} : { reason }),
  }));
}

export async function readUntold(db: Db, targetId: string): Promise<Untold[]> {
  const { rows } = await sql<{
    untold: Untold[];
  }>`select untold from prices.target where target_id = ${targetId}`.execute(db);
  return rows[0]?.untold ?? [];
}
