import type { CommunicationDestination, CommunicationSystem, DestinationAuthFacts } from "@counterfoil/contracts";
import { factsOfPem } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { listDestinations, type ShownDestination } from "./destination-store.ts";
import { readSystems, type SystemRow } from "./system-store.ts";

/** Systems with where they answer and how it went last; no secret is read. */
export async function listSystems(db: Db, systemId?: string): Promise<CommunicationSystem[]> {
  const destinations = await listDestinations(db);
  return (await readSystems(db, systemId)).map((row) =>
    systemOf(
      row,
      destinations.filter((each) => each.systemId === row.systemId),
    ),
  );
}

function systemOf(row: SystemRow, destinations: ShownDestination[]): CommunicationSystem {
  const { authorities, failures, lastContactAt, retryAt, reason, ...facts } = row;
  const isKnown = lastContactAt !== null || (failures ?? 0) > 0;
  return {
    ...facts,
    ...(authorities === null ? {} : { authorities }),
    authorityFacts: factsOfPem(authorities),
    destinations: destinations.map(destinationOf),
    ...(isKnown ? { reachable: failures === 0 } : {}),
    ...(lastContactAt === null ? {} : { lastContactAt: lastContactAt.toISOString() }),
    ...(retryAt === null ? {} : { retryAt: retryAt.toISOString() }),
    ...(reason === null ? {} : { reason }),
  };
}

function destinationOf(row: ShownDestination): CommunicationDestination {
  const [certificate] = factsOfPem(row.certificate);
  return {
    use: row.use,
    url: row.url,
    auth: authOf(row),
    ...(certificate === undefined ? {} : { certificate }),
    changedAt: row.changedAt.toISOString(),
    ...(row.checkedAt === null ? {} : { checkedAt: row.checkedAt.toISOString() }),
    ...(row.checkOk === null ? {} : { checkOk: row.checkOk }),
    ...(row.checkProblem === null ? {} : { checkProblem: row.checkProblem }),
  };
}

function authOf({ authKind: kind, userName, tokenUrl, certificate }: ShownDestination): DestinationAuthFacts {
  if (kind === "certificate") return { kind, certificate: certificate ?? "" };
  if (kind === "oauth2") return { kind, tokenUrl: tokenUrl ?? "", clientId: userName ?? "" };
  return { kind, userName: userName ?? "" };
}
