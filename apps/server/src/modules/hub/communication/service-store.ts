import type { CreationSettings } from "@counterfoil/contracts";
import { type AnyKysely, sql } from "@counterfoil/platform";
import { isPaused } from "./contact-store.ts";
import type { InboundServiceName, OutboundServiceName } from "./scenarios.ts";

/** How an outbound service sends. What is not set is as here. */
export type OutboundSettings = {
  /** At once, or when the time of the pattern (cron, the server's time) comes. */
  send: "atOnce" | { cron: string };
  form: "idoc" | "soap";
  /** Each transaction for itself, or summed per closing. */
  collect: "single" | "closing";
};
const usual: OutboundSettings = { send: "atOnce", form: "idoc", collect: "single" };

export type OutboundService = ({ active: true; systemId: string } | { active: false; systemId: undefined }) &
  OutboundSettings;

/** Active where it is switched on in an arrangement of an active system; there is one at most. */
export async function findOutboundService(db: AnyKysely, service: OutboundServiceName): Promise<OutboundService> {
  const { rows } = await sql<{ systemId: string; settings: Partial<OutboundSettings> }>`
    select system_id as "systemId", settings from hub.communication_service join hub.communication_system using (system_id)
    where service = ${service} and direction = 'outbound' and communication_service.active
      and communication_system.active`.execute(db);
  const [row] = rows;
  if (row === undefined) return { active: false, systemId: undefined, ...usual };
  return { active: true, systemId: row.systemId, ...usual, ...row.settings };
}

/** SAP's usual numbers: consumers BP02, organisations BP01, a customer in accounting and in sales. */
const usualCreation: CreationSettings = {
  personGrouping: "BP02",
  organisationGrouping: "BP01",
  roles: ["FLCU00", "FLCU01"],
};

/** As what customers are made in the ERP: of the arrangement by which they go, or last went. */
export async function readCreationSettings(db: AnyKysely): Promise<CreationSettings> {
  const { rows } = await sql<{ settings: Partial<CreationSettings> }>`
    select settings from hub.communication_service join hub.communication_system using (system_id)
    where service = 'businessPartnerCreation'
    order by communication_service.active and communication_system.active desc, system_id limit 1`.execute(db);
  return { ...usualCreation, ...rows[0]?.settings };
}

export type InboundService = {
  systemId: string;
  /** The only one that may send by it; undefined: any that has the permission. */
  technicalUser: string | undefined;
  confirm: boolean;
};

/** The arrangements by which a message may come in; none: the service is off. */
export async function findInboundServices(db: AnyKysely, service: InboundServiceName): Promise<InboundService[]> {
  const { rows } = await sql<{ systemId: string; technicalUser: string | null; settings: { confirm?: boolean } }>`
    select system_id as "systemId", technical_user as "technicalUser", settings
    from hub.communication_service join hub.communication_arrangement using (system_id, scenario)
      join hub.communication_system using (system_id)
    where service = ${service} and direction = 'inbound' and communication_service.active
      and communication_system.active
    order by technical_user nulls last, system_id`.execute(db);
  return rows.map(({ systemId, technicalUser, settings }) => ({
    systemId,
    technicalUser: technicalUser ?? undefined,
    confirm: settings.confirm ?? false,
  }));
}

/** Systems that take some of these services now: active, and not in the pause after a failure. */
export async function findRoutes(
  db: AnyKysely,
  services: readonly OutboundServiceName[],
): Promise<{ systemId: string; services: OutboundServiceName[] }[]> {
  const { rows } = await sql<{ systemId: string; services: OutboundServiceName[] }>`
    select system_id as "systemId", array_agg(service order by service) as services
    from hub.communication_service join hub.communication_system using (system_id)
      left join hub.communication_contact using (system_id)
    where service = any(${[...services]}) and direction = 'outbound' and communication_service.active
      and communication_system.active and not ${isPaused}
    group by system_id order by system_id`.execute(db);
  return rows;
}
