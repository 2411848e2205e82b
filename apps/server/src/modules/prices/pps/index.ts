import type { ItemPrices, RopPromotion } from "@counterfoil/sap";
import type { Bulk } from "../../../bulk/bulk-transaction.ts";
import type { PriceStore } from "../books/index.ts";
import { applyItemPrices } from "./upload/apply-item-prices.ts";
import { applyPromotions } from "./upload/apply-promotions.ts";

export type PpsOptions = {
  /** LOGSYS of the retailer's own ERP. */
  ownSystem: string;
  readStore: (storeId: string) => Promise<PriceStore | undefined>;
};

/** Prices and promotions as SAP's price service takes and answers them. */
export function createPps({ ownSystem, readStore }: PpsOptions) {
  /** Stores of ours in a batch: a price in another currency would never be found. */
  async function currenciesOf(items: readonly ItemPrices[]): Promise<(storeId: string) => string | undefined> {
    const ids = new Set(items.flatMap(({ context }) => context.businessUnits.map(({ id }) => id)));
    const known = new Map<string, string>();
    for (const id of ids) {
      const store = await readStore(id);
      if (store) known.set(id, store.currency);
    }
    return (storeId) => known.get(storeId);
  }

  return {
    applyPromotions: (bulk: Bulk, promotions: readonly RopPromotion[]) => applyPromotions(bulk, promotions, ownSystem),
    applyItemPrices: async (bulk: Bulk, items: readonly ItemPrices[]) =>
      applyItemPrices(bulk, items, { own: ownSystem, currencyOf: await currenciesOf(items) }),
  };
}

export type Pps = ReturnType<typeof createPps>;
