import { inTransaction } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import type { MasterData } from "../../masterdata/index.ts";
import { keysMissing, keysUnknown, modelWithoutType } from "../errors.ts";
import { findModel, type Model } from "../models.ts";
import type { RunInput } from "../schemas.ts";
import { type Beginning, beginRun } from "./begin-run.ts";

/** Starts what somebody asked for. A test run writes what the same run would send, and sends nothing. */
export async function startRun(db: Db, masterData: MasterData, input: RunInput, startedBy: string): Promise<number> {
  return inTransaction(db, async (transaction) => {
    const asked = await readAsked(transaction, masterData, input);
    const begun = await beginRun(transaction, masterData, { ...asked, startedBy }, true);
    return begun?.runId ?? 0;
  });
}

/** The model and the objects that a run was asked for, checked. */
export async function readAsked(
  db: Db,
  masterData: MasterData,
  input: RunInput,
): Promise<Omit<Beginning, "startedBy">> {
  const { objectType, keys, packageSize } = input;
  const test = input.mode === "test";
  const mode = input.mode === "test" ? (input.testOf ?? (keys ? "chosen" : "initial")) : input.mode;
  const model = await findModel(db, input.modelId);
  checkType(model, objectType);
  if (mode === "chosen") await checkKeys(db, masterData, input);
  return {
    ...{ model, objectType, mode, test },
    ...(mode === "chosen" && keys && { keys }),
    ...(packageSize !== undefined && { packageSize }),
  };
}

function checkType({ modelId, objectTypes }: Model, objectType: RunInput["objectType"]): void {
  if (!objectTypes.includes(objectType))
    throw modelWithoutType(`Model ${modelId} does not send objects of type ${objectType}.`, "/body/objectType");
}

async function checkKeys(
  db: Db | DbTransaction,
  masterData: MasterData,
  { keys, objectType }: RunInput,
): Promise<void> {
  if (!keys) throw keysMissing("Name the objects.", "/body/keys");
  const known = await masterData.findSendable(db, objectType, keys);
  const unknown = keys.filter((key) => !known.has(key));
  if (unknown.length > 0) throw keysUnknown(`Not known: ${unknown.slice(0, 10).join(", ")}.`, "/body/keys");
}
