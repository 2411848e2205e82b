import type { Db } from "../../database.ts";

export type AuditQuery = { objectType?: string; objectId?: string; next?: string; limit?: number };

/** Newest first; `next` is the id to go on below. */
export async function listAudit(db: Db, { objectType, objectId, next, limit = 50 }: AuditQuery) {
  const below = next === undefined ? undefined : Number(next);
  const rows = await db
    .selectFrom("access.audit")
    .selectAll()
    .$if(objectType !== undefined, (query) => query.where("object_type", "=", objectType ?? ""))
    .$if(objectId !== undefined, (query) => query.where("object_id", "=", objectId ?? ""))
    .$if(below !== undefined, (query) => query.where("id", "<", below ?? 0))
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit).map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    action: row.action,
    objectType: row.object_type,
    objectId: row.object_id,
    detail: row.detail,
  }));
  const last = items.at(-1);
  return { items, ...(rows.length > limit && last ? { next: String(last.id) } : {}) };
}
