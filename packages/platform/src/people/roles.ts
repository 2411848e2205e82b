import { inTransaction } from "../database.ts";
import { type Actor, recordChange } from "./audit.ts";
import type { PeopleContext } from "./context.ts";
import { roleUnknown } from "./errors.ts";
import { readSetting, writeSetting } from "./settings.ts";

const setting = "twoFactorRoles";

/** What each role may do, from the table that the gates ask, and which roles must have a second factor. */
export async function listRoles({ db, roles, permissions }: PeopleContext) {
  const must = await readSetting<string[]>(db, setting, []);
  return {
    permissions: [...permissions],
    roles: Object.entries(roles).map(([role, may]) => ({
      role,
      permissions: [...may],
      twoFactor: must.includes(role),
    })),
  };
}

export async function demandSecondFactor(
  { db, roles }: PeopleContext,
  { role, twoFactor }: { role: string; twoFactor: boolean },
  actor: Actor,
): Promise<void> {
  if (!Object.hasOwn(roles, role)) throw roleUnknown(`There is no role ${role}.`, "/role");
  await inTransaction(db, async (transaction) => {
    const before = await readSetting<string[]>(transaction, setting, []);
    if (before.includes(role) === twoFactor) return;
    await writeSetting(transaction, setting, twoFactor ? [...before, role] : before.filter((each) => each !== role));
    await recordChange(transaction, {
      actor,
      action: "role.changed",
      objectType: "role",
      objectId: role,
      detail: { twoFactor: { before: !twoFactor, after: twoFactor } },
    });
  });
}
