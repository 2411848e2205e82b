import { type Actor, deriveKey, type SecretKey } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { DestinationUse } from "./destination.ts";
import { readDestination } from "./destination-store.ts";
import type { InboundServiceName, OutboundServiceName } from "./scenarios.ts";
import { findInboundServices, findOutboundService, findRoutes } from "./service-store.ts";
import { checkConnection } from "./use-cases/check-connection.ts";
import { type ConnectionFacts, saveConnection } from "./use-cases/save-connection.ts";
import { summariseContact } from "./use-cases/summarise-contact.ts";

export { endPause, noteAnswer, noteContact, noteFailure, readContact } from "./contact-store.ts";
export type { Destination, DestinationAuth, DestinationUse } from "./destination.ts";
export { type Call, callErp, SEND_TIMEOUT_MS } from "./erp/erp-client.ts";
export { blamesTheDocument, ErpFailure, type Failure, type FailureCode } from "./erp/failure.ts";
export { registerCommunicationRoutes } from "./routes.ts";
export type { InboundServiceName, OutboundServiceName } from "./scenarios.ts";
export type { InboundService, OutboundService, OutboundSettings } from "./service-store.ts";
export type { ConnectionFacts } from "./use-cases/save-connection.ts";

/** With whom we exchange messages, where they answer, and what is agreed with each. */
export function createCommunication({ db, secretKey }: { db: Db; secretKey: SecretKey }) {
  const key = deriveKey(secretKey, "server erp connection");
  return {
    /** Where an active system answers; secrets are in it in the clear. */
    readDestination: (systemId: string, use: DestinationUse = "standard") =>
      readDestination(db, key, { systemId, use }),
    /** Whether it is switched on, with which system, and how it sends. */
    outboundService: (service: OutboundServiceName) => findOutboundService(db, service),
    /** The arrangements by which a message of this service may come in; none: it is switched off. */
    inboundServices: (service: InboundServiceName) => findInboundServices(db, service),
    /** Systems that take some of these services now: active, and not in the pause after a failure. */
    readRoutes: (services: readonly OutboundServiceName[]) => findRoutes(db, services),
    saveConnection: (facts: ConnectionFacts, actor: Actor) => saveConnection(db, key, facts, actor),
    checkConnection: async (systemId: string) => {
      const destination = await readDestination(db, key, { systemId, use: "standard" });
      return destination && checkConnection(destination);
    },
    summarise: () => summariseContact(db),
  };
}

export type Communication = ReturnType<typeof createCommunication>;
