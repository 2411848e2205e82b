import { type Kysely, sql } from "kysely";
import type { AnyKysely } from "../database.ts";
import type { PeopleTables } from "./tables.ts";

export type AuditQuery = {
  /** Part of the name of who did it, or the whole id. */
  actor?: string;
  objectType?: string;
  objectId?: string;
  from?: string;
  until?: string;
  next?: string;
  limit?: number;
};

/** Newest first; `next` is the id to go on below. */
export async function listAudit(given: AnyKysely, query: AuditQuery) {
  const { next, limit = 50 } = query;
  const rows = await matching(given as Kysely<PeopleTables>, query)
    .$if(next !== undefined, (rows) => rows.where("id", "<", Number(next)))
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
    ...(row.object_name === null ? {} : { objectName: row.object_name }),
    detail: row.detail as unknown as Record<string, unknown>,
  }));
  const last = items.at(-1);
  return { items, ...(rows.length > limit && last ? { next: String(last.id) } : {}) };
}

function matching(db: Kysely<PeopleTables>, { actor, objectType, objectId, from, until }: AuditQuery) {
  return db
    .selectFrom("access.audit as audit")
    .selectAll()
    .select(
      sql<string | null>`case object_type when 'person'
        then (select name from access.person where id = object_id) end`.as("object_name"),
    )
    .$if(actor !== undefined, (rows) =>
      rows.where(({ or, eb }) =>
        or([eb("actor_id", "=", actor ?? ""), eb("actor_name", "ilike", `%${escaped(actor ?? "")}%`)]),
      ),
    )
    .$if(objectType !== undefined, (rows) => rows.where("object_type", "=", objectType ?? ""))
    .$if(objectId !== undefined, (rows) => rows.where("object_id", "=", objectId ?? ""))
    .$if(from !== undefined, (rows) => rows.where("at", ">=", new Date(from ?? "")))
    .$if(until !== undefined, (rows) => rows.where("at", "<", new Date(until ?? "")));
}

const escaped = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
