import { factsOfPem } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import { readArrangements } from "./arrangement-store.ts";
import { readSystems, type SystemRow } from "./system-store.ts";
import { type OutboundUser, readInboundUsers, readOutboundUsers } from "./user-store.ts";

/** Systems with the users of both directions; no secret is read. */
export async function listSystems(db: Db) {
  const [outbound, inbound, arrangements] = [
    await readOutboundUsers(db),
    await readInboundUsers(db),
    await readArrangements(db),
  ];
  return (await readSystems(db)).map((row) => ({
    ...shown(row),
    outboundUsers: outbound.filter(({ systemId }) => systemId === row.systemId).map(shownUser),
    inboundUsers: inbound.get(row.systemId) ?? [],
    scenarios: arrangements.filter(({ systemId }) => systemId === row.systemId).map(({ scenario }) => scenario),
  }));
}
export type ShownSystem = Awaited<ReturnType<typeof listSystems>>[number];

function shown({ baseUrl, authorities, changedAt, lastContactAt, lastFailure, ...facts }: SystemRow) {
  return {
    ...facts,
    changedAt: changedAt.toISOString(),
    ...(baseUrl === null ? {} : { baseUrl }),
    ...(authorities === null ? {} : { authorities }),
    ...(lastContactAt ? { lastContactAt: lastContactAt.toISOString() } : {}),
    ...(lastFailure === null ? {} : { lastFailure }),
  };
}

function shownUser({ userName, kind, tokenUrl, certificate: pem, sealed }: OutboundUser) {
  const [certificate] = factsOfPem(pem);
  return {
    userName,
    kind,
    ...(tokenUrl === null ? {} : { tokenUrl }),
    ...(certificate && { pem, certificate }),
    hasSecret: sealed !== null,
  };
}
