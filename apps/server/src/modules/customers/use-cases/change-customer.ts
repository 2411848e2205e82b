import type { CustomerFacts, MadeCustomer } from "@counterfoil/contracts";
import { type Actor, inTransaction, lockUntilCommit, notFound, recordChange } from "@counterfoil/platform";
import { differences } from "../../../bulk/differences.ts";
import { customerInErp, customerNotMadeHere, customerOnItsWay } from "../making/errors.ts";
import { findMade, type MadeRow, toMade } from "../making/made-store.ts";
import type { Making } from "../making/making.ts";
import { changeState } from "../making/to-state.ts";
import { partnerFields } from "../partner-fields.ts";
import { PARTNER_LOCK, putPartner, readPartners } from "../store.ts";
import { requireName } from "./create-customer.ts";

/** Other facts for a customer whom the ERP does not have yet, as after a refusal; it is told again at once. What the ERP has is changed there. */
export async function changeCustomer(
  making: Making,
  partnerId: string,
  facts: CustomerFacts,
  actor: Actor,
): Promise<MadeCustomer> {
  requireName(facts);
  const changed = await inTransaction(making.db, async (transaction) => {
    await lockUntilCommit(transaction, PARTNER_LOCK);
    const [known] = await readPartners(transaction, [partnerId]);
    if (!known) throw notFound(`There is no customer ${partnerId}.`);
    const made = await findMade(transaction, { partnerId: known.partnerId });
    requireOurs(made, partnerId);
    const state = changeState(known.state, facts);
    const changes = differences(partnerFields(known.state), partnerFields(state));
    await putPartner(transaction, { partnerId: known.partnerId, state, before: known.state });
    const object = { objectType: "customer", objectId: known.partnerId };
    await recordChange(transaction, { actor, action: "customer.changed", ...object, detail: { changes } });
    await making.announceChanged(transaction);
    return made;
  });
  await making.retry([changed.id], actor);
  return toMade((await findMade(making.db, { id: changed.id })) ?? changed);
}

function requireOurs(made: MadeRow | undefined, partnerId: string): asserts made is MadeRow {
  if (!made) throw customerNotMadeHere(`${partnerId} came from the ERP: change it there.`);
  if (made.erpNumber !== null) throw customerInErp(`${partnerId} is ${made.erpNumber} in the ERP: change it there.`);
  if (made.erpState === "sending")
    throw customerOnItsWay(`${partnerId} is just being created in the ERP: look again in a moment.`);
}
