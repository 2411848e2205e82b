import type { HttpServer } from "@counterfoil/platform";
import type { Access } from "../../../access/index.ts";
import type { Offers } from "../index.ts";
import { registerLifecycleRoutes } from "./lifecycle-routes.ts";
import { registerSaveRoutes } from "./save-routes.ts";
import { registerTableRoutes } from "./table-routes.ts";
import { registerViewRoutes } from "./view-routes.ts";

export function registerOfferRoutes(server: HttpServer, offers: Offers, access: Access): void {
  registerViewRoutes(server, offers, access);
  registerTableRoutes(server, offers, access);
  registerSaveRoutes(server, offers, access);
  registerLifecycleRoutes(server, offers, access);
}
