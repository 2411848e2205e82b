import { type ChainLink, moneyToDecimal, type NoSale } from "@counterfoil/contracts";
import { noSaleOn } from "../../catalog/index.ts";
import { link, type Question, screen, type WhyContext, type WhyPrice, type WhyStore } from "./context.ts";

export type AtServer = { links: ChainLink[]; changedXid: string | undefined };

/** What the server knows of an article in a store: may it be sold, and is there a price in the current book. */
export async function articleLinks(context: WhyContext, { object, store }: Question): Promise<AtServer> {
  const { day, article } = await context.readArticle(store.storeId, object);
  const here = { link: screen("Article-display", { Article: object }) };
  if (!article)
    return {
      links: [link("server", "catalog", ["broken", "missing"], {}, { link: screen("Article-search", {}) })],
      changedXid: undefined,
    };
  const book = await context.currentBook();
  const prices = await context.readPrices(object, { book, day });
  const links = [
    catalogLink(article.noSale, day, here),
    await bookLink(context, { object, store, book, day, prices }, here),
  ];
  return { links, changedXid: article.changedXid };
}

function catalogLink(noSale: readonly NoSale[], day: string, here: { link: string }): ChainLink {
  const now = noSaleOn(noSale, day);
  if (now) {
    const isNotYet = now.why === "notListed" && now.to !== undefined;
    return link("server", "catalog", ["broken", isNotYet ? "listedLater" : now.why], factsOf(now), here);
  }
  const [next] = noSale;
  return next
    ? link("server", "catalog", ["warning", "endsOn"], { ...factsOf(next), why: next.why }, here)
    : link("server", "catalog", ["ok", "sold"], {}, here);
}

const factsOf = ({ from, to, status }: NoSale) => ({
  from,
  to,
  status: status?.en,
  statusDe: status?.de ?? status?.en,
});

type Asked = { object: string; store: WhyStore; book: number; day: string; prices: readonly WhyPrice[] };

async function bookLink(context: WhyContext, asked: Asked, here: { link: string }): Promise<ChainLink> {
  const { object, store, book, day, prices } = asked;
  const facts = { book: String(book) };
  const own = prices.filter(
    (price) => isOf(price, store) && price.priceList === undefined && price.fromQuantityMilli === 0,
  );
  const inBook = own.filter(({ fromBook, toBook }) => fromBook <= book && (toBook === undefined || toBook > book));
  const now = inBook.filter(({ from, to }) => from <= day && day <= to);
  const best = now.find(({ storeId }) => storeId !== undefined) ?? now[0];
  if (!(await context.isInBook(book, object))) return link("server", "book", ["broken", "nextBook"], facts, here);
  if (best) return link("server", "book", ["ok", "priced"], { ...facts, ...moneyOf(best) }, here);
  if (own.some(({ fromBook }) => fromBook > book)) return link("server", "book", ["broken", "nextBook"], facts, here);
  const later = inBook.filter(({ from }) => from > day).toSorted((one, other) => (one.from < other.from ? -1 : 1))[0];
  if (later) return link("server", "book", ["broken", "later"], { ...facts, ...moneyOf(later) }, here);
  return link("server", "book", ["broken", "noPrice"], facts, here);
}

/** Of the store, or of its organisation and channel, in its currency. */
function isOf(price: WhyPrice, store: WhyStore): boolean {
  return (
    (price.storeId ?? store.storeId) === store.storeId &&
    (price.salesOrganisation ?? store.salesOrganisation) === store.salesOrganisation &&
    (price.distributionChannel ?? store.distributionChannel) === store.distributionChannel &&
    price.currency === store.currency
  );
}

const moneyOf = ({ amountMinor, currency, unit, from, to }: WhyPrice) => ({
  amount: `${moneyToDecimal(amountMinor, currency)} ${currency}`,
  unit,
  from,
  to,
});
