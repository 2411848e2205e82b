import { type Clock, sql } from "@counterfoil/platform";
import type { Promotion } from "@counterfoil/pricing";
import type { Db, DbTransaction } from "../../../database.ts";
import type { PriceStore } from "../books/index.ts";
import type { PriceInStore } from "../calculation/index.ts";
import type { RetailerHooks } from "../hooks.ts";
import { type LocalNow, localNow } from "./offer.ts";

export type StoreFacts = {
  storeId: string;
  name: string;
  timeZone: string;
  currency: string;
  distributionChannel: string;
};

/** What offers need of the rest of the house. */
export type OfferSurroundings = {
  readStores: () => Promise<StoreFacts[]>;
  /** For sentences; what has no text in the language is left out. */
  articleNames: (ids: readonly string[], language: "en" | "de") => Promise<ReadonlyMap<string, string>>;
  categories: () => Promise<{ categoryId: string; parentId: string | null; names: Readonly<Record<string, string>> }[]>;
};

/** What became of a saved test with an offer that is about to be activated. */
export type SavedTestResult = { testId: string; name: string; passed: boolean; failsAnyway?: boolean; detail?: string };

/** All that the use cases of offers stand on. */
export type OfferContext = {
  db: Db;
  clock: Clock;
  surroundings: OfferSurroundings;
  hooks: RetailerHooks;
  readStore: (storeId: string) => Promise<PriceStore | undefined>;
  price: PriceInStore;
  /** Runs the saved tests as if these promotions were in the book already, in place of those of the same id. */
  runSavedTests: (promotions: readonly Promotion[]) => Promise<SavedTestResult[]>;
  /** Looks for baskets in which these promotions leave too little of a margin. */
  guardOffers: (promotions: readonly Promotion[]) => Promise<unknown>;
  requestPublication: (transaction: DbTransaction) => Promise<void>;
  publishNow: () => Promise<number | undefined>;
};

/** Groups of stores with their members, as the next book will have them. */
export async function readStoreGroups(db: Db): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ groupId: string; storeIds: string[] }>`
    select group_id as "groupId", store_ids as "storeIds" from prices.store_group_members where to_book is null limit 10000`.execute(
    db,
  );
  return new Map(rows.map(({ groupId, storeIds }) => [groupId, storeIds]));
}

export async function localNowOf({ clock, surroundings }: OfferContext): Promise<LocalNow> {
  const stores = await surroundings.readStores();
  return localNow(clock.now(), [...new Set(stores.map(({ timeZone }) => timeZone))]);
}
