import { ArticleIdSchema, StockViewSchema } from "@counterfoil/contracts";
import type { HttpServer } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import type { Stock } from "./index.ts";

export function registerStockRoutes(server: HttpServer, stock: Stock, access: Access): void {
  const querystring = Type.Object({ articleId: ArticleIdSchema });
  const schema = { tags: ["catalog"], querystring, response: { 200: StockViewSchema } };
  const onRequest = access.tillOrPermissionGate("stock.read");
  server.get("/api/catalog/stock", { schema, onRequest }, async (request) => stock.read(request.query.articleId));
}
