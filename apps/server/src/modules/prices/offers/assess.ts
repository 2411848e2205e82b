import type { OfferProblem } from "@counterfoil/contracts";
import type { Offer } from "@counterfoil/pricing";
import type { Db } from "../../../database.ts";
import { readGroupNames, readUnknownArticles } from "../groups/index.ts";
import { localNowOf, type OfferContext, readStoreGroups } from "./ground.ts";
import { type Known, namedArticles, problemsOf } from "./problems/index.ts";

/** What is wrong with each of the offers; what they name is looked up once for all. */
export async function assessOffers(
  context: OfferContext,
  offers: readonly Offer[],
  within: Db = context.db,
): Promise<OfferProblem[][]> {
  const known = await readKnown(context, offers, within);
  const now = await localNowOf(context);
  return offers.map((offer) => problemsOf(offer, known, now));
}

async function readKnown({ surroundings }: OfferContext, offers: readonly Offer[], db: Db): Promise<Known> {
  const articles = namedArticles(offers);
  const unknown = await readUnknownArticles(db, articles);
  return {
    articles: new Set(articles.filter((id) => !unknown.has(id))),
    groups: new Set((await readGroupNames(db)).keys()),
    categories: new Set((await surroundings.categories()).map(({ categoryId }) => categoryId)),
    storeGroups: new Set((await readStoreGroups(db)).keys()),
    stores: await surroundings.readStores(),
  };
}
