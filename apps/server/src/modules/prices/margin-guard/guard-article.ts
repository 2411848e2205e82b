import type { GuardArticle } from "@counterfoil/contracts";
import type { BookInput, PriceBook, Promotion } from "@counterfoil/pricing";
import { regularPrices, type SearchGround, searchSpace } from "./candidates.ts";
import { createGoods, touchedBy } from "./goods.ts";
import { momentsToTry } from "./moments.ts";
import { searchWorst, type Worst } from "./search-worst.ts";

export type GuardPlace = { store: string; channel: string; timeZone: string; now: string };
/** Of one base unit without tax, in minor units. */
export type PurchasePrices = ReadonlyMap<string, number>;

export type GuardGround = SearchGround & {
  book: PriceBook;
  input: BookInput;
  drafts: readonly Promotion[];
  place: GuardPlace;
};

export function guardGround(
  input: BookInput,
  book: PriceBook,
  draftIds: ReadonlySet<string>,
  place: GuardPlace,
): GuardGround {
  const promotions = input.promotions ?? [];
  const drafts = promotions.filter(({ promotionId }) => draftIds.has(promotionId));
  const prices = regularPrices(input, place.now.slice(0, 19));
  return { input, book, promotions, drafts, place, prices, goods: createGoods(input) };
}

/** Articles that the drafts can make cheaper (without drafts: any promotion), those with the least to lose first. */
export function articlesToGuard(ground: GuardGround, purchasePrices: PurchasePrices): string[] {
  const { drafts, promotions, goods, prices } = ground;
  const touched = new Set<string>();
  for (const promotion of drafts.length > 0 ? drafts : promotions)
    for (const id of touchedBy(promotion, goods)) touched.add(id);
  const marginOf = (id: string) => {
    const purchase = purchasePrices.get(id);
    const price = prices.get(id) ?? 0;
    return purchase === undefined || price <= 0 ? Number.POSITIVE_INFINITY : 1 - purchase / price;
  };
  const sellable = [...touched].filter((id) => prices.has(id)).map((id) => ({ id, margin: marginOf(id) }));
  return sellable
    .toSorted((one, other) => one.margin - other.margin || (one.id < other.id ? -1 : 1))
    .map(({ id }) => id);
}

/** The worst that can happen to one article, with the basket that shows it. */
export function guardArticle(
  ground: GuardGround,
  articleId: string,
  { purchasePrice, threshold }: { purchasePrice: number | undefined; threshold: number },
): GuardArticle | undefined {
  const space = searchSpace(articleId, ground);
  const { store, channel, timeZone, now } = ground.place;
  const drafts = ground.drafts.filter((draft) => space.promotions.includes(draft));
  const moments = momentsToTry(space.promotions, { drafts, now, timeZone });
  const worst = searchWorst(ground.book, space, { store, channel, timeZone, moments });
  return worst && toGuardArticle(ground, worst, { articleId, purchasePrice, threshold });
}

const round = (value: number, places: number) => Math.round(value * 10 ** places) / 10 ** places;

function toGuardArticle(
  { input }: GuardGround,
  { basket, priced, unitAmount, tried }: Worst,
  { articleId, purchasePrice, threshold }: { articleId: string; purchasePrice: number | undefined; threshold: number },
): GuardArticle | undefined {
  const line = priced.lines[0];
  const quantity = basket.lines[0]?.quantity ?? 1;
  if (line === undefined) return undefined;
  const net = (input.policies?.tax?.prices === "net" ? line.amount : line.amount - line.tax.amount) / quantity;
  const margin = purchasePrice === undefined ? undefined : net > 0 ? ((net - purchasePrice) / net) * 100 : -1000;
  const { timeZone: _known, ...evidence } = basket;
  return {
    articleId,
    unit: input.articles.find((one) => one.articleId === articleId)?.baseUnit ?? "",
    regularPrice: line.unitPrice,
    ...(purchasePrice === undefined ? {} : { purchasePrice: round(purchasePrice, 2) }),
    worstPrice: round(unitAmount, 2),
    discountPercent: line.unitPrice > 0 ? round(100 - (unitAmount * 100) / line.unitPrice, 1) : 0,
    ...(margin === undefined ? {} : { margin: round(Math.max(margin, -1000), 1) }),
    breached: margin !== undefined && margin < threshold,
    offers: offersOn(line),
    basket: evidence as GuardArticle["basket"],
    tried,
  };
}

function offersOn({ modifiers }: Worst["priced"]["lines"][number]): GuardArticle["offers"] {
  const byOffer = new Map<string, GuardArticle["offers"][number]>();
  for (const { offerId: id, promotionId, note, amount } of modifiers) {
    const offerId = id ?? promotionId;
    const sum = byOffer.get(offerId) ?? { offerId, name: note, amount: 0 };
    byOffer.set(offerId, { ...sum, amount: sum.amount + amount });
  }
  return [...byOffer.values()];
}
