import { type Actor, inTransaction, lockUntilCommit, recordChange, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { Communication } from "../communication/index.ts";
import { type MasterData, type ReplicatedType, replicatedTypes } from "../masterdata/index.ts";
import { modelOverlap, modelUnknown, modelWithoutType, timeZoneUnknown } from "./errors.ts";
import { checkCriteria, type Filters, filtersColumn, lineOf, saveFilters } from "./filters.ts";
import type { ModelInput } from "./schemas.ts";

export type Model = {
  modelId: string;
  name: string;
  receiverId: string;
  objectTypes: ReplicatedType[];
  active: boolean;
  packageSize: number;
  /** In which schedules are meant. */
  timeZone: string;
  filters: Filters;
};

export const DEFAULT_PACKAGE_SIZE = 1000;
const columns = sql`model_id as "modelId", name, receiver_id as "receiverId", object_types as "objectTypes", active,
  package_size as "packageSize", time_zone as "timeZone", ${filtersColumn}`;

export async function readModels(db: Db): Promise<Model[]> {
  const { rows } = await sql<Model>`select ${columns} from replication.model order by model_id limit 1000`.execute(db);
  return rows;
}

async function readModel(db: Db, modelId: string): Promise<Model | undefined> {
  const { rows } = await sql<Model>`select ${columns} from replication.model where model_id = ${modelId}`.execute(db);
  return rows[0];
}

export async function findModel(db: Db, modelId: string): Promise<Model> {
  const model = await readModel(db, modelId);
  if (!model) throw modelUnknown(`There is no replication model ${modelId}.`);
  return model;
}

/** The model that sends objects of a type to a receiver; there is one at most. */
export async function findModelFor(db: Db, receiverId: string, type: ReplicatedType): Promise<Model | undefined> {
  return (await readModels(db)).find((model) => model.receiverId === receiverId && model.objectTypes.includes(type));
}

/**
 * A new model sends what changes from now on (an initial run sends the rest); one that was switched off catches up. Filters that are
 * not given stay. Another filter makes the next run of changes send what enters and leaves.
 */
export async function saveModel(
  { db, masterData, communication }: { db: Db; masterData: MasterData; communication: Communication },
  modelId: string,
  input: ModelInput,
  actor: Actor,
): Promise<void> {
  checkInput(masterData, input);
  await communication.requireSystem(input.receiverId);
  await inTransaction(db, async (transaction) => {
    await lockUntilCommit(transaction, "replication.models");
    const before = await readModel(transaction, modelId);
    await checkOverlap(transaction, modelId, input);
    await upsertModel(transaction, modelId, input, before, actor.name);
    const to = { modelId, receiverId: input.receiverId };
    const filters: [Filters, Filters] = [before?.filters ?? {}, input.filters ?? {}];
    const filtered = await saveFilters(transaction, masterData, to, filters, actor.name);
    await preparePointers(transaction, masterData, modelId, input, filtered);
    if (before && before.receiverId !== input.receiverId)
      await sql`update replication.pointer set loaded = false where model_id = ${modelId}`.execute(transaction);
    await recordChange(transaction, {
      actor,
      action: "replicationModel.saved",
      objectType: "replicationModel",
      objectId: modelId,
      detail: differences(before, await findModel(transaction, modelId)),
    });
  });
}

function checkInput(masterData: MasterData, { timeZone, objectTypes, filters = {} }: ModelInput): void {
  if (timeZone !== undefined && !isTimeZone(timeZone))
    throw timeZoneUnknown(`There is no time zone ${timeZone}.`, "/body/timeZone");
  for (const type of replicatedTypes) {
    const criteria = filters[type];
    if (criteria === undefined) continue;
    const where = `/body/filters/${type}`;
    if (!objectTypes.includes(type)) throw modelWithoutType(`The model does not send objects of type ${type}.`, where);
    checkCriteria(masterData, type, criteria, where);
  }
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }) !== undefined;
  } catch {
    return false;
  }
}

/** Two models for one type and receiver would take back from it what the other one sends. */
async function checkOverlap(
  transaction: DbTransaction,
  modelId: string,
  { receiverId, objectTypes }: ModelInput,
): Promise<void> {
  for (const type of objectTypes) {
    const other = await findModelFor(transaction, receiverId, type);
    if (other && other.modelId !== modelId)
      throw modelOverlap(
        `Model ${other.modelId} sends objects of type ${type} to ${receiverId} already: extend its filter.`,
        "/body/objectTypes",
      );
  }
}

async function upsertModel(
  transaction: DbTransaction,
  modelId: string,
  input: ModelInput,
  before: Model | undefined,
  by: string,
): Promise<void> {
  await sql`
    insert into replication.model (model_id, name, receiver_id, object_types, active, package_size, time_zone, changed_at, changed_by)
    values (${modelId}, ${input.name}, ${input.receiverId}, ${input.objectTypes}, ${input.active},
      ${input.packageSize ?? DEFAULT_PACKAGE_SIZE}, ${input.timeZone ?? before?.timeZone ?? "UTC"}, now(), ${by})
    on conflict (model_id) do update set name = excluded.name, receiver_id = excluded.receiver_id, object_types = excluded.object_types,
      active = excluded.active, package_size = excluded.package_size, time_zone = excluded.time_zone, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by`.execute(transaction);
}

async function preparePointers(
  transaction: DbTransaction,
  masterData: MasterData,
  modelId: string,
  { objectTypes }: ModelInput,
  filtered: ReplicatedType[],
): Promise<void> {
  for (const type of objectTypes) {
    const highest = await masterData.highestChange(transaction, type);
    await sql`insert into replication.pointer (model_id, object_type, change_number) values (${modelId}, ${type}, ${highest})
      on conflict do nothing`.execute(transaction);
  }
  await sql`update replication.pointer set compare = true where model_id = ${modelId} and object_type = any(${filtered})`.execute(
    transaction,
  );
}

/** Before and after of what is another now; filters line by line. */
function differences(before: Model | undefined, after: Model): Record<string, unknown> {
  const told = (model: Model | undefined): Record<string, unknown> => {
    const { modelId: _, filters = {}, ...head } = model ?? {};
    const lines = replicatedTypes.map((type) => [`filter ${type}`, filters[type]?.map(lineOf)]);
    return { ...head, ...Object.fromEntries(lines) };
  };
  const [was, is] = [told(before), told(after)];
  const changed = Object.keys(is).filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]));
  return Object.fromEntries(changed.map((name) => [name, { before: was[name] ?? null, after: is[name] ?? null }]));
}
