import type { HttpServer } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { Access } from "../../access/index.ts";
import { listStoreGroups } from "./store-groups.ts";

/** Groups of stores that offers may hold in. They are made and filled in the organisation. */
export function registerStoreGroupRoutes(server: HttpServer, { db }: { db: Db }, access: Access): void {
  const onRequest = access.gate("offers.read");
  server.get("/api/prices/store-groups", { schema: { tags: ["product groups"] }, onRequest }, async () => ({
    items: await listStoreGroups(db),
  }));
}
