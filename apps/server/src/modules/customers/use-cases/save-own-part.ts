import type { KeptOwnPart, OwnPart } from "@counterfoil/contracts";
import {
  type Actor,
  type Clock,
  inTransaction,
  lockUntilCommit,
  notFound,
  problemOf,
  recordChange,
} from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import { findByLoyalty, keepOwnPart, readOwnPart } from "../own-part-store.ts";
import { PARTNER_LOCK, readPartners } from "../store.ts";

const loyaltyNumberTaken = problemOf(409, "loyalty-number-taken", "Another customer has this loyalty number");

export type SavingOwnPart = {
  db: Db;
  clock: Clock;
  announceChanged: (transaction: DbTransaction) => Promise<void>;
};

/** Saves what is ours of a customer. A consent keeps the day and the person of its last change: it has to be proven later. */
export async function saveOwnPart(
  saving: SavingOwnPart,
  id: string,
  part: OwnPart,
  actor: Actor,
): Promise<KeptOwnPart> {
  return inTransaction(saving.db, async (transaction) => {
    await lockUntilCommit(transaction, PARTNER_LOCK);
    const [partner] = await readPartners(transaction, [id]);
    if (!partner) throw notFound(`There is no business partner ${id}.`);
    const { partnerId } = partner;
    const kept = await takeOwnPart(saving, transaction, { partnerId, part, actor });
    const { changedAt: _at, changedBy: _by, ...detail } = kept;
    const object = { objectType: "customer", objectId: partnerId };
    await recordChange(transaction, { actor, action: "customer.saved", ...object, detail });
    await saving.announceChanged(transaction);
    return kept;
  });
}

export async function takeOwnPart(
  { clock }: Pick<SavingOwnPart, "clock">,
  transaction: DbTransaction,
  { partnerId, part, actor }: { partnerId: string; part: OwnPart; actor: Actor },
): Promise<KeptOwnPart> {
  const before = await readOwnPart(transaction, partnerId);
  const { loyaltyNumber } = part;
  const owner = loyaltyNumber === undefined ? undefined : await findByLoyalty(transaction, loyaltyNumber);
  if (owner !== undefined && owner !== partnerId)
    throw loyaltyNumberTaken(`${loyaltyNumber} belongs to customer ${owner}.`, "/body/loyaltyNumber");
  const changedAt = clock.now().toISOString();
  const consents = consentsSince(part, before, changedAt, actor.name);
  const kept = { ...part, consents, changedAt, changedBy: actor.name };
  await keepOwnPart(transaction, partnerId, kept);
  return kept;
}

function consentsSince(
  part: OwnPart,
  before: KeptOwnPart | undefined,
  at: string,
  by: string,
): KeptOwnPart["consents"] {
  return part.consents.map(({ way, given }) => {
    const known = before?.consents.find((consent) => consent.way === way && consent.given === given);
    return known ?? { way, given, at, by };
  });
}
