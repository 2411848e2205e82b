import type { MendingChoice } from "@counterfoil/contracts";
import { type Actor, inTransaction, recordChange } from "@counterfoil/platform";
import type { MendingContext } from "../context.ts";
import { cannotSettle, nothingChosen } from "../errors.ts";
import { markSettled, readChosen } from "../list-store.ts";
import { insertNotes, subjectsOf } from "../task-store.ts";

/** Puts away objects from the ERP that nobody waits for any more, with a reason. What was sold stays open until it is posted. */
export async function settleCases(
  { db }: MendingContext,
  choice: MendingChoice,
  why: string,
  actor: Actor,
): Promise<number> {
  const chosen = await readChosen(db, choice);
  if (chosen.length === 0) throw nothingChosen("They have gone through meanwhile.");
  if (chosen.some(({ direction }) => direction === "outbound"))
    throw cannotSettle("A message to the ERP is open until the ERP has posted it.");
  await inTransaction(db, async (transaction) => {
    const by = actor.name;
    await markSettled(
      transaction,
      chosen.map(({ id }) => id),
      { by, why },
    );
    await insertNotes(transaction, subjectsOf(choice), { by, kind: "settled", text: why });
    await recordChange(transaction, {
      actor,
      action: "mending.settled",
      objectType: "mending",
      objectId: subjectsOf(choice)[0] ?? "",
      detail: { count: chosen.length, why, first: chosen.slice(0, 20).map(({ businessKey }) => businessKey) },
    });
  });
  return chosen.length;
}
