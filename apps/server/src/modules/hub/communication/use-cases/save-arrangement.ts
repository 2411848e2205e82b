import type { SaveArrangement } from "@counterfoil/contracts";
import { type Actor, cronProblem, inTransaction, recordChange } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../../database.ts";
import {
  type ArrangementRow,
  deleteArrangement,
  findActiveElsewhere,
  readArrangements,
  type ServiceRow,
  upsertArrangement,
  upsertService,
} from "../arrangement-store.ts";
import {
  arrangementUnknown,
  serviceElsewhere,
  serviceUnknown,
  settingInvalid,
  settingUnknown,
  systemUnknown,
  userUnusable,
} from "../errors.ts";
import { type Scenario, scenarioOf, settingsOf } from "../scenarios.ts";
import { readSystems } from "../system-store.ts";

type Place = { systemId: string; scenario: string };
/** Whether a technical user is there, and may do what messages of this scenario need. */
export type JudgeUser = (userName: string, scenario: string) => Promise<string | undefined>;

/** Makes an arrangement or changes it; services that are not named stay as they are, in a new one they are off. */
export async function saveArrangement(
  { db, judgeUser }: { db: Db; judgeUser: JudgeUser },
  { systemId, scenario: id }: Place,
  sent: SaveArrangement,
  actor: Actor,
): Promise<void> {
  const scenario = scenarioOf(id);
  if (!scenario) throw arrangementUnknown(`There is no scenario ${id}.`);
  await inTransaction(db, async (transaction) => {
    if ((await readSystems(transaction, systemId)).length === 0) throw systemUnknown(`There is no system ${systemId}.`);
    const [before] = await readArrangements(transaction, { systemId, scenario: id });
    const technicalUser = sent.technicalUser === undefined ? (before?.technicalUser ?? null) : sent.technicalUser;
    if (technicalUser !== null && technicalUser !== before?.technicalUser)
      await checkUser(judgeUser, technicalUser, scenario);
    await upsertArrangement(transaction, { systemId, scenario: id, technicalUser });
    const services = servicesOf(scenario, before, sent);
    for (const service of services) await saveService(transaction, { systemId, scenario: id }, service);
    const detail = {
      ...differences(before, services),
      ...(technicalUser === before?.technicalUser ? {} : { technicalUser }),
    };
    await recordChange(transaction, change({ systemId, scenario: id }, before ? "changed" : "created", actor, detail));
  });
}

export async function removeArrangement(db: Db, place: Place, actor: Actor): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const [before] = await readArrangements(transaction, place);
    if (!before) throw arrangementUnknown(`There is no arrangement of ${place.scenario} with ${place.systemId}.`);
    await deleteArrangement(transaction, place);
    await recordChange(transaction, change(place, "deleted", actor, {}));
  });
}

async function checkUser(judgeUser: JudgeUser, userName: string, scenario: Scenario): Promise<void> {
  const problem = scenario.inbound.length === 0 ? "Nothing comes in by it." : await judgeUser(userName, scenario.id);
  if (problem !== undefined) throw userUnusable(problem, "/body/technicalUser");
}

/** All services of the scenario as they shall be. */
function servicesOf(scenario: Scenario, before: ArrangementRow | undefined, sent: SaveArrangement): ServiceRow[] {
  const named = Object.entries(sent.services ?? {});
  const known: readonly string[] = [...scenario.inbound, ...scenario.outbound];
  for (const [service, { settings = {} }] of named) {
    if (!known.includes(service)) throw serviceUnknown(`${scenario.id} has no service ${service}.`, "/body/services");
    const unknown = Object.keys(settings).find((name) => !settingsOf(service).includes(name as keyof typeof settings));
    if (unknown !== undefined)
      throw settingUnknown(`${service} has no setting ${unknown}.`, `/body/services/${service}/settings/${unknown}`);
    const problem = typeof settings.send === "object" ? cronProblem(settings.send.cron) : undefined;
    if (problem !== undefined) throw settingInvalid(problem, `/body/services/${service}/settings/send/cron`);
  }
  return known.map((service) => {
    const was = before?.services.find((each) => each.service === service);
    const wanted = sent.services?.[service];
    return {
      service,
      direction: (scenario.inbound as readonly string[]).includes(service) ? "inbound" : "outbound",
      active: wanted?.active ?? was?.active ?? false,
      settings: { ...was?.settings, ...wanted?.settings },
    };
  });
}

async function saveService(transaction: DbTransaction, place: Place, service: ServiceRow): Promise<void> {
  const { systemId } = place;
  const elsewhere =
    service.direction === "outbound" && service.active
      ? await findActiveElsewhere(transaction, { service: service.service, systemId })
      : undefined;
  if (elsewhere !== undefined)
    throw serviceElsewhere(`${service.service} → ${elsewhere}`, `/body/services/${service.service}/active`);
  await upsertService(transaction, place, service);
}

function differences(before: ArrangementRow | undefined, services: readonly ServiceRow[]): Record<string, unknown> {
  const text = ({ active, settings }: Pick<ServiceRow, "active" | "settings">) => ({ active, ...settings });
  const changed = services.flatMap((service) => {
    const was = before?.services.find((each) => each.service === service.service);
    const [from, to] = [text(was ?? { active: false, settings: {} }), text(service)];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [[service.service, { before: from, after: to }]];
  });
  return Object.fromEntries(changed);
}

const change = ({ systemId, scenario }: Place, what: string, actor: Actor, detail: Record<string, unknown>) => ({
  actor,
  action: `communicationArrangement.${what}`,
  objectType: "communicationArrangement",
  objectId: `${systemId} ${scenario}`,
  detail,
});
