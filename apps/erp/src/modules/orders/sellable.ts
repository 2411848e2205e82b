import type { MasterData } from "../masterdata/index.ts";
import { orderFault } from "./errors.ts";
import type { Order } from "./order.ts";

type Article = NonNullable<Awaited<ReturnType<MasterData["readArticle"]>>>["article"];

/** An order of a channel names articles that its site sells on that day. */
export async function requireSellable(masterData: MasterData, order: Order): Promise<void> {
  const known = new Map<string, Article | undefined>();
  for (const [index, { articleId }] of order.items.entries()) {
    if (!known.has(articleId)) known.set(articleId, (await masterData.readArticle(articleId))?.article);
    const article = known.get(articleId);
    const why = article && whyNotSold(article, order);
    if (why) throw orderFault(why.code, why.detail, `to_Item/${index}/Material`);
  }
}

function whyNotSold(article: Article, { siteId, distributionChannel, priceAt }: Order) {
  const { articleId, listings, salesBlocks = [] } = article;
  const day = priceAt.slice(0, 10);
  const blocked = salesBlocks.some(
    (each) =>
      each.from <= day &&
      (each.siteId ?? siteId) === siteId &&
      (each.distributionChannel ?? distributionChannel) === distributionChannel,
  );
  if (article.deleted || article.blocked || blocked)
    return { code: "article-not-sold", detail: `Article ${articleId} is not sold on ${day}.` };
  const listed = listings.some((each) => each.siteId === siteId && each.from <= day && each.to >= day && !each.blocked);
  return listed
    ? undefined
    : { code: "article-not-listed", detail: `Article ${articleId} is not listed in ${siteId} on ${day}.` };
}
