import { createHash, randomInt } from "node:crypto";
import { badgePrefix } from "@counterfoil/contracts";
import { type Actor, inTransaction, recordChange, sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import { cashierUnknown } from "./errors.ts";

/** Without letters that are taken for digits. 16 of them are 79 bits: nobody finds one by trying, offline at a stolen till neither. */
const LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const LENGTH = 16;

/** The code is told once, to be printed. The badge that the person had before opens nothing any more. */
export async function makeBadge(db: Db, personId: string, actor: Actor): Promise<{ code: string }> {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]);
  const code = badgePrefix + letters.join("");
  const hash = createHash("sha256").update(code).digest("base64");
  await inTransaction(db, async (transaction) => {
    const { numAffectedRows } = await sql`
      insert into access.badge (person_id, code_hash) select id, ${hash} from access.person where id = ${personId}
      on conflict (person_id) do update set code_hash = excluded.code_hash, made_at = now()`.execute(transaction);
    if (numAffectedRows !== 1n) throw cashierUnknown(`There is no person ${personId}.`);
    await recordChange(transaction, { actor, action: "person.badgeMade", objectType: "person", objectId: personId });
  });
  return { code };
}

/** A badge that was lost. One that never was is taken back as well. */
export async function takeBadgeBack(db: Db, personId: string, actor: Actor): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const { numAffectedRows } = await sql`delete from access.badge where person_id = ${personId}`.execute(transaction);
    if (numAffectedRows !== 1n) return;
    await recordChange(transaction, { actor, action: "person.badgeTaken", objectType: "person", objectId: personId });
  });
}
