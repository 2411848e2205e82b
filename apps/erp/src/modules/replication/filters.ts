import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import { type Criterion, type MasterData, type ReplicatedType, replicatedTypes } from "../masterdata/index.ts";
import { filterWrong } from "./errors.ts";
import { changePlaces } from "./price-places.ts";

/** Which objects of each type a model sends; a type without criteria is sent whole. */
export type Filters = Partial<Record<ReplicatedType, Criterion[]>>;

export const filtersColumn = sql`(select coalesce(jsonb_object_agg(object_type, criteria), '{}') from replication.filter
  where filter.model_id = model.model_id) as filters`;

export async function readCriteria(db: Db, modelId: string, type: ReplicatedType): Promise<Criterion[]> {
  const { rows } = await sql<{ criteria: Criterion[] }>`
    select criteria from replication.filter where model_id = ${modelId} and object_type = ${type}`.execute(db);
  return rows[0]?.criteria ?? [];
}

/** Refuses what the fields of a type do not know, naming the line. */
export function checkCriteria(
  masterData: MasterData,
  type: ReplicatedType,
  criteria: Criterion[],
  where: string,
): void {
  const fault = masterData.filterFault(type, criteria);
  if (fault) throw filterWrong(`${fault.detail} (${fault.code})`, `${where}${fault.where}`);
}

/** Gives the types whose filter is another one now. */
export async function saveFilters(
  transaction: DbTransaction,
  masterData: MasterData,
  { modelId, receiverId }: { modelId: string; receiverId: string },
  [before, after]: [before: Filters, after: Filters],
  by: string,
): Promise<ReplicatedType[]> {
  const given = replicatedTypes.filter((type) => after[type] !== undefined);
  const changed = given.filter((type) => fingerprint(before[type]) !== fingerprint(after[type]));
  for (const type of changed) {
    const takenBack = await changePlaces(transaction, masterData, { modelId, receiverId, type }, [before, after]);
    await sql`delete from replication.filter where model_id = ${modelId} and object_type = ${type}`.execute(
      transaction,
    );
    const criteria = after[type] ?? [];
    if (criteria.length > 0)
      await sql`insert into replication.filter (model_id, object_type, criteria, taken_back, changed_at, changed_by)
        values (${modelId}, ${type}, ${JSON.stringify(criteria)}::jsonb, ${takenBack}, now(), ${by})`.execute(
        transaction,
      );
  }
  return changed;
}

/** Lines in another order mean the same. */
const fingerprint = (criteria: Criterion[] = []) => criteria.map(lineOf).toSorted().join("\n");

/** A line as the change log keeps it: "exclude categoryId pattern G01*". */
export const lineOf = ({ field, sign, option, low, high }: Criterion) =>
  [sign, field, option, low, high].filter((part) => part !== undefined).join(" ");
