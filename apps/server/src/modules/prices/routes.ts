import { ArticleIdSchema } from "@counterfoil/contracts";
import { type Clock, type HttpServer, notFound } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../access/index.ts";
import { registerCalculationRoutes } from "./calculation/index.ts";
import { registerCouponRoutes } from "./coupons/index.ts";
import { registerFloorRoutes } from "./floors/index.ts";
import { registerGroupRoutes, registerStoreGroupRoutes } from "./groups/index.ts";
import type { Prices } from "./index.ts";
import { registerLabRoutes } from "./lab/index.ts";
import { registerGuardRoutes } from "./margin-guard/index.ts";
import { registerOfferRoutes } from "./offers/index.ts";
import { registerPolicyRoutes } from "./policies/index.ts";
import { registerReplayRoutes } from "./replay/index.ts";

const tags = ["prices"];

export function registerPriceRoutes(
  server: HttpServer,
  prices: Prices,
  { access, clock }: { access: Access; clock: Clock },
): void {
  registerCouponRoutes(server, prices.coupons, access);
  registerCalculationRoutes(server, prices.calculation, access);
  prices.pps.registerRoutes(server, access);
  server.addContentTypeParser("text/csv", { parseAs: "string" }, (_request, body, done) => done(null, body));
  registerOfferRoutes(server, prices.offers, access);
  registerGroupRoutes(server, prices, access);
  registerStoreGroupRoutes(server, prices, access);
  registerPolicyRoutes(server, prices, access);
  const readCurrency = async () => (await prices.readStores())[0]?.currency ?? "EUR";
  registerFloorRoutes(server, { ...prices, readCurrency }, access);
  registerLabRoutes(server, prices.lab, access);
  registerGuardRoutes(server, prices.guard, { access, readCurrency });
  registerReplayRoutes(server, prices.replays, access);
  server.get(
    "/api/prices/books/current",
    { schema: { tags }, onRequest: access.tillOrPermissionGate("prices.read") },
    async () => ({ number: (await prices.currentBook()) || null }),
  );
  const params = Type.Object({ articleId: ArticleIdSchema });
  server.get(
    "/api/prices/articles/:articleId",
    { schema: { tags, params }, onRequest: access.gate("prices.read") },
    async (request) => {
      const { articleId } = request.params;
      const book = await prices.currentBook();
      const rows = await prices.articlePrices(articleId, { book, day: clock.now().toISOString().slice(0, 10) });
      if (rows.length === 0) throw notFound(`Article ${articleId} has no prices.`);
      return { articleId, book, validToday: rows.filter((row) => row.validToday), all: rows };
    },
  );
}
