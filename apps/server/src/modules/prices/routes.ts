import {
  ArticleIdSchema,
  InstantSchema,
  MoneySchema,
  PartnerIdSchema,
  QuantitySchema,
  StoreIdSchema,
  UnitSchema,
} from "@counterfoil/contracts";
import { type Clock, type HttpServer, notFound } from "@counterfoil/platform";
import type { Basket } from "@counterfoil/pricing";
import { Type } from "typebox";
import type { Access } from "../access/index.ts";
import { registerCouponRoutes } from "./coupons/index.ts";
import type { Prices } from "./index.ts";

const tags = ["prices"];

/** The engine's basket; what is not there yet (coupons, manual discounts) the engine refuses by name. */
const BasketSchema = Type.Object({
  store: StoreIdSchema,
  at: Type.Optional(InstantSchema),
  customer: Type.Optional(
    Type.Object({
      id: PartnerIdSchema,
      groups: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 50 })),
      priceList: Type.Optional(Type.String({ maxLength: 10 })),
    }),
  ),
  lines: Type.Array(
    Type.Object({
      lineId: Type.String({ minLength: 1, maxLength: 10 }),
      articleId: ArticleIdSchema,
      quantity: QuantitySchema,
      unit: Type.Optional(UnitSchema),
      unitPrice: Type.Optional(MoneySchema),
    }),
    { minItems: 1, maxItems: 2000 },
  ),
});

export function registerPriceRoutes(
  server: HttpServer,
  prices: Prices,
  { access, clock }: { access: Access; clock: Clock },
): void {
  registerCouponRoutes(server, prices.coupons, access);
  server.post(
    "/api/prices/calculations",
    { schema: { tags, body: BasketSchema }, onRequest: access.tillOrPermissionGate("prices.read") },
    async (request) => {
      const { at = clock.now().toISOString(), ...basket } = request.body;
      return prices.calculate({ ...basket, at } as Basket);
    },
  );
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
