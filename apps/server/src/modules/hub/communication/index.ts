import type { SaveArrangement, SystemFacts } from "@counterfoil/contracts";
import { type Actor, type Clock, deriveKey, type SecretKey } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { readUsesOfUser } from "./arrangement-store.ts";
import { noteAnswer } from "./contact-store.ts";
import type { DestinationUse } from "./destination.ts";
import { findDestination, keepCheck, readDestination } from "./destination-store.ts";
import { destinationUnknown } from "./errors.ts";
import { noteAnswered, noteUnanswered, readCallFigures } from "./figures-store.ts";
import { listArrangements } from "./read-arrangements.ts";
import { listSystems } from "./read-systems.ts";
import type { InboundServiceName, OutboundServiceName } from "./scenarios.ts";
import { findInboundServices, findOutboundService, findRoutes, readCreationSettings } from "./service-store.ts";
import { checkConnection } from "./use-cases/check-connection.ts";
import { readActiveMessages, requireInbound } from "./use-cases/require-inbound.ts";
import { type JudgeUser, removeArrangement, saveArrangement } from "./use-cases/save-arrangement.ts";
import { removeDestination, type SentDestination, saveDestination } from "./use-cases/save-destination.ts";
import { changeSystem, createSystem, removeSystem } from "./use-cases/save-system.ts";
import { summariseContact } from "./use-cases/summarise-contact.ts";

export { endPause, noteAnswer, noteContact, noteFailure, readContact } from "./contact-store.ts";
export type { Destination, DestinationAuth, DestinationUse } from "./destination.ts";
export { askErp, type Call, callErp, SEND_TIMEOUT_MS } from "./erp/erp-client.ts";
export {
  blamesTheDocument,
  ErpFailure,
  type Failure,
  type FailureCode,
  failureOfStatus,
  understood,
  wasNotTaken,
} from "./erp/failure.ts";
export { registerCommunicationRoutes } from "./routes.ts";
export type { InboundServiceName, OutboundServiceName } from "./scenarios.ts";
export type { InboundService, OutboundService, OutboundSettings } from "./service-store.ts";

export { watchCertificates } from "./use-cases/watch-certificates.ts";

export type CommunicationOptions = { db: Db; clock: Clock; secretKey: SecretKey; judgeUser: JudgeUser };
type Place = { systemId: string; use: DestinationUse };
/** A service that asks, or the test of the setting up. */
type AskingName = OutboundServiceName | "connectionTest";
type Agreed = { systemId: string; scenario: string };

/** With whom we exchange messages, where they answer, and what is agreed with each. */
export function createCommunication({ db, clock, secretKey, judgeUser }: CommunicationOptions) {
  const key = deriveKey(secretKey, "server erp connection");
  const ground = { db, key, clock };
  return {
    ...whatIsArranged(db, key),
    readCreationSettings: () => readCreationSettings(db),
    summarise: () => summariseContact(db),
    listSystems: (systemId?: string) => listSystems(db, systemId),
    createSystem: (id: string, facts: SystemFacts, actor: Actor) => createSystem(db, id, facts, actor),
    changeSystem: (id: string, facts: SystemFacts, actor: Actor) => changeSystem(db, id, facts, actor),
    removeSystem: (id: string, actor: Actor) => removeSystem(db, id, actor),
    saveDestination: (place: Place, sent: SentDestination, actor: Actor) => saveDestination(ground, place, sent, actor),
    removeDestination: (place: Place, actor: Actor) => removeDestination(ground, place, actor),
    checkDestination: async (place: Place) => {
      const destination = await findDestination(db, key, place);
      if (!destination) throw destinationUnknown(`${place.systemId} has no destination for ${place.use}.`);
      const check = await checkConnection(destination, place.use, clock.now());
      const told = check.steps.find(({ ok, warning }) => !ok || (warning && check.ok));
      if (check.ok) await noteAnswer(db, place.systemId);
      await keepCheck(db, place, { url: destination.url, ok: check.ok, problem: told?.detail });
      return check;
    },
    listArrangements: (only?: { systemId?: string; scenario?: string }) => listArrangements(db, only),
    saveArrangement: (agreed: Agreed, sent: SaveArrangement, actor: Actor) =>
      saveArrangement({ db, judgeUser }, agreed, sent, actor),
    /** Asked before a technical user is deleted. */
    usesOfUser: readUsesOfUser,
    removeArrangement: (agreed: Agreed, actor: Actor) => removeArrangement(db, agreed, actor),
  };
}

/** For the ways in and out. */
function whatIsArranged(db: Db, key: Buffer) {
  return {
    /** Where an active system answers; secrets are in it in the clear. */
    readDestination: (systemId: string, use: DestinationUse = "standard") =>
      readDestination(db, key, { systemId, use }),
    /** Whether it is switched on, with which system, and how it sends. */
    outboundService: (service: OutboundServiceName) => findOutboundService(db, service),
    /** The arrangements by which a message of this service may come in; none: it is switched off. */
    inboundServices: (service: InboundServiceName) => findInboundServices(db, service),
    /** Throws `service-inactive` when this technical user may not send this message now. */
    requireInbound: (message: string, technicalUser: string) => requireInbound(db, message, technicalUser),
    activeMessages: () => readActiveMessages(db),
    /** Systems that take some of these services now: active, and not in the pause after a failure. */
    readRoutes: (services: readonly OutboundServiceName[]) => findRoutes(db, services),
    /** For services that ask and keep no document: how it went. */
    readCallFigures: (systemId: string, service: AskingName) => readCallFigures(db, systemId, service),
    noteAnswered: (systemId: string, service: AskingName) => noteAnswered(db, systemId, service),
    noteUnanswered: (systemId: string, failed: { service: AskingName; reason: string }) =>
      noteUnanswered(db, systemId, failed),
  };
}

export type Communication = ReturnType<typeof createCommunication>;
