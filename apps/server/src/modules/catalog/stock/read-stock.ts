import { setTimeout as pause } from "node:timers/promises";
import type { StockView } from "@counterfoil/contracts";
import { type Clock, type Log, problemOf } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { findSeen, type LocationStock, type PlantStock, type SeenStock, upsertSeen } from "./stock-store.ts";
import { changesByStore } from "./to-base-unit.ts";

type Article = {
  state: { baseUnit: string; units: { unit: string; numerator: number; denominator: number }[] };
};
type Change = { storeId: string; unit: string; stockChangeMilli: number };

type StoreFacts = { storeId: string; name: string; storageLocations: { storageLocation: string; name: string }[] };
type ErpPlant = { plant: string; quantityMilli: number; locations?: LocationStock[] };

export type StockOptions = {
  db: Db;
  clock: Clock;
  log: Log;
  findArticle: (articleId: string) => Promise<Article | undefined>;
  readStores: () => Promise<StoreFacts[]>;
  /** Undefined when there is no ERP; throws when it does not answer in time. */
  askStock: (articleId: string) => Promise<ErpPlant[] | undefined>;
  /** A person or a customer waits no longer for the ERP than this, where there is a figure to show meanwhile. */
  patienceMs?: number;
  askOpenStatuses: () => Promise<unknown>;
  /** Stock changes that the ERP has not posted, as far as we know. */
  readUnposted: (articleId: string) => Promise<Change[]>;
  /** Stock changes that were accepted since. */
  readAcceptedSince: (articleId: string, since: Date) => Promise<Change[]>;
  /** What stores keep for customers. */
  readReserved: (articleId: string) => Promise<{ storeId: string; unit: string; quantityMilli: number }[]>;
};

export const articleUnknown = problemOf(404, "article-unknown", "There is no such article");
export const stockUnknown = problemOf(503, "stock-unknown", "The ERP has not told this stock yet and does not answer");

const PATIENCE_MS = 800;

/** Stock as channels see it: what the ERP says, less what was sold here and is not posted there, and what is kept for customers. */
export async function readStock(options: StockOptions, articleId: string): Promise<StockView> {
  const article = await options.findArticle(articleId);
  if (!article) throw articleUnknown(`There is no article ${articleId}.`);
  // Before what is sold: goods that are collected in between count twice for a moment, as below.
  const reserved = await readReserved(options, articleId, article);
  const asked = askErp(options, articleId, article);
  const first = await Promise.race([asked, pause(options.patienceMs ?? PATIENCE_MS, "late" as const, { ref: false })]);
  // A late answer is kept for the next question; who has nothing to see meanwhile waits for it.
  const isLate = first === "late" && (await findSeen(options.db, articleId)) !== undefined;
  const live = isLate ? undefined : await asked;
  const seen = live ?? (await remember(options, articleId, article));
  return viewOf(articleId, seen, { stale: live === undefined, stores: await options.readStores(), reserved });
}

async function readReserved(
  options: StockOptions,
  articleId: string,
  { state }: Article,
): Promise<ReadonlyMap<string, number>> {
  const kept = await options.readReserved(articleId);
  return changesByStore(
    kept.map(({ quantityMilli, ...where }) => ({ ...where, stockChangeMilli: quantityMilli })),
    state.units,
  );
}

/**
 * The order matters: first what is posted, then what we think is not, then the stock. A sale that is posted in between counts
 * twice for a moment and shows too little; the other way round it would show goods that are gone.
 */
async function askErp(options: StockOptions, articleId: string, { state }: Article): Promise<SeenStock | undefined> {
  try {
    await options.askOpenStatuses();
    const unposted = changesByStore(await options.readUnposted(articleId), state.units);
    const asOf = options.clock.now();
    const plants = await options.askStock(articleId);
    if (!plants) return undefined;
    const seen = { asOf, unit: state.baseUnit, plants: merge(plants, unposted) };
    await upsertSeen(options.db, articleId, seen);
    return seen;
  } catch (error) {
    options.log.debug({ err: error, articleId }, "the ERP did not tell the stock");
    return undefined;
  }
}

/** What was said last, less what was unknown to the ERP then and what was sold since. */
async function remember(options: StockOptions, articleId: string, { state }: Article): Promise<SeenStock> {
  const seen = await findSeen(options.db, articleId);
  if (!seen) throw stockUnknown(`The stock of ${articleId} was never told.`);
  const since = changesByStore(await options.readAcceptedSince(articleId, seen.asOf), state.units);
  const then = new Map(seen.plants.map(({ plant, unpostedMilli }) => [plant, unpostedMilli]));
  for (const [storeId, change] of since) then.set(storeId, (then.get(storeId) ?? 0) + change);
  return { ...seen, plants: merge(seen.plants, then) };
}

function merge(plants: readonly ErpPlant[], unposted: ReadonlyMap<string, number>): PlantStock[] {
  const told = new Map(plants.map((each) => [each.plant, each]));
  return [...new Set([...told.keys(), ...unposted.keys()])].sort().map((plant) => {
    const { quantityMilli = 0, locations } = told.get(plant) ?? {};
    return { plant, quantityMilli, unpostedMilli: unposted.get(plant) ?? 0, ...(locations && { locations }) };
  });
}

function viewOf(
  articleId: string,
  { asOf, unit, plants }: SeenStock,
  { stale, stores, reserved }: { stale: boolean; stores: readonly StoreFacts[]; reserved: ReadonlyMap<string, number> },
): StockView {
  return {
    articleId,
    unit,
    asOf: asOf.toISOString(),
    stale,
    stores: stores.map(({ storeId, name, storageLocations }) => {
      const {
        quantityMilli = 0,
        unpostedMilli = 0,
        locations = [],
      } = plants.find(({ plant }) => plant === storeId) ?? {};
      const reservedMilli = reserved.get(storeId) ?? 0;
      return {
        storeId,
        name,
        unrestricted: quantityMilli / 1000,
        unposted: unpostedMilli === 0 ? 0 : -unpostedMilli / 1000,
        reserved: reservedMilli / 1000,
        available: (quantityMilli + unpostedMilli - reservedMilli) / 1000,
        locations: locations.map(({ storageLocation, quantityMilli: there }) => ({
          storageLocation,
          name: storageLocations.find((each) => each.storageLocation === storageLocation)?.name ?? storageLocation,
          unrestricted: there / 1000,
        })),
      };
    }),
  };
}
