import { MasterDataPageSchema, type UnknownCode, UnknownCodeSchema } from "@counterfoil/contracts";
import { type HttpServer, problemOf } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../access/index.ts";
import { dayIn, noSaleOn } from "../catalog/index.ts";
import type { PriceStore } from "../prices/index.ts";
import { readCursor } from "./cursor.ts";
import { noteProgress, readProgress } from "./progress.ts";
import { readPage } from "./read-page.ts";
import type { FeedOptions } from "./stages.ts";

const storeUnknown = problemOf(404, "store-unknown", "There is no such store");

export type TillFeedOptions = FeedOptions & { readStore: (storeId: string) => Promise<PriceStore | undefined> };

/** What tills know of articles, customers and prices, in rounds of pages; keeps only how far each till has come. */
export function createTillFeed(options: TillFeedOptions) {
  /** What the store may do with an article today, and from when on not. */
  const judgeArticle = async (storeId: string, articleId: string) => {
    const store = await options.readStore(storeId);
    if (store === undefined) throw storeUnknown(`There is no store ${storeId}.`);
    const place = { ...store, day: dayIn(options.clock.now(), store.timeZone) };
    return { ...place, article: (await options.catalog.readByIds(place, [articleId]))[0] };
  };
  return {
    /** With a till: how far it has come is kept when its round ends. */
    async readPage(storeId: string, cursor: string | undefined, tillId?: string) {
      const store = await options.readStore(storeId);
      if (store === undefined) throw storeUnknown(`There is no store ${storeId}.`);
      const page = await readPage(options, store, cursor);
      if (tillId !== undefined && !page.more) await noteProgress(options, { tillId, storeId }, readCursor(page.cursor));
      return page;
    },
    /** Till by till of a store, where each stands with master data. */
    readProgress: (storeId: string) => readProgress(options.db, storeId),
    judgeArticle,
    /** Why a till may not know a code: the article of that number or barcode, and why the store does not sell it. */
    explainCode: async (storeId: string, code: string): Promise<UnknownCode> => {
      const [byGtin] = await options.catalog.articlesByGtin(code);
      const { article, day } = await judgeArticle(storeId, byGtin?.articleId ?? code.toUpperCase());
      if (article === undefined) return {};
      const { articleId, state, noSale } = article;
      const now = noSaleOn(noSale, day);
      const texts = Object.fromEntries(state.texts.map(({ language, text }) => [language, text]));
      return { article: { articleId, texts, ...(now && { noSale: now }) } };
    },
  };
}

export type TillFeed = ReturnType<typeof createTillFeed>;

export function registerTillFeedRoutes(server: HttpServer, feed: TillFeed, access: Access): void {
  const schema = {
    tags: ["tills"],
    querystring: Type.Object({ cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })) }),
    response: { 200: MasterDataPageSchema },
  };
  server.get("/api/tills/master-data", { schema, onRequest: access.tillGate }, async (request, reply) => {
    const { storeId, tillId } = await access.requireTill(request);
    const page = await feed.readPage(storeId, request.query.cursor, tillId);
    // As text: a page has thousands of objects that came out of our own doors, and checking each costs more than reading it.
    return reply.type("application/json; charset=utf-8").send(JSON.stringify(page) as never);
  });
  const unknown = {
    tags: ["tills"],
    querystring: Type.Object({ code: Type.String({ minLength: 1, maxLength: 40 }) }),
    response: { 200: UnknownCodeSchema },
  };
  server.get("/api/tills/unknown-code", { schema: unknown, onRequest: access.tillGate }, async (request) => {
    const { storeId } = await access.requireTill(request);
    return feed.explainCode(storeId, request.query.code);
  });
}
