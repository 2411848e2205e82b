import type { Db } from "../../../database.ts";
import type { MasterData } from "../../masterdata/index.ts";
import { readCriteria } from "../filters.ts";
import { findModel } from "../models.ts";
import { readPointer } from "../pointers.ts";
import { countDue, type Scope } from "../run-objects.ts";
import type { RunPreviewInput } from "../schemas.ts";

/** How many objects a run would be about, before it is started; of chosen ones also which do not exist or stay outside the filter. */
export async function previewRun(
  db: Db,
  masterData: MasterData,
  { modelId, objectType, mode, keys = [] }: RunPreviewInput,
) {
  const { receiverId } = await findModel(db, modelId);
  const criteria = await readCriteria(db, modelId, objectType);
  const pointer = await readPointer(db, modelId, objectType);
  const upTo = await masterData.highestChange(db, objectType);
  const { changeNumber: after, ...state } = pointer;
  const scope: Scope =
    mode === "chosen" ? { mode, keys } : mode === "initial" ? { mode } : { mode, after, upTo, ...state };
  const counts = await countDue(db, masterData, { receiverId, type: objectType, criteria, scope });
  const selected = counts.enters + counts.changed + counts.again + counts.leaves;
  if (mode !== "chosen") return { ...counts, selected, outside: 0, unknown: [], loaded: pointer.loaded };
  const known = await masterData.findSendable(db, objectType, keys);
  const unknown = keys.filter((key) => !known.has(key));
  return { ...counts, selected, outside: known.size - selected, unknown, loaded: pointer.loaded };
}
