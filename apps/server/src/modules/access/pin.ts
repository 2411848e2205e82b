import { pbkdf2, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import type { TillPerson } from "@counterfoil/contracts";
import { type Actor, inTransaction, recordChange, sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import { cashierUnknown } from "./errors.ts";
import { roles } from "./permissions.ts";

/** The till derives the same with Web Crypto. OWASP's figure for PBKDF2-SHA256 was 210,000 when PINs were longer: take more. */
const ITERATIONS = 310_000;
const derive = promisify(pbkdf2);

export async function setPin(db: Db, personId: string, pin: string, actor: Actor): Promise<void> {
  const salt = randomBytes(16);
  const hash = (await derive(pin, salt, ITERATIONS, 32, "sha256")).toString("base64");
  await inTransaction(db, async (transaction) => {
    const { numAffectedRows } = await sql`
      insert into access.cashier_pin (person_id, salt, iterations, hash)
      select id, ${salt.toString("base64")}, ${ITERATIONS}::int, ${hash} from access.person where id = ${personId}
      on conflict (person_id) do update
        set salt = excluded.salt, iterations = excluded.iterations, hash = excluded.hash, changed_at = now()`.execute(
      transaction,
    );
    if (numAffectedRows !== 1n) throw cashierUnknown(`There is no person ${personId}.`);
    await recordChange(transaction, { actor, action: "person.pinChanged", objectType: "person", objectId: personId });
  });
}

/** Everybody who may sell and has a PIN. Locked people are left out, so a till forgets them at its next configuration. */
export async function readTillPeople(db: Db): Promise<TillPerson[]> {
  const selling = Object.keys(roles).filter((role) => roles[role]?.includes("till.sell"));
  const { rows } = await sql<TillPerson & { badge: string | null }>`
    select person.id as "personId", person.name,
      array(select role from access.person_role where person_id = person.id order by role) as roles,
      json_build_object('salt', pin.salt, 'iterations', pin.iterations, 'hash', pin.hash) as pin, badge.code_hash as badge
    from access.cashier_pin as pin join access.person on person.id = pin.person_id
      left join access.badge on badge.person_id = person.id
    where person.locked_at is null
      and (exists (select from access.person_role where person_id = person.id and role = any(${selling}))
        or exists (select from access.person_permission where person_id = person.id and permission = 'till.sell'))
    order by person.name, person.id limit 1000`.execute(db);
  return rows.map(({ badge, ...person }) => (badge ? { ...person, badge } : person));
}
