import type { Actor, Clock } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import type { Access } from "../access/index.ts";
import type { ReplicatedType } from "../masterdata/index.ts";
import { type Place, readUsesOfUser } from "./arrangement-store.ts";
import { systemUnknown } from "./errors.ts";
import { createInboundGuard } from "./guard-inbound.ts";
import { listArrangements, type ReadOutboundFigures } from "./read-arrangements.ts";
import { listSystems } from "./read-systems.ts";
import { type OutboundServiceName, outboundServiceFor } from "./scenarios.ts";
import type { ArrangementInput, OutboundUserInput, SystemInput } from "./schemas.ts";
import { findSystem, noteContact } from "./system-store.ts";
import { checkConnection } from "./use-cases/check-connection.ts";
import { openWay, openWayForCheck } from "./use-cases/open-way.ts";
import { createInboundGate } from "./use-cases/require-inbound.ts";
import { removeArrangement, saveArrangement } from "./use-cases/save-arrangement.ts";
import { removeSystem, saveSystem } from "./use-cases/save-system.ts";
import { addInboundUser, removeInboundUser, removeOutboundUser, saveOutboundUser } from "./use-cases/save-users.ts";

export type { InboundGuard } from "./guard-inbound.ts";
export type { OutboundFigures } from "./read-arrangements.ts";
export { registerCommunicationRoutes } from "./routes.ts";
export {
  confirmationPath,
  documentServices,
  type InboundServiceName,
  inboundServicesFor,
  relationshipConfirmationPath,
} from "./scenarios.ts";
export type { Closed, Way } from "./use-cases/open-way.ts";

export type SystemNames = { sender: string; recipient: string };
export type CommunicationOptions = { db: Db; key: Buffer; clock: Clock; access: Access };
type SystemUser = { systemId: string; userName: string };

/** With whom we exchange messages, as whom, and what is agreed with each (SAP: communication management). */
export function createCommunication({ db, key, clock, access }: CommunicationOptions) {
  const ground = { db, key, clock };
  const readUsers = () => access.listTechnicalUsers();
  return {
    /** For the doors that other systems call. */
    inbound: createInboundGuard(access, createInboundGate(db)),
    /** The way of one message, or why it may not go now. */
    openWay: (systemId: string, type: ReplicatedType) =>
      openWay(ground, { systemId, service: outboundServiceFor(type) }),
    /** Also in a transaction of the caller's. */
    noteContact,
    async requireSystem(systemId: string): Promise<void> {
      if (!(await findSystem(db, systemId))) throw systemUnknown(`There is no system ${systemId}.`, "/body/receiverId");
    },
    /** What both are called in messages to this system. */
    async namesIn(systemId: string): Promise<SystemNames> {
      const system = await findSystem(db, systemId);
      if (!system) throw systemUnknown(`There is no system ${systemId}.`);
      return { sender: system.ownSystem, recipient: system.businessSystem };
    },
    listSystems: () => listSystems(db),
    saveSystem: (systemId: string, input: SystemInput, actor: Actor) => saveSystem(db, systemId, input, actor),
    removeSystem: (systemId: string, actor: Actor) => removeSystem(db, systemId, actor),
    saveOutboundUser: (user: SystemUser, input: OutboundUserInput, actor: Actor) =>
      saveOutboundUser(ground, user, input, actor),
    removeOutboundUser: (user: SystemUser, actor: Actor) => removeOutboundUser(db, user, actor),
    addInboundUser: (user: SystemUser, actor: Actor) => addInboundUser(db, user, actor),
    removeInboundUser: (user: SystemUser, actor: Actor) => removeInboundUser(db, user, actor),
    listArrangements: (readFigures: ReadOutboundFigures, only?: Partial<Place>) =>
      listArrangements(db, readFigures, only),
    saveArrangement: (place: Place, input: ArrangementInput, actor: Actor) =>
      saveArrangement({ db, readUsers }, place, input, actor),
    /** Asked before a communication user is deleted. */
    usesOfUser: readUsesOfUser,
    removeArrangement: (place: Place, actor: Actor) => removeArrangement(db, place, actor),
    check: async (systemId: string, service: OutboundServiceName) => {
      const checked = await checkConnection(await openWayForCheck(ground, { systemId, service }), clock.now());
      const failed = checked.steps.find(({ ok }) => !ok);
      await noteContact(db, systemId, failed ? failed.detail : null);
      return checked;
    },
  };
}
export type Communication = ReturnType<typeof createCommunication>;
