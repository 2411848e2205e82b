import type { SystemFacts } from "@counterfoil/contracts";
import { type Actor, inTransaction, readCertificates, recordChange } from "@counterfoil/platform";
import type { Db } from "../../../../database.ts";
import { endPause } from "../contact-store.ts";
import { systemActive, systemExists, systemUnknown } from "../errors.ts";
import { deleteSystem, insertSystem, readSystems, type SystemRow, updateSystem } from "../system-store.ts";

export async function createSystem(db: Db, systemId: string, facts: SystemFacts, actor: Actor): Promise<void> {
  checkAuthorities(facts);
  await inTransaction(db, async (transaction) => {
    if (!(await insertSystem(transaction, systemId, facts)))
      throw systemExists(`${systemId} exists already.`, "/body/systemId");
    await recordChange(transaction, change(systemId, "created", actor, toldFacts(facts)));
  });
}

export async function changeSystem(db: Db, systemId: string, facts: SystemFacts, actor: Actor): Promise<void> {
  checkAuthorities(facts);
  await inTransaction(db, async (transaction) => {
    const [before] = await readSystems(transaction, systemId);
    if (!before || !(await updateSystem(transaction, systemId, facts)))
      throw systemUnknown(`There is no system ${systemId}.`);
    await endPause(transaction, systemId);
    await recordChange(transaction, change(systemId, "changed", actor, differences(before, facts)));
  });
}

/** Only when it is switched off: what still goes its way would stop without anybody having said so. */
export async function removeSystem(db: Db, systemId: string, actor: Actor): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const [before] = await readSystems(transaction, systemId);
    if (!before) throw systemUnknown(`There is no system ${systemId}.`);
    if (before.active) throw systemActive(`Switch ${systemId} off first.`);
    await deleteSystem(transaction, systemId);
    await recordChange(transaction, change(systemId, "deleted", actor, { name: before.name }));
  });
}

function checkAuthorities({ authorities }: SystemFacts): void {
  if (authorities) readCertificates(authorities, "/body/authorities");
}

/** Certificates are long, and the audit is for people. */
const toldFacts = ({ authorities, ...facts }: SystemFacts) => ({
  ...facts,
  ...(authorities ? { authorities: true } : {}),
});

function differences(before: SystemRow, after: SystemFacts): Record<string, unknown> {
  const names = ["name", "kind", "active", "client", "senderPort", "receiverPort", "receiver"] as const;
  const changed = names.filter((name) => before[name] !== after[name]);
  return {
    ...Object.fromEntries(changed.map((name) => [name, { before: before[name], after: after[name] }])),
    ...((before.authorities ?? "") === (after.authorities ?? "") ? {} : { authoritiesChanged: true }),
  };
}

const change = (objectId: string, what: string, actor: Actor, detail: Record<string, unknown>) => ({
  actor,
  action: `communicationSystem.${what}`,
  objectType: "communicationSystem",
  objectId,
  detail,
});
