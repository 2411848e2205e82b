import { type Actor, type Change, inTransaction, lockUntilCommit, recordChange } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import { differenceOf, type Effect, tillsAlone } from "./effect.ts";
import { announceToTills } from "./till-events.ts";
import { readTree, storesByGroup, type Tree } from "./tree.ts";

export type TreeContext = {
  db: Db;
  /** Whoever sells by groups of stores: those whose stores are others now, and those that are gone. */
  storeGroupsChanged: (
    transaction: DbTransaction,
    change: { upserts: { groupId: string; members: string[] }[]; removals: string[] },
  ) => Promise<void>;
  /** Names of offers that hold in the group. */
  storeGroupUses: (transaction: DbTransaction, groupId: string) => Promise<string[]>;
};
export type TreeChange = Omit<Change, "actor"> & {
  /** Stores whose tills hear of it although no value changed: a name, an address. */
  stores?: string[] | "all";
};
type How = { actor: Actor; dryRun?: boolean };

/** Carries the effect out of a transaction that is rolled back. */
class OnlyTried extends Error {
  readonly effect: Effect;
  constructor(effect: Effect) {
    super("a dry run is rolled back");
    this.effect = effect;
  }
}

/**
 * Every change of the tree goes this way: done, compared with what was before, recorded, and told to tills and prices in the
 * same transaction. A dry run does all of it and takes it back, so that what it says is what happens.
 */
export async function changeTree(
  context: TreeContext,
  { actor, dryRun = false }: How,
  change: (transaction: DbTransaction, tree: Tree) => Promise<TreeChange>,
): Promise<Effect> {
  try {
    return await inTransaction(context.db, async (transaction) => {
      await lockUntilCommit(transaction, "organisation.tree");
      const before = await readTree(transaction);
      const { stores = [], ...record } = await change(transaction, before);
      const after = await readTree(transaction);
      const difference = differenceOf(before, after);
      if (dryRun) throw new OnlyTried(difference.effect);
      await recordChange(transaction, { actor, ...record });
      await tellGroups(context, transaction, { before, after, upserts: difference.members });
      await tellTills(transaction, stores === "all" ? undefined : [...new Set([...stores, ...difference.stores])]);
      for (const tillId of tillsAlone(after, difference))
        await announceToTills(transaction, { tillId, data: { configuration: true } });
      return difference.effect;
    });
  } catch (error) {
    if (error instanceof OnlyTried) return error.effect;
    throw error;
  }
}

async function tellGroups(
  { storeGroupsChanged }: TreeContext,
  transaction: DbTransaction,
  { before, after, upserts }: { before: Tree; after: Tree; upserts: { groupId: string; members: string[] }[] },
): Promise<void> {
  const left = storesByGroup(after);
  const removals = [...storesByGroup(before).keys()].filter((groupId) => !left.has(groupId));
  if (upserts.length + removals.length > 0) await storeGroupsChanged(transaction, { upserts, removals });
}

async function tellTills(transaction: DbTransaction, stores: string[] | undefined): Promise<void> {
  if (stores === undefined) await announceToTills(transaction, { data: { configuration: true } });
  else if (stores.length > 0) await announceToTills(transaction, { stores, data: { configuration: true } });
}
