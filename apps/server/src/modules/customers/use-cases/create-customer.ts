import type { MadeCustomer, NewCustomer, SimilarCustomer } from "@counterfoil/contracts";
import { type Actor, inTransaction, lockUntilCommit, notFound, Problem, recordChange } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";
import { customerNameMissing, customerSimilar } from "../making/errors.ts";
import { findSimilar } from "../making/find-similar.ts";
import { findMade, insertMade, toMade } from "../making/made-store.ts";
import type { Making } from "../making/making.ts";
import { numberFor } from "../making/own-number.ts";
import { toState } from "../making/to-state.ts";
import type { PartnerState } from "../partner.ts";
import { PARTNER_LOCK, putPartner, readPartners } from "../store.ts";
import { takeOwnPart } from "./save-own-part.ts";

export type Made = { customer: MadeCustomer; isNew: boolean };

/**
 * A customer of ours at once: sold to from the next moment on, at every till, by a number of our own. The ERP is told of it by a row that is
 * written with it. The same request again answers what the first one made, whatever it says.
 */
export async function createCustomer(making: Making, wanted: NewCustomer, actor: Actor): Promise<Made> {
  const made = await inTransaction(making.db, (transaction) => makeCustomer(making, transaction, wanted, actor));
  if (made.isNew) making.wake();
  return made;
}

async function makeCustomer(
  making: Making,
  transaction: DbTransaction,
  wanted: NewCustomer,
  actor: Actor,
): Promise<Made> {
  requireName(wanted);
  const { id, storeId, own, notTheSameAs = [] } = wanted;
  const place = await making.readPlace(storeId);
  if (place === undefined) throw notFound(`There is no store ${storeId ?? ""}.`);
  const terms = await making.readTerms();
  await lockUntilCommit(transaction, PARTNER_LOCK);
  const before = await findMade(transaction, { id });
  if (before) return { customer: toMade(before), isNew: false };
  const partnerId = await freeNumber(transaction, id);
  const state = toState(wanted, partnerId, { place, terms });
  await refuseSimilar(transaction, state, notTheSameAs);
  await putPartner(transaction, { partnerId, state });
  await insertMade(transaction, { partnerId, id, madeAt: making.clock.now(), madeBy: actor.name });
  if (own !== undefined) await takeOwnPart(making, transaction, { partnerId, part: own, actor });
  await making.tellErp(transaction, { id, storeId: place.storeId, reference: partnerId });
  const object = { objectType: "customer", objectId: partnerId };
  await recordChange(transaction, { actor, action: "customer.created", ...object, detail: { notTheSameAs } });
  await making.announceChanged(transaction);
  const row = await findMade(transaction, { id });
  if (!row) throw new Error(`customer ${partnerId} is not there`);
  return { customer: toMade(row), isNew: true };
}

/** Whom a till has sold to already is made whoever is similar; who that is, is answered. */
export async function createSoldTo(
  making: Making,
  transaction: DbTransaction,
  wanted: NewCustomer,
  actor: Actor,
): Promise<{ isNew: boolean; similar: string[] }> {
  const similar: SimilarCustomer[] = [];
  for (;;) {
    const notTheSameAs = [...(wanted.notTheSameAs ?? []), ...similar.map(({ partnerId }) => partnerId)];
    try {
      const { isNew } = await makeCustomer(making, transaction, { ...wanted, notTheSameAs }, actor);
      return { isNew, similar: similar.map(({ partnerId, name }) => `${partnerId} ${name}`) };
    } catch (error) {
      if (!(error instanceof Problem) || error.facts.code !== customerSimilar.code) throw error;
      similar.push(...(error.facts.problems as SimilarCustomer[]));
    }
  }
}

export function requireName(facts: Pick<NewCustomer, "category" | "person" | "organisation">): void {
  const [name, where] =
    facts.category === "person"
      ? [facts.person?.last, "person/last"]
      : [facts.organisation?.line1, "organisation/line1"];
  if (!name?.trim())
    throw customerNameMissing(`A customer of category ${facts.category} needs a name.`, `/body/${where}`);
}

/** Two ids may come to the same number, once in a very long time. */
async function freeNumber(transaction: DbTransaction, id: string): Promise<string> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const number = numberFor(id, attempt);
    if ((await readPartners(transaction, [number])).length === 0) return number;
  }
  throw new Error(`no number is free for ${id}`);
}

export async function refuseSimilar(
  transaction: DbTransaction,
  state: PartnerState,
  notTheSameAs: readonly string[],
): Promise<void> {
  const similar = await findSimilar(transaction, state, notTheSameAs);
  if (similar.length === 0) return;
  const named = similar.map(({ partnerId, name }) => `${partnerId} ${name}`).join(", ");
  throw customerSimilar(`Perhaps the same: ${named}. Say in notTheSameAs who it is not.`, undefined, similar);
}
