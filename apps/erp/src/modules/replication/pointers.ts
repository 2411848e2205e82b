import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { ReplicatedType } from "../masterdata/index.ts";
import type { Run } from "./run-store.ts";

/** How far changes of a type were handed to runs of a model, and what its next run of changes has to look at besides. */
export type Pointer = { changeNumber: number; loaded: boolean; compare: boolean };
/** Relationships come and go with their partners, without a change of their own: they are always compared. */
const isFollower = (type: ReplicatedType) => type === "relationship";
const unknown: Pointer = { changeNumber: 0, loaded: false, compare: false };

export async function readPointer(db: Db, modelId: string, type: ReplicatedType): Promise<Pointer> {
  const { rows } = await sql<Pointer>`
    select change_number as "changeNumber", loaded, compare from replication.pointer
    where model_id = ${modelId} and object_type = ${type}`.execute(db);
  return { ...(rows[0] ?? unknown), ...(isFollower(type) && { compare: true }) };
}

/** Moves the pointer on and gives where it stood. Two that start at once follow each other. */
export async function takePointer(
  transaction: DbTransaction,
  modelId: string,
  type: ReplicatedType,
  to: { upTo: number; loaded: boolean },
): Promise<Pointer> {
  const { rows } = await sql<Pointer>`
    with before as (select * from replication.pointer where model_id = ${modelId} and object_type = ${type} for update)
    update replication.pointer set change_number = greatest(pointer.change_number, ${to.upTo}::bigint), compare = false,
      loaded = pointer.loaded or ${to.loaded}
    from before where pointer.model_id = before.model_id and pointer.object_type = before.object_type
    returning before.change_number as "changeNumber", before.loaded, before.compare`.execute(transaction);
  return { ...(rows[0] ?? unknown), ...(isFollower(type) && { compare: true }) };
}

/** What a cancelled run of changes has not sent stays a change; after a cancelled initial run nothing more comes by itself. */
export async function giveBack(transaction: DbTransaction, run: Run): Promise<void> {
  if (run.mode === "changes")
    await sql`update replication.pointer set change_number = least(change_number, ${run.afterChangeNumber}::bigint), compare = true
      where model_id = ${run.modelId} and object_type = ${run.objectType}`.execute(transaction);
  if (run.mode === "initial")
    await sql`update replication.pointer set loaded = false
      where model_id = ${run.modelId} and object_type = ${run.objectType}`.execute(transaction);
}

/** Conditions on days come and go without a change of any object. */
export async function compareAll(db: Db): Promise<void> {
  await sql`update replication.pointer set compare = true from replication.filter
    where filter.model_id = pointer.model_id and filter.object_type = pointer.object_type`.execute(db);
}
