import {
  createBasePriceReader,
  createPromotionReader,
  type ItemPrices,
  type OpenControlRecord,
  type RopPromotion,
  type RopPromotionType,
} from "@counterfoil/sap";
import type { Prices } from "../../prices/index.ts";
import { idocIdentity } from "./message-identity.ts";
import type { InboundService } from "./service.ts";

type IdocService<Message> = InboundService<Message, OpenControlRecord>;

/** What other systems send as SAP's price service takes it. The sender waits, so a small document is taken whole or not at all. */
export function priceServices(prices: Prices): InboundService[] {
  const common = {
    identityOf: idocIdentity,
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
  return [regularPrices, promotions("/ROP/PROMOTION02"), promotions("/ROP/PROMOTION03")] as InboundService[];
}

const storesText = (ids: string[]) =>
  ids.length > 5 ? `${ids.slice(0, 5).join(", ")} … (${ids.length})` : ids.join(", ");
