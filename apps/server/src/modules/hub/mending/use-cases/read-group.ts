import type { MendingGroupDetail } from "@counterfoil/contracts";
import type { MendingContext } from "../context.ts";
import { groupUnknown } from "../errors.ts";
import { readGroups } from "../group-store.ts";
import { readNotes } from "../task-store.ts";
import { readCure } from "./fix-group.ts";

export async function readGroup(context: MendingContext, key: string): Promise<MendingGroupDetail> {
  const [group] = (await readGroups(context, { key })).items;
  if (!group) throw groupUnknown(`Nothing is open of ${key}.`);
  const cure = await readCure(context, group);
  const notes = await readNotes(context.db, [`group:${key}`]);
  // A code that the mapping cannot lead to is cured where it is missing.
  const curedAt = group.curedAt === "mapping" && !cure ? "erp" : group.curedAt;
  return { ...group, curedAt, ...(cure ? { cure } : {}), notes };
}
