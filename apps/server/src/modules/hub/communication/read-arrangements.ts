import type { ArrangedService, Arrangement } from "@counterfoil/contracts";
import type { Db } from "../../../database.ts";
import { type ArrangementRow, readArrangements, type ServiceRow } from "./arrangement-store.ts";
import {
  type Figures,
  type OpenMessages,
  readCallFigures,
  readCreationFigures,
  readInboundFigures,
  readOpenMessages,
  readOutboundFigures,
} from "./figures-store.ts";
import {
  creating,
  documentsOf,
  endpointOf,
  type InboundServiceName,
  messagesOf,
  type OutboundServiceName,
  pathsOf,
  scenarios,
} from "./scenarios.ts";

/** What is agreed with whom, and how each service fares. */
export async function listArrangements(
  db: Db,
  only: { systemId?: string; scenario?: string } = {},
): Promise<Arrangement[]> {
  const arrangements: Arrangement[] = [];
  const open = await readOpenMessages(db);
  for (const row of (await readArrangements(db, only)).sort(byScenario)) {
    const { technicalUser, changedAt, services: rows, ...facts } = row;
    const services: ArrangedService[] = [];
    for (const service of inOrder(row.scenario, rows)) services.push(await serviceOf(db, open, row, service));
    arrangements.push({
      ...facts,
      ...(technicalUser === null ? {} : { technicalUser }),
      changedAt: changedAt.toISOString(),
      services,
    });
  }
  return arrangements;
}

const placeOf = (id: string) => scenarios.findIndex((scenario) => scenario.id === id);
const byScenario = (one: ArrangementRow, other: ArrangementRow) => placeOf(one.scenario) - placeOf(other.scenario);

/** As the scenario names them: what matters most comes first. */
function inOrder(id: string, rows: readonly ServiceRow[]): ServiceRow[] {
  const scenario = scenarios[placeOf(id)];
  const names: readonly string[] = scenario ? [...scenario.inbound, ...scenario.outbound] : [];
  return [...rows].sort((one, other) => names.indexOf(one.service) - names.indexOf(other.service));
}

async function serviceOf(
  db: Db,
  open: OpenMessages,
  arrangement: ArrangementRow,
  row: ServiceRow,
): Promise<ArrangedService> {
  const { lastAt, reason, ...counts } = await figuresOf(db, open, arrangement, row);
  const inbound = row.direction === "inbound";
  const messages = inbound
    ? messagesOf[row.service as InboundServiceName]
    : documentsOf[row.service as OutboundServiceName];
  const endpoints = inbound ? messages.map(endpointOf) : pathsOf[row.service as OutboundServiceName];
  return {
    ...row,
    messages: [...messages],
    endpoints: [...new Set(endpoints)],
    ...counts,
    ...(lastAt === null ? {} : { lastAt: lastAt.toISOString() }),
    ...(reason === null ? {} : { reason }),
  };
}

function figuresOf(
  db: Db,
  open: OpenMessages,
  { systemId, technicalUser }: ArrangementRow,
  { service, direction }: ServiceRow,
): Promise<Figures> {
  if (direction === "inbound") return readInboundFigures(db, messagesOf[service as InboundServiceName], technicalUser);
  if (creating.includes(service)) return readCreationFigures(db, service);
  const documents = documentsOf[service as OutboundServiceName];
  return documents.length === 0 ? readCallFigures(db, systemId, service) : readOutboundFigures(db, documents, open);
}
