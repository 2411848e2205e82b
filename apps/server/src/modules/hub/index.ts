import { HubSummarySchema } from "@counterfoil/contracts";
import type { HttpServer } from "@counterfoil/platform";
import type { Access } from "../access/index.ts";
import type { Communication } from "./communication/index.ts";
import type { Inbound } from "./inbound/index.ts";
import type { Outbound } from "./outbound/index.ts";

export { type Alerts, createAlerts, registerAlertRoutes } from "./alerts/index.ts";
export {
  type Communication,
  createCommunication,
  registerCommunicationRoutes,
  watchCertificates,
} from "./communication/index.ts";
export { type Confirmations, createConfirmations, registerConfirmationRoutes } from "./confirmations/index.ts";
export {
  type CreationChange,
  type CreationKind,
  type Creations,
  createCreations,
  customerCauses,
  type NewCreation,
  type OrderStatus,
  type Outage,
  readOrderStatuses,
  registerCreationRoutes,
  salesOrderCreation,
  writePartner,
} from "./creations/index.ts";
export { createMapping, type Mapping, type MappingFacts, registerMappingRoutes } from "./mapping/index.ts";
export {
  asCorrected,
  createMending,
  type Mending,
  noteCreation,
  noteDocument,
  noteStates,
  registerMendingRoutes,
} from "./mending/index.ts";
export { createMonitor, type Monitor, registerMonitorRoutes } from "./monitor/index.ts";
export { createOutbound, type FindTransactions, type Outbound, registerOutboundRoutes } from "./outbound/index.ts";
export { createSetup, registerSetupRoutes } from "./setup/index.ts";
export { registerTraceRoutes } from "./trace/index.ts";
export { registerWhyRoutes, type WhyContext } from "./why/index.ts";

export type Hub = { communication: Communication; inbound: Inbound; outbound: Outbound };

/** What concerns both ways: the figures on the launchpad. */
export function registerHubRoutes(server: HttpServer, { communication, inbound, outbound }: Hub, access: Access): void {
  const schema = { tags: ["hub"], response: { 200: HubSummarySchema } };
  server.get("/api/hub/summary", { schema, onRequest: access.gate("hub.read") }, async () => ({
    inbound: await inbound.summarise(),
    outbound: await outbound.summarise(),
    erp: await communication.summarise(),
  }));
}
