import type { NewLabTest } from "@counterfoil/contracts";
import { type Actor, inTransaction, invalidRequest, recordChange } from "@counterfoil/platform";
import type { LabContext } from "./context.ts";
import { labTestExists, labTestUnknown } from "./errors.ts";
import { deleteLabTest, insertLabTest } from "./lab-test-store.ts";

/** Keeps a basket and what it must cost. Its moment is part of it, or it would be another test each day. */
export async function saveLabTest({ db }: LabContext, test: NewLabTest, actor: Actor): Promise<string> {
  if (test.basket.at === undefined) throw invalidRequest("A saved test needs its moment.", "/body/basket/at");
  return inTransaction(db, async (transaction) => {
    const testId = await insertLabTest(transaction, test, actor.name);
    if (testId === undefined) throw labTestExists(`“${test.name}” is there already.`, "/body/name");
    const change = {
      actor,
      objectType: "labTest",
      objectId: testId,
      detail: { name: test.name, expected: test.expected },
    };
    await recordChange(transaction, { ...change, action: "labTest.saved" });
    return testId;
  });
}

export async function removeLabTest({ db }: LabContext, testId: string, actor: Actor): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const name = await deleteLabTest(transaction, testId);
    if (name === undefined) throw labTestUnknown(`There is no saved test ${testId}.`);
    const change = { actor, objectType: "labTest", objectId: testId, detail: { name } };
    await recordChange(transaction, { ...change, action: "labTest.removed" });
  });
}
