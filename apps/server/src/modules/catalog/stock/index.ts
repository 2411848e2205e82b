import type { StockView } from "@counterfoil/contracts";
import { readStock, type StockOptions } from "./read-stock.ts";

export { registerStockRoutes } from "./routes.ts";

export function createStock(options: StockOptions) {
  const asking = new Map<string, Promise<StockView>>();
  return {
    /** Those who ask for one article at the same time share the question to the ERP. */
    read(articleId: string): Promise<StockView> {
      const shared = asking.get(articleId);
      if (shared) return shared;
      const answer = readStock(options, articleId).finally(() => asking.delete(articleId));
      asking.set(articleId, answer);
      return answer;
    },
  };
}

export type Stock = ReturnType<typeof createStock>;
