import { type Actor, inTransaction, recordChange, sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import type { MasterData, ReplicatedType } from "../masterdata/index.ts";
import { modelUnknown, receiverUnknown } from "./errors.ts";
import type { ModelInput } from "./schemas.ts";

export type Model = {
  modelId: string;
  name: string;
  receiverId: string;
  objectTypes: ReplicatedType[];
  active: boolean;
  packageSize: number;
};

export const DEFAULT_PACKAGE_SIZE = 1000;
const columns = sql`model_id as "modelId", name, receiver_id as "receiverId", object_types as "objectTypes", active, package_size as "packageSize"`;

export async function readModels(db: Db): Promise<Model[]> {
  const { rows } = await sql<Model>`select ${columns} from replication.model order by model_id limit 1000`.execute(db);
  return rows;
}

export async function findModel(db: Db, modelId: string): Promise<Model> {
  const { rows } = await sql<Model>`select ${columns} from replication.model where model_id = ${modelId}`.execute(db);
  if (!rows[0]) throw modelUnknown(`There is no replication model ${modelId}.`);
  return rows[0];
}

/** A new model sends what changes from now on (an initial run sends the rest); one that was switched off catches up. */
export async function saveModel(
  db: Db,
  masterData: MasterData,
  modelId: string,
  input: ModelInput,
  actor: Actor,
): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const { rows } = await sql`select from replication.receiver where receiver_id = ${input.receiverId}`.execute(
      transaction,
    );
    if (rows.length === 0) throw receiverUnknown(`There is no receiver ${input.receiverId}.`, "/body/receiverId");
    await sql`
      insert into replication.model (model_id, name, receiver_id, object_types, active, package_size, changed_at, changed_by)
      values (${modelId}, ${input.name}, ${input.receiverId}, ${input.objectTypes}, ${input.active},
        ${input.packageSize ?? DEFAULT_PACKAGE_SIZE}, now(), ${actor.name})
      on conflict (model_id) do update set name = excluded.name, receiver_id = excluded.receiver_id, object_types = excluded.object_types,
        active = excluded.active, package_size = excluded.package_size, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
      transaction,
    );
    for (const type of input.objectTypes) {
      const highest = await masterData.highestChange(transaction, type);
      await sql`insert into replication.pointer (model_id, object_type, change_number) values (${modelId}, ${type}, ${highest})
        on conflict do nothing`.execute(transaction);
    }
    await recordChange(transaction, {
      actor,
      action: "replicationModel.saved",
      objectType: "replicationModel",
      objectId: modelId,
      detail: { ...input },
    });
  });
}
