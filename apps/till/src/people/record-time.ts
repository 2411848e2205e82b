import type { TillPerson } from "@counterfoil/contracts";
import type { Note } from "../journal/index.ts";
import { readSetting, type TillDatabase, writeSetting } from "../ledger/index.ts";

export type WorkStep = "clockedIn" | "clockedOut";

/** Since when somebody works, as far as this till was told. */
export async function workingSince(database: TillDatabase, personId: string): Promise<string | undefined> {
  return (await readSetting(database, "workBegan"))?.[personId];
}

/**
 * Writes into the journal that somebody begins or ends work. Who began here already does not begin anew; an end is always taken,
 * for the beginning may have been told to another till.
 */
export async function recordTime(
  { database, note }: { database: TillDatabase; note: Note },
  { personId, name }: Pick<TillPerson, "personId" | "name">,
  step: WorkStep,
  at: string,
): Promise<"noted" | "before"> {
  const { [personId]: since, ...others } = (await readSetting(database, "workBegan")) ?? {};
  if (step === "clockedIn" && since) return "before";
  await writeSetting(database, "workBegan", step === "clockedIn" ? { ...others, [personId]: at } : others);
  note(step, {}, { personId, personName: name });
  return "noted";
}
