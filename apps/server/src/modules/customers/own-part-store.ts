import type { KeptOwnPart } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";

type Row = { content: Omit<KeptOwnPart, "changedAt" | "changedBy">; changedAt: Date; changedBy: string };

export async function readOwnPart(db: Db, partnerId: string): Promise<KeptOwnPart | undefined> {
  const { rows } = await sql<Row>`
    select content, changed_at as "changedAt", changed_by as "changedBy"
    from customers.own_part where partner_id = ${partnerId}`.execute(db);
  const [row] = rows;
  return row && { ...row.content, changedAt: row.changedAt.toISOString(), changedBy: row.changedBy };
}

export async function findByLoyalty(db: Db, loyaltyNumber: string): Promise<string | undefined> {
  const { rows } = await sql<{ partnerId: string }>`
    select partner_id as "partnerId" from customers.own_part where content ->> 'loyaltyNumber' = ${loyaltyNumber}`.execute(
    db,
  );
  return rows[0]?.partnerId;
}

/** Tills hear of it: the customer counts as changed, as after a message. */
export async function keepOwnPart(
  transaction: DbTransaction,
  partnerId: string,
  { changedAt, changedBy, ...content }: KeptOwnPart,
): Promise<void> {
  await sql`
    insert into customers.own_part (partner_id, content, changed_at, changed_by)
    values (${partnerId}, ${JSON.stringify(content)}::jsonb, ${changedAt}, ${changedBy})
    on conflict (partner_id) do update set content = excluded.content, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by`.execute(transaction);
  await sql`update customers.partner set changed_xid = pg_current_xact_id() where partner_id = ${partnerId}`.execute(
    transaction,
  );
}
