import type { BookPrice } from "@counterfoil/contracts";
import type { Db } from "../../../../database.ts";
import { type PriceStore, readBookGroups, readBookPrices, readBookPromotions } from "../../books/index.ts";
import type { PpsPromotion } from "../rop/pps-promotion.ts";
import { type EffectiveInterval, effectivePrices } from "./effective-prices.ts";
import type { Untold } from "./target.ts";

export type PromotionState = { promotion: PpsPromotion; stores: string[] };

/** All that a book has for the stores of a target. */
export type BookState = {
  book: number;
  /** By article, then by store. */
  prices: Map<string, Map<string, EffectiveInterval[]>>;
  promotions: Map<string, PromotionState>;
  groups: Map<string, string[]>;
  untold: Untold[];
};

/** No book yet: nothing. */
export async function readBookState(db: Db, book: number, stores: readonly PriceStore[]): Promise<BookState> {
  const state: BookState = { book, prices: new Map(), promotions: new Map(), groups: new Map(), untold: [] };
  if (book === 0) return state;
  const whole = { book, since: 0, limit: Number.MAX_SAFE_INTEGER };
  for (const { groupId, articleIds } of await readBookGroups(db, { ...whole, after: "" }))
    state.groups.set(groupId, articleIds);
  const leftOut = new Set<string>();
  for (const store of stores) {
    const all = await readBookPrices(db, store, { ...whole, after: 0 });
    for (const price of all.filter(isUntold)) leftOut.add(price.articleId);
    for (const [articleId, intervals] of effectivePrices(all.filter((price) => !isUntold(price))))
      entry(state.prices, articleId).set(store.storeId, intervals);
    for (const promotion of inChannelOf(store, await readBookPromotions(db, store, { ...whole, after: "" }))) {
      const known = state.promotions.get(promotion.promotionId);
      if (known) known.stores.push(store.storeId);
      else state.promotions.set(promotion.promotionId, { promotion, stores: [store.storeId] });
    }
  }
  state.untold = [...leftOut].map((id) => ({
    kind: "price",
    id,
    reason: "prices of price lists and quantity scales have no field",
  }));
  return state;
}

/** SAP's form has no channel, and needs none: the tills of a store sell in its own, so others' promotions are not sent there at all. */
function inChannelOf({ distributionChannel }: PriceStore, promotions: readonly PpsPromotion[]): PpsPromotion[] {
  return promotions
    .filter(({ channels = [] }) => channels.length === 0 || channels.includes(distributionChannel))
    .map(({ channels: _channels, ...promotion }) => promotion);
}

const isUntold = ({ priceList, fromQuantity }: BookPrice) => priceList !== undefined || (fromQuantity ?? 0) > 0;

function entry(prices: BookState["prices"], articleId: string): Map<string, EffectiveInterval[]> {
  const known = prices.get(articleId) ?? new Map<string, EffectiveInterval[]>();
  prices.set(articleId, known);
  return known;
}
