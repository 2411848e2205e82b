import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { Criterion, MasterData, ReplicatedType } from "../masterdata/index.ts";
import type { Filters } from "./filters.ts";

/** Stores or price lists: those whose prices a receiver gets, and those whose prices it had by an earlier filter and is to forget. */
export type PricePlaces = { chosen: string[]; takenBack: string[] };

export async function readPlacesToTell(
  db: Db,
  masterData: MasterData,
  receiverId: string,
  type: ReplicatedType,
): Promise<PricePlaces> {
  const { rows } = await sql<{ criteria: Criterion[]; takenBack: string[] }>`
    select criteria, taken_back as "takenBack" from replication.filter join replication.model using (model_id)
    where receiver_id = ${receiverId} and object_type = ${type} and ${type} = any(object_types)`.execute(db);
  const { all, chosen } = await masterData.pricePlaces(db, type, rows[0]?.criteria ?? []);
  return { chosen, takenBack: all.filter((place) => rows[0]?.takenBack.includes(place)) };
}

type Filter = { modelId: string; receiverId: string; type: ReplicatedType };

/** Gives the places that another filter takes back. All that the receiver has is told anew then: prices change nothing of their objects. */
export async function changePlaces(
  transaction: DbTransaction,
  masterData: MasterData,
  { modelId, receiverId, type }: Filter,
  [before, after]: [before: Filters, after: Filters],
): Promise<string[]> {
  const was = await masterData.pricePlaces(transaction, type, before[type] ?? []);
  const is = await masterData.pricePlaces(transaction, type, after[type] ?? []);
  const { rows } = await sql<{ takenBack: string[] }>`
    select taken_back as "takenBack" from replication.filter where model_id = ${modelId} and object_type = ${type}`.execute(
    transaction,
  );
  const earlier = rows[0]?.takenBack ?? [];
  if (was.chosen.join() === is.chosen.join()) return earlier;
  const { numAffectedRows = 0n } = await sql`
    update replication.object_status set change_number = 0
    where receiver_id = ${receiverId} and object_type = ${type} and present`.execute(transaction);
  const known = new Set([...earlier, ...(numAffectedRows > 0n ? was.chosen : [])]);
  return is.all.filter((place) => known.has(place) && !is.chosen.includes(place));
}
