import { scenarioIds } from "@counterfoil/contracts";
import type { Db } from "../../database.ts";
import type { ReplicatedType } from "../masterdata/index.ts";
import { type ArrangementRow, type Place, readArrangements, type ServiceRow } from "./arrangement-store.ts";
import { type CallFigures, callKey, readCalls } from "./call-store.ts";
import { inboundServices, isInbound, outboundServices, servicesOf } from "./scenarios.ts";
import { readSystems, type SystemRow } from "./system-store.ts";

/** How an outbound service fares, as replication tells it. */
export type OutboundFigures = {
  models: { modelId: string; name: string; active: boolean }[];
  lastAt: Date | null;
  waiting: number;
  errors: number;
  reason: string | null;
};
export type ReadOutboundFigures = (
  systemId: string,
  objectTypes: readonly ReplicatedType[],
) => Promise<OutboundFigures>;

/** What is agreed with whom, and how each service fares. */
export async function listArrangements(db: Db, readFigures: ReadOutboundFigures, only: Partial<Place> = {}) {
  const systems = new Map((await readSystems(db)).map((system) => [system.systemId, system]));
  const calls = await readCalls(db);
  const listed = [];
  for (const row of (await readArrangements(db, only)).sort(byScenario)) {
    const system = systems.get(row.systemId) as SystemRow;
    const { inboundUser, outboundUser, changedAt, services: rows, ...facts } = row;
    const services = [];
    for (const name of servicesOf(row.scenario)) {
      const service = rows.find(({ service }) => service === name);
      if (service) services.push(await serviceOf(row, service, { system, calls, readFigures }));
    }
    listed.push({
      ...facts,
      systemName: system.name,
      systemActive: system.active,
      ...(inboundUser === null ? {} : { inboundUser }),
      ...(outboundUser === null ? {} : { outboundUser }),
      changedAt: changedAt.toISOString(),
      services,
    });
  }
  return listed;
}
export type ShownArrangement = Awaited<ReturnType<typeof listArrangements>>[number];

/** As SAP counts them, the price service last. */
const placeOf = ({ scenario }: ArrangementRow) => scenarioIds.indexOf(scenario);
const byScenario = (one: ArrangementRow, other: ArrangementRow) => placeOf(one) - placeOf(other);

type Ground = { system: SystemRow; calls: Map<string, CallFigures>; readFigures: ReadOutboundFigures };

async function serviceOf(place: ArrangementRow, row: ServiceRow, { system, calls, readFigures }: Ground) {
  const { service, direction, active } = row;
  if (isInbound(service)) {
    const call = calls.get(callKey({ ...place, service }));
    const { messages, paths } = inboundServices[service];
    const figures = {
      lastAt: call?.lastAt ?? null,
      waiting: 0,
      errors: call?.failures ?? 0,
      reason: call?.reason ?? null,
    };
    const failedAt = call?.failedAt?.toISOString();
    return {
      service,
      direction,
      active,
      messages,
      paths,
      models: [],
      ...told(figures),
      ...(failedAt ? { failedAt } : {}),
    };
  }
  const { messages, objectTypes, path: usual } = outboundServices[service];
  const { models, ...figures } = await readFigures(system.systemId, objectTypes);
  const path = row.path ?? usual;
  const usualPath = usual;
  return { service, direction, active, messages, paths: [path], usualPath, objectTypes, models, ...told(figures) };
}

function told({ lastAt, waiting, errors, reason }: Omit<OutboundFigures, "models">) {
  return {
    waiting,
    errors,
    ...(lastAt === null ? {} : { lastAt: lastAt.toISOString() }),
    ...(reason === null ? {} : { reason }),
  };
}
