import { type ArticleMessage, createArticleReader, type MessageHeader } from "@counterfoil/sap";
import type { Bulk } from "../../../bulk/bulk-transaction.ts";
import type { Outcome } from "../../../bulk/outcome.ts";
import type { AppliedArticle, ArticleState, Catalog } from "../../catalog/index.ts";
import { type IncomingPrices, type Prices, priceProblem } from "../../prices/index.ts";
import { toIncomingArticle, toPriceList } from "./map-article.ts";
import { soapIdentity } from "./message-identity.ts";
import type { InboundService } from "./service.ts";

/** Articles with their prices: the catalog decides what is new, the prices follow in the same transaction. */
export function articleService({
  catalog,
  prices,
}: {
  catalog: Catalog;
  prices: Prices;
}): InboundService<ArticleMessage, MessageHeader> {
  return {
    name: "ProductMerchandiseViewReplicationBulkRequest_In",
    objectType: "article",
    createReader: createArticleReader,
    identityOf: soapIdentity,
    isTest: (header) => header?.test ?? false,
    requiresId: true,
    allOrNothing: false,
    keyOf: ({ article }) => article?.articleId,
    textOf: ({ article }) => (article?.texts?.find((text) => text.language === "en") ?? article?.texts?.[0])?.text,
    apply: (bulk, messages) => applyWithPrices(bulk, messages, { catalog, prices }),
    announce: (db) => prices.requestPublication(db),
  };
}

async function applyWithPrices(
  bulk: Bulk,
  messages: readonly ArticleMessage[],
  { catalog, prices }: { catalog: Catalog; prices: Prices },
): Promise<Outcome[]> {
  const priceLists = messages.map(({ article }) => toPriceList(article));
  const applied = await catalog.applyArticles(
    bulk,
    messages.map(({ article }) => toIncomingArticle(article)),
    (index, state) => priceProblem(priceLists[index]?.entries ?? [], new Set(state.units.map(({ unit }) => unit))),
  );
  const incoming = applied.flatMap((result, index) => incomingPrices(result, priceLists[index]) ?? []);
  const changes = await prices.applyPrices(bulk, incoming);
  return applied.map((result) => withPriceChanges(result, changes.get(result.articleId) ?? []));
}

function incomingPrices(
  { articleId, state, taxCode }: AppliedArticle,
  prices: IncomingPrices["prices"] | undefined,
): IncomingPrices | undefined {
  if (state === undefined || taxCode === undefined || prices === undefined) return undefined;
  return { articleId, prices, facts: factsOf(state, taxCode) };
}

function factsOf(state: ArticleState, taxCode: string): IncomingPrices["facts"] {
  return {
    baseUnit: state.baseUnit,
    taxCode,
    categoryId: state.categoryId,
    nonDiscountable: state.nonDiscountable,
    ...attributesOf(state),
  };
}

const ATTRIBUTES_AT_MOST = 50;
const LENGTH_AT_MOST = 60;

/** Those that an offer may name: longer values are descriptions, which nobody buys by and every till would have to keep. */
function attributesOf({ attributes }: ArticleState): Pick<IncomingPrices["facts"], "attributes"> {
  const short = attributes.filter(({ name, value }) => name.length <= LENGTH_AT_MOST && value.length <= LENGTH_AT_MOST);
  const kept = short.slice(0, ATTRIBUTES_AT_MOST).map(({ name, value }) => [name, value]);
  return kept.length === 0 ? {} : { attributes: Object.fromEntries(kept) };
}

function withPriceChanges(applied: AppliedArticle, priceChanges: { field: string }[]): Outcome {
  if (applied.outcome === "stale" || applied.outcome === "rejected")
    return { outcome: applied.outcome, reason: applied.reason };
  if (applied.outcome === "created") return { outcome: "created" };
  const changes = [...(applied.outcome === "changed" ? applied.changes : []), ...priceChanges];
  return changes.length === 0 ? { outcome: "unchanged" } : { outcome: "changed", changes };
}
