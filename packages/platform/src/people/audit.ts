import { type RawBuilder, sql } from "kysely";
import type { AnyKysely } from "../database.ts";

/** Who did it: a person, a technical user, a till, the set-up, or the program itself. */
export type Actor = { kind: "person" | "technicalUser" | "till" | "setup" | "system"; id: string; name: string };
export type Change = {
  actor: Actor;
  /** "person.locked", "till.paired": the object's type and what happened to it. */
  action: string;
  objectType: string;
  objectId: string;
  /** Never secrets: what was changed from what to what. */
  detail?: Record<string, unknown>;
};

/** Writes the change in the caller's transaction, so that no change is without its record. */
export async function recordChange(db: AnyKysely, change: Change): Promise<void> {
  await insertAudit(change).execute(db);
}

function insertAudit({ actor, action, objectType, objectId, detail }: Change): RawBuilder<unknown> {
  return sql`insert into access.audit (actor_kind, actor_id, actor_name, action, object_type, object_id, detail)
    values (${actor.kind}, ${actor.id}, ${actor.name}, ${action}, ${objectType}, ${objectId}, ${JSON.stringify(detail ?? {})})`;
}

export function actorOf(person: { personId: string; name: string }): Actor {
  return { kind: "person", id: person.personId, name: person.name };
}
