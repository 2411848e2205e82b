import { type Actor, inTransaction, isForbiddenHost, readCertificates, recordChange } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { readArrangements } from "../arrangement-store.ts";
import { addressForbidden, systemActive, systemUnknown, systemUsed } from "../errors.ts";
import type { SystemInput } from "../schemas.ts";
import { deleteSystem, lockSystem, type SystemRow, upsertSystem } from "../system-store.ts";
import { forgetSecrets } from "../user-store.ts";

/** Makes a system or changes it. With another address the secrets that are there go: they must not be sent elsewhere. */
export async function saveSystem(db: Db, systemId: string, input: SystemInput, actor: Actor): Promise<void> {
  const baseUrl = input.baseUrl ? readAddress(input.baseUrl, "/body/baseUrl") : null;
  const authorities = input.authorities?.trim() || null;
  if (authorities !== null) readCertificates(authorities, "/body/authorities");
  await inTransaction(db, async (transaction) => {
    const before = await lockSystem(transaction, systemId);
    const after = { ...input, systemId, baseUrl, authorities };
    await upsertSystem(transaction, after, actor.name);
    if (before && before.baseUrl !== baseUrl) await forgetSecrets(transaction, systemId);
    const detail = before ? differences(before, after) : told(after);
    await recordChange(transaction, change(systemId, before ? "changed" : "created", actor, detail));
  });
}

/** Only when nothing goes its way any more: what still did would stop without anybody having said so. */
export async function removeSystem(db: Db, systemId: string, actor: Actor): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const before = await lockSystem(transaction, systemId);
    if (!before) throw systemUnknown(`There is no system ${systemId}.`);
    if (before.active) throw systemActive(`Switch ${systemId} off first.`);
    const arranged = await readArrangements(transaction, { systemId });
    if (arranged.length > 0)
      throw systemUsed(`Delete its arrangements first: ${arranged.map(({ scenario }) => scenario).join(", ")}.`);
    await deleteSystem(transaction, systemId).catch((error) => {
      if ((error as { code?: string }).code !== "23503") throw error;
      throw systemUsed(`Replication models send to ${systemId}, or have sent to it.`);
    });
    await recordChange(transaction, change(systemId, "deleted", actor, { name: before.name }));
  });
}

/** Without a slash at its end, so that paths can follow. */
export function readAddress(text: string, where: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || isForbiddenHost(url.hostname))
    throw addressForbidden(`${text} is no address that a system can have.`, where);
  return url.href.replace(/\/$/, "");
}

type Facts = Pick<SystemRow, "name" | "active" | "baseUrl" | "businessSystem" | "ownSystem" | "authorities">;
const names = ["name", "active", "baseUrl", "businessSystem", "ownSystem"] as const;

/** Certificates are long, and the audit is for people. */
function told(facts: Facts): Record<string, unknown> {
  const shown = Object.fromEntries(names.map((name) => [name, facts[name]]));
  return { ...shown, ...(facts.authorities ? { authorities: true } : {}) };
}

function differences(before: Facts, after: Facts): Record<string, unknown> {
  const changed = names.filter((name) => before[name] !== after[name]);
  return {
    ...Object.fromEntries(changed.map((name) => [name, { before: before[name], after: after[name] }])),
    ...(before.authorities === after.authorities ? {} : { authoritiesChanged: true }),
  };
}

const change = (objectId: string, what: string, actor: Actor, detail: Record<string, unknown>) => ({
  actor,
  action: `communicationSystem.${what}`,
  objectType: "communicationSystem",
  objectId,
  detail,
});
