import { type Actor, inTransaction, recordChange } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import {
  type ArrangementRow,
  deleteArrangement,
  type Place,
  readArrangements,
  type ServiceRow,
  upsertArrangement,
  upsertService,
} from "../arrangement-store.ts";
import {
  addressMissing,
  arrangementActive,
  arrangementUnknown,
  serviceUnknown,
  systemUnknown,
  userMissing,
  userUnusable,
} from "../errors.ts";
import { inboundServices, isInbound, type OutboundServiceName, outboundServices, servicesOf } from "../scenarios.ts";
import type { ArrangementInput } from "../schemas.ts";
import { lockSystem, type SystemRow } from "../system-store.ts";
import { findOutboundUser, readInboundUsers } from "../user-store.ts";

export type CommunicationUser = { userName: string; permissions: readonly string[]; lockedAt?: string };
export type Saving = { db: Db; readUsers: () => Promise<CommunicationUser[]> };

/** Makes an arrangement or changes it; what is not named stays as it is, in a new one services are off. */
export async function saveArrangement(
  { db, readUsers }: Saving,
  place: Place,
  input: ArrangementInput,
  actor: Actor,
): Promise<void> {
  const users = await readUsers();
  await inTransaction(db, async (transaction) => {
    const system = await lockSystem(transaction, place.systemId);
    if (!system) throw systemUnknown(`There is no system ${place.systemId}.`);
    const [before] = await readArrangements(transaction, place);
    const after = {
      ...place,
      inboundUser: input.inboundUser === undefined ? (before?.inboundUser ?? null) : input.inboundUser,
      outboundUser: input.outboundUser === undefined ? (before?.outboundUser ?? null) : input.outboundUser,
      services: servicesAfter(place, before, input),
    };
    await checkInbound(transaction, after, users);
    await checkOutbound(transaction, after, system);
    await upsertArrangement(transaction, place, after, actor.name);
    for (const service of after.services) await upsertService(transaction, place, service);
    const what = before ? "changed" : "created";
    await recordChange(transaction, change(place, what, actor, differences(before, after)));
  });
}

export async function removeArrangement(db: Db, place: Place, actor: Actor): Promise<void> {
  await inTransaction(db, async (transaction) => {
    await lockSystem(transaction, place.systemId);
    const [before] = await readArrangements(transaction, place);
    if (!before) throw arrangementUnknown(`There is no arrangement of ${place.scenario} with ${place.systemId}.`);
    const on = before.services.filter(({ active }) => active).map(({ service }) => service);
    if (on.length > 0) throw arrangementActive(`Switch off first: ${on.join(", ")}.`);
    await deleteArrangement(transaction, place);
    await recordChange(transaction, change(place, "deleted", actor, {}));
  });
}

/** All services of the scenario as they shall be. */
function servicesAfter(
  { scenario }: Place,
  before: ArrangementRow | undefined,
  { services = {} }: ArrangementInput,
): ServiceRow[] {
  const known = servicesOf(scenario);
  const unknown = Object.keys(services).find((name) => !known.some((each) => each === name));
  if (unknown !== undefined) throw serviceUnknown(`${scenario} has no service ${unknown}.`, "/body/services");
  return known.map((service) => {
    const was = before?.services.find((each) => each.service === service);
    const wanted = services[service];
    if (isInbound(service) && wanted?.path !== undefined)
      throw serviceUnknown(`${service} comes in; its address is ours.`, `/body/services/${service}/path`);
    return {
      service,
      direction: isInbound(service) ? "inbound" : "outbound",
      active: wanted?.active ?? was?.active ?? false,
      path: usualOr(service, wanted?.path ?? was?.path ?? null),
    };
  });
}

/** Kept only when it is not where the service usually is: where that is may change with a version of ours. */
function usualOr(service: ServiceRow["service"], path: string | null): string | null {
  return path === outboundServices[service as OutboundServiceName]?.path ? null : path;
}

type After = Pick<ArrangementRow, "systemId" | "scenario" | "inboundUser" | "outboundUser" | "services">;

/** Whoever shall call must be a user of the system, and be allowed what the services that are on need. */
async function checkInbound(db: Db, after: After, users: CommunicationUser[]): Promise<void> {
  const on = after.services.filter(({ direction, active }) => direction === "inbound" && active);
  if (after.inboundUser === null) {
    if (on.length > 0) throw userMissing("Name the communication user that calls.", "/body/inboundUser");
    return;
  }
  const ofSystem = (await readInboundUsers(db)).get(after.systemId) ?? [];
  const user = users.find(({ userName }) => userName === after.inboundUser);
  if (!user || !ofSystem.includes(user.userName))
    throw userUnusable(`${after.inboundUser} is no user of ${after.systemId} for inbound.`, "/body/inboundUser");
  const needed = on.map(({ service }) => (isInbound(service) ? inboundServices[service].permission : ""));
  const lacking = needed.find((permission) => !user.permissions.includes(permission));
  if (lacking !== undefined) throw userUnusable(`${user.userName} lacks ${lacking}.`, "/body/inboundUser");
}

async function checkOutbound(db: Db, after: After, { systemId, baseUrl }: SystemRow): Promise<void> {
  const on = after.services.filter(({ direction, active }) => direction === "outbound" && active);
  if (on.length > 0 && baseUrl === null) throw addressMissing(`${systemId} only calls us.`, "/body/services");
  if (after.outboundUser === null) {
    if (on.length > 0) throw userMissing("Name the user as whom we call.", "/body/outboundUser");
    return;
  }
  const user = await findOutboundUser(db, systemId, after.outboundUser);
  if (!user) throw userUnusable(`${systemId} has no user ${after.outboundUser} for outbound.`, "/body/outboundUser");
}

function differences(before: ArrangementRow | undefined, after: After): Record<string, unknown> {
  const users = (["inboundUser", "outboundUser"] as const)
    .filter((name) => (before?.[name] ?? null) !== after[name])
    .map((name) => [name, { before: before?.[name] ?? null, after: after[name] }]);
  const services = after.services.flatMap(({ service, active, path }) => {
    const was = before?.services.find((each) => each.service === service);
    const [from, to] = [stateOf(was), stateOf({ active, path })];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [[service, { before: from, after: to }]];
  });
  return Object.fromEntries([...users, ...services]);
}

const stateOf = (service: Pick<ServiceRow, "active" | "path"> | undefined) => ({
  active: service?.active ?? false,
  ...(service?.path ? { path: service.path } : {}),
});

const change = ({ systemId, scenario }: Place, what: string, actor: Actor, detail: Record<string, unknown>) => ({
  actor,
  action: `communicationArrangement.${what}`,
  objectType: "communicationArrangement",
  objectId: `${systemId} ${scenario}`,
  detail,
});
