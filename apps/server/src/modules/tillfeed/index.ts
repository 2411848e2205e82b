import { MasterDataPageSchema } from "@counterfoil/contracts";
import { type HttpServer, problemOf } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../access/index.ts";
import type { PriceStore } from "../prices/index.ts";
import { readPage } from "./read-page.ts";
import type { FeedOptions } from "./stages.ts";

const storeUnknown = problemOf(404, "store-unknown", "There is no such store");

export type TillFeedOptions = FeedOptions & { readStore: (storeId: string) => Promise<PriceStore | undefined> };

/** What tills know of articles, customers and prices, in rounds of pages; has no tables of its own. */
export function createTillFeed(options: TillFeedOptions) {
  return {
    async readPage(storeId: string, cursor: string | undefined) {
      const store = await options.readStore(storeId);
      if (store === undefined) throw storeUnknown(`There is no store ${storeId}.`);
      return readPage(options, store, cursor);
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
    const { storeId } = await access.requireTill(request);
    const page = await feed.readPage(storeId, request.query.cursor);
    // As text: a page has thousands of objects that came out of our own doors, and checking each costs more than reading it.
    return reply.type("application/json; charset=utf-8").send(JSON.stringify(page) as never);
  });
}
