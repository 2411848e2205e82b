import { type HttpServer, notFound, type People } from "@counterfoil/platform";
import { Type } from "typebox";
import { GoodsMovementAnswerSchema, GoodsMovementRequestSchema, movementTypes } from "./goods-movement.ts";
import type { Logistics } from "./index.ts";
import { MovementSearchSchema, StockSearchSchema } from "./queries.ts";

const tags = ["stock"];
const Params = Type.Object({
  year: Type.Integer({ minimum: 2000, maximum: 9999 }),
  number: Type.Integer({ minimum: 1 }),
});

export function registerLogisticsRoutes(server: HttpServer, logistics: Logistics, people: People): void {
  const schema = { tags, body: GoodsMovementRequestSchema, response: { 200: GoodsMovementAnswerSchema } };
  server.post(
    "/api/logistics/goods-movements",
    { schema, bodyLimit: 4 * 1024 * 1024, onRequest: people.gate("stock.post") },
    async (request) => {
      const { userName } = await people.requirePerson(request);
      return logistics.postGoodsMovement(request.body, userName);
    },
  );
  server.get(
    "/api/logistics/goods-movements",
    { schema: { tags, querystring: MovementSearchSchema }, onRequest: people.gate("stock.read") },
    async (request) => logistics.searchMovements(request.query),
  );
  server.get(
    "/api/logistics/goods-movements/:year/:number",
    { schema: { tags, params: Params }, onRequest: people.gate("stock.read") },
    async (request) => {
      const { year, number } = request.params;
      const movement = await logistics.readMovement(year, number);
      if (!movement) throw notFound(`There is no material document ${number} of ${year}.`);
      return movement;
    },
  );
  server.get(
    "/api/logistics/stock",
    { schema: { tags, querystring: StockSearchSchema }, onRequest: people.gate("stock.read") },
    async (request) => logistics.searchStock(request.query),
  );
  server.get("/api/logistics/movement-types", { schema: { tags }, onRequest: people.gate("stock.read") }, async () => ({
    items: Object.entries(movementTypes).map(([code, type]) => ({ code, ...type })),
  }));
}
