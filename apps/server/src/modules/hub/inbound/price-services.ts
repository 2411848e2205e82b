import {
  createBasePriceReader,
  createPromotionReader,
  createPurchasePriceReader,
  type ItemPrices,
  type OpenControlRecord,
  type PurchaseItem,
  type RopPromotion,
  type RopPromotionType,
} from "@counterfoil/sap";
import type { Bulk } from "../../../bulk/bulk-transaction.ts";
import type { Outcome } from "../../../bulk/outcome.ts";
import type { Prices } from "../../prices/index.ts";
import { toPurchasePriceRows } from "./map-purchase-price.ts";
import { idocIdentity } from "./message-identity.ts";
import type { InboundService } from "./service.ts";

type IdocService<Message> = InboundService<Message, OpenControlRecord>;

/** What other systems send as SAP's price service takes it. The sender waits, so a small document is taken whole or not at all. */
export function priceServices(prices: Prices): InboundService[] {
  const common = {
    identityOf: idocIdentity,
    isTest: () => false,
    requiresId: false,
    allOrNothing: true,
    announce: prices.requestPublication,
  };
  const promotions = (name: RopPromotionType): IdocService<RopPromotion> => ({
    ...common,
    name,
    objectType: "promotion",
    createReader: () => createPromotionReader(name),
    keyOf: ({ promotionId }) => promotionId,
    textOf: ({ name, texts }) => name ?? texts?.[0]?.name,
    apply: (bulk, messages) => prices.pps.applyPromotions(bulk, messages),
  });
  const regularPrices: IdocService<ItemPrices> = {
    ...common,
    name: "/ROP/BASE_PRICE01",
    objectType: "price",
    createReader: createBasePriceReader,
    keyOf: ({ itemId }) => itemId,
    textOf: ({ context }) => context && storesText(context.businessUnits.map(({ id }) => id)),
    apply: (bulk, messages) => prices.pps.applyItemPrices(bulk, messages),
  };
  const purchasePrices: IdocService<PurchaseItem> = {
    ...common,
    name: "/CFOIL/PURCHASE_PRICE01",
    objectType: "purchasePrice",
    createReader: createPurchasePriceReader,
    keyOf: ({ itemId }) => itemId,
    textOf: ({ prices: costs }) => costs?.[0]?.vendor,
    apply: (bulk, items) => applyPurchasePrices(prices, bulk, items),
    // What goods cost us is in no price book.
    announce: async () => undefined,
  };
  return [
    regularPrices,
    purchasePrices,
    promotions("/ROP/PROMOTION02"),
    promotions("/ROP/PROMOTION03"),
  ] as InboundService[];
}

/** Each item brings the whole list of its purchase prices. */
async function applyPurchasePrices(prices: Prices, bulk: Bulk, items: readonly PurchaseItem[]): Promise<Outcome[]> {
  const { rows, refused } = toPurchasePriceRows(items);
  const complete = items.map(({ itemId }) => itemId).filter((itemId) => !refused.has(itemId));
  const changed = await prices.guard.applyPurchasePrices(bulk, rows, { complete });
  return items.map(({ itemId }): Outcome => {
    const reason = refused.get(itemId);
    if (reason !== undefined) return { outcome: "rejected", reason };
    return changed.has(itemId) ? { outcome: "changed", changes: [] } : { outcome: "unchanged" };
  });
}

const storesText = (ids: string[]) =>
  ids.length > 5 ? `${ids.slice(0, 5).join(", ")} … (${ids.length})` : ids.join(", ");
