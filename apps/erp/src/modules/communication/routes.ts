import type { HttpServer, People } from "@counterfoil/platform";
import type { Communication } from "./index.ts";
import type { ReadOutboundFigures } from "./read-arrangements.ts";
import { registerArrangementRoutes } from "./routes/arrangements.ts";
import { registerSystemRoutes } from "./routes/systems.ts";

export type CommunicationRouteOptions = {
  communication: Communication;
  people: People;
  readFigures: ReadOutboundFigures;
  /** What waits for this system may try again now. */
  wake: (systemId: string) => Promise<void>;
};

export function registerCommunicationRoutes(server: HttpServer, options: CommunicationRouteOptions): void {
  registerSystemRoutes(server, options);
  registerArrangementRoutes(server, options);
}
