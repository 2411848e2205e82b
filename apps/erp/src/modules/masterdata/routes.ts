import type { HttpServer, People } from "@counterfoil/platform";
import type { MasterData } from "./index.ts";
import { registerArticleRoutes } from "./routes/articles.ts";
import { registerPartnerRoutes } from "./routes/business-partners.ts";
import { registerPriceRoutes } from "./routes/prices.ts";
import { registerPromotionRoutes } from "./routes/promotions.ts";
import { registerPurchasePriceRoutes } from "./routes/purchase-prices.ts";
import { registerRelationshipRoutes } from "./routes/relationships.ts";
import { registerSiteRoutes } from "./routes/sites.ts";
import { registerTableRoutes } from "./routes/tables.ts";
import { registerTaxCodeRoutes } from "./routes/tax-codes.ts";
import { registerValueRoutes } from "./routes/values.ts";

export function registerMasterDataRoutes(server: HttpServer, masterData: MasterData, people: People): void {
  registerSiteRoutes(server, masterData, people);
  registerArticleRoutes(server, masterData, people);
  registerPriceRoutes(server, masterData, people);
  registerPurchasePriceRoutes(server, masterData, people);
  registerPromotionRoutes(server, masterData, people);
  registerPartnerRoutes(server, masterData, people);
  registerRelationshipRoutes(server, masterData, people);
  registerValueRoutes(server, masterData, people);
  registerTableRoutes(server, masterData, people);
  registerTaxCodeRoutes(server, masterData, people);
}
