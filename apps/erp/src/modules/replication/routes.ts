import type { HttpServer, People } from "@counterfoil/platform";
import type { Replication } from "./index.ts";
import { registerModelRoutes } from "./routes/models.ts";
import { registerRunRoutes } from "./routes/runs.ts";
import { registerScheduleRoutes } from "./routes/schedules.ts";

export function registerReplicationRoutes(server: HttpServer, replication: Replication, people: People): void {
  registerModelRoutes(server, replication, people);
  registerRunRoutes(server, replication, people);
  registerScheduleRoutes(server, replication, people);
}
