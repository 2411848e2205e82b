import { ArticleIdSchema } from "@counterfoil/contracts";
import { type Clock, type HttpServer, notFound } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../access/index.ts";
import { registerCalculationRoutes } from "./calculation/index.ts";
import { registerCouponRoutes } from "./coupons/index.ts";
import type { Prices } from "./index.ts";

const tags = ["prices"];

export function registerPriceRoutes(
  server: HttpServer,
  prices: Prices,
  { access, clock }: { access: Access; clock: Clock },
): void {
  registerCouponRoutes(server, prices.coupons, access);
  registerCalculationRoutes(server, prices.calculation, access);
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
