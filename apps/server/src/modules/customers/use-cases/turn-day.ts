import { inTransaction, sql } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";
import type { Making } from "../making/making.ts";

/** The same day as for whoever asks the program: UTC's. */
const dayNow = sql`((now() at time zone 'UTC')::date)::text`;

/** Roles that begin or end today: who becomes a customer, or is none any more, counts as changed, and tills hear of it. */
export async function turnDay({ db, announceChanged }: Pick<Making, "db" | "announceChanged">): Promise<void> {
  await inTransaction(db, async (transaction) => {
    if ((await turnCustomers(transaction)) > 0) await announceChanged(transaction);
  });
}

async function turnCustomers(transaction: DbTransaction): Promise<number> {
  const { numAffectedRows } = await sql`
    with today as (
      select partner_id, exists (
        select from json_array_elements(state -> 'roles') as role
        where role ->> 'code' like 'FLCU%' and ${dayNow}
          between coalesce(role ->> 'from', '') and coalesce(role ->> 'to', '9999-12-31')) as is_now
      from customers.partner where json_array_length(state -> 'roles') > 0)
    update customers.partner as partner set is_customer = is_now, changed_at = now(), changed_xid = pg_current_xact_id()
    from today where partner.partner_id = today.partner_id and is_customer <> is_now`.execute(transaction);
  return Number(numAffectedRows ?? 0n);
}
