import type { StockView, TillArticle, TillSettings, Transaction } from "@counterfoil/contracts";

/**
 * What this till sold of an article and the server does not know yet, in thousandths of the base unit; returns count against it.
 * The server has taken off what it knows.
 */
export function unsentQuantityMilli(article: TillArticle, unsent: readonly Transaction[]): number {
  let milli = 0;
  for (const transaction of unsent) {
    if (transaction.kind !== "receipt") continue;
    for (const line of transaction.lines)
      if (line.articleId === article.articleId) milli += inBaseUnit(article, line.unit, line.quantity * 1000);
  }
  return Math.round(milli);
}

function inBaseUnit(article: TillArticle, unit: string, milli: number): number {
  const known = article.units.find((candidate) => candidate.unit === unit);
  return known ? (milli * known.numerator) / known.denominator : milli;
}

type StoreStock = StockView["stores"][number];

/** Whose stock this till shows: its own store first, of it the storage locations that are set, and the others that are. */
export function storesShown(
  view: StockView,
  here: string,
  shown: Pick<TillSettings["stockShown"], "stores" | "storageLocations">,
): StoreStock[] {
  const { stores, storageLocations } = shown;
  return view.stores
    .filter(({ storeId }) => storeId === here || stores === "all" || stores.includes(storeId))
    .map((store) => (store.storeId === here && storageLocations.length > 0 ? onlyAt(store, storageLocations) : store))
    .toSorted((one, other) => Number(other.storeId === here) - Number(one.storeId === here));
}

/** What is sold and not posted yet, or kept for customers, belongs to the store as a whole: it is taken off what is shown. */
function onlyAt(store: StoreStock, storageLocations: readonly string[]): StoreStock {
  const locations = (store.locations ?? []).filter(({ storageLocation }) => storageLocations.includes(storageLocation));
  const milli = locations.reduce((sum, { unrestricted }) => sum + Math.round(unrestricted * 1000), 0);
  // What the till has kept of an older server says nothing of reserved goods.
  const { unposted, reserved = 0 } = store;
  const available = (milli - Math.round((unposted + reserved) * 1000)) / 1000;
  return { ...store, locations, unrestricted: milli / 1000, available };
}
