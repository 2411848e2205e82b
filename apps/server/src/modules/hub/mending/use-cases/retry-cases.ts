import type { MendingChoice } from "@counterfoil/contracts";
import { type Actor, inTransaction, Problem } from "@counterfoil/platform";
import type { MendingContext } from "../context.ts";
import { nothingChosen } from "../errors.ts";
import { type ChosenCase, markRetried, type Retried, readChosen } from "../list-store.ts";
import { insertNotes, subjectsOf } from "../task-store.ts";

/** Sends again what is chosen, all in one go; answers how many that are. */
export async function retryCases(
  context: MendingContext,
  choice: MendingChoice,
  actor: Actor,
  how: Retried["how"] = "retry",
): Promise<number> {
  const chosen = await readChosen(context.db, choice);
  if (chosen.length === 0) throw nothingChosen("They have gone through meanwhile.");
  await inTransaction(context.db, async (transaction) => {
    await markRetried(
      transaction,
      chosen.map(({ id }) => id),
      { how, by: actor.name },
    );
    if (how === "retry")
      await insertNotes(transaction, subjectsOf(choice), {
        by: actor.name,
        kind: "retried",
        text: String(chosen.length),
      });
  });
  const ids = chosen.flatMap(({ messageId }) => messageId ?? []);
  const created = new Set(await context.creations.retry(ids, actor));
  const others = ids.filter((id) => !created.has(id));
  const messages = others.length === 0 ? 0 : await context.outbound.retry({ ids: others }, actor);
  return created.size + messages + (await retryDocuments(context, chosen, actor));
}

/** One document may hold many refused objects; what its sender has to send again cannot be retried here. */
async function retryDocuments(
  { inbound }: MendingContext,
  chosen: readonly ChosenCase[],
  actor: Actor,
): Promise<number> {
  let retried = 0;
  for (const documentId of new Set(chosen.flatMap((each) => each.documentId ?? [])))
    try {
      await inbound.retry(documentId, actor);
      retried += chosen.filter((each) => each.documentId === documentId).length;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  return retried;
}
