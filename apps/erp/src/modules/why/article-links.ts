import { moneyToDecimal } from "@counterfoil/contracts";
import type { MasterData, StoredArticle } from "../masterdata/index.ts";
import { type ErpLink, link, type Place, screen } from "./context.ts";

type Read = NonNullable<Awaited<ReturnType<MasterData["readArticle"]>>>;

/** What master data says of an article at a site: flags, listing, price. */
export function articleLinks(
  { article, prices }: Read,
  place: Place,
  statusTexts: Map<string, Texts>,
): { before: ErpLink[]; price: ErpLink } {
  const here = { link: screen("Article-display", { Article: article.articleId }) };
  return {
    before: [flagsOf(article, place, { here, statusTexts }), listingOf(article, place, here)],
    price: priceOf(prices, place, here),
  };
}

type Texts = { en: string; de?: string };
type Here = { link: string };
type Told = { here: Here; statusTexts: Map<string, Texts> };

function flagsOf(
  { deleted, blocked, salesBlocks = [] }: StoredArticle,
  { site, day }: Place,
  { here, statusTexts }: Told,
): ErpLink {
  if (deleted) return link("flags", ["broken", "deleted"], {}, here);
  if (blocked) return link("flags", ["broken", "blocked"], {}, here);
  const blocks = salesBlocks
    .filter(
      ({ siteId = site.siteId, distributionChannel = site.distributionChannel }) =>
        siteId === site.siteId && distributionChannel === site.distributionChannel,
    )
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
  const [first] = blocks;
  if (!first) return link("flags", ["ok", "none"], {}, here);
  const texts = statusTexts.get(first.status);
  const named = (text: string | undefined) => (text === undefined ? first.status : `${text} (${first.status})`);
  const facts = { status: named(texts?.en), statusDe: named(texts?.de ?? texts?.en), from: first.from };
  return link("flags", first.from <= day ? ["broken", "salesStatus"] : ["warning", "salesStatusFrom"], facts, here);
}

function listingOf({ listings }: StoredArticle, { site: { siteId }, day }: Place, here: Here): ErpLink {
  const own = listings.filter((listing) => listing.siteId === siteId);
  const now = own.find(({ from, to }) => from <= day && day <= to);
  if (now) return link("listing", now.blocked ? ["broken", "blocked"] : ["ok", "found"], periodOf(now), here);
  const next = own.filter(({ from }) => from > day).toSorted(byFrom)[0];
  if (next) return link("listing", ["broken", "later"], periodOf(next), here);
  const last = own.toSorted(byFrom).at(-1);
  return last
    ? link("listing", ["broken", "ended"], periodOf(last), here)
    : link("listing", ["broken", "none"], {}, here);
}

const byFrom = (one: { from: string }, other: { from: string }) => (one.from < other.from ? -1 : 1);
const periodOf = ({ from, to }: { from: string; to: string }) => ({ from, to });

/** The store's own prices and those for all; those of a price list are for customers who have it. */
function priceOf(prices: Read["prices"], { site: { siteId }, day }: Place, here: Here): ErpLink {
  const own = prices.filter(
    (price) => !price.priceList && (price.siteId ?? siteId) === siteId && price.fromQuantity === 0,
  );
  const now = own.filter(({ validFrom, validTo }) => validFrom <= day && day <= validTo);
  const best = now.find((price) => price.siteId !== undefined) ?? now[0];
  if (best) return link("price", ["ok", "valid"], factsOf(best), here);
  const next = own.filter(({ validFrom }) => validFrom > day).toSorted(byStart)[0];
  if (next) return link("price", ["broken", "later"], factsOf(next), here);
  const last = own.toSorted(byStart).at(-1);
  return last ? link("price", ["broken", "ended"], factsOf(last), here) : link("price", ["broken", "none"], {}, here);
}

type Price = Read["prices"][number];
const byStart = (one: Price, other: Price) => (one.validFrom < other.validFrom ? -1 : 1);
const factsOf = ({ amount, currency, unit, validFrom, validTo }: Price) => ({
  amount: `${moneyToDecimal(amount, currency)} ${currency}`,
  unit,
  from: validFrom,
  to: validTo,
});
