import type { ErpState, MadeCustomer } from "@counterfoil/contracts";
import { type AnyKysely, sql } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";

export type MadeRow = {
  partnerId: string;
  id: string;
  erpState: ErpState;
  erpNumber: string | null;
  reason: string | null;
  causeCode: string | null;
  causeSubject: string | null;
  madeAt: Date;
  madeBy: string;
};

const columns = sql`partner_id as "partnerId", id, erp_state as "erpState", erp_number as "erpNumber", reason,
  cause_code as "causeCode", cause_subject as "causeSubject", made_at as "madeAt", made_by as "madeBy"`;

export async function insertMade(
  db: DbTransaction,
  { partnerId, id, madeAt, madeBy }: Pick<MadeRow, "partnerId" | "id" | "madeAt" | "madeBy">,
): Promise<void> {
  await sql`
    insert into customers.made_here (partner_id, id, made_at, made_by)
    values (${partnerId}, ${id}, ${madeAt}, ${madeBy})`.execute(db);
}

/** By the number of ours, the ERP's, or the maker's id. */
export async function findMade(
  db: AnyKysely,
  by: { partnerId: string } | { id: string } | { erpNumber: string },
): Promise<MadeRow | undefined> {
  const which =
    "id" in by
      ? sql`id = ${by.id}`
      : "erpNumber" in by
        ? sql`erp_number = ${by.erpNumber}`
        : sql`partner_id = ${by.partnerId}`;
  const { rows } = await sql<MadeRow>`select ${columns} from customers.made_here where ${which}`.execute(db);
  return rows[0];
}

type Progress = Pick<MadeRow, "erpState" | "reason" | "causeCode" | "causeSubject">;

export async function setProgress(db: DbTransaction, id: string, progress: Progress): Promise<void> {
  const { erpState, reason, causeCode, causeSubject } = progress;
  await sql`
    update customers.made_here set erp_state = ${erpState}, reason = ${reason}, cause_code = ${causeCode},
      cause_subject = ${causeSubject} where id = ${id}`.execute(db);
}

/** From now on it is known by both numbers, at the tills too. False when it had its number before. */
export async function setErpNumber(db: AnyKysely, partnerId: string, erpNumber: string): Promise<boolean> {
  const { rows } = await sql`
    update customers.made_here set erp_number = ${erpNumber}, erp_state = 'created', reason = null, cause_code = null,
      cause_subject = null
    where partner_id = ${partnerId} and erp_number is null returning partner_id`.execute(db);
  if (rows.length === 0) return false;
  await sql`update customers.partner set changed_xid = pg_current_xact_id() where partner_id = ${partnerId}`.execute(
    db,
  );
  return true;
}

export type Known = { sent: string; partnerId: string; hasNumber: boolean };

/** Which of these are customers made here: by the ERP's number, or by ours, which the ERP keeps as the number in another system. */
export async function recognise(
  db: AnyKysely,
  sent: readonly { partnerId: string; externalId: string | undefined }[],
): Promise<Known[]> {
  const [ids, externalIds] = [sent.map(({ partnerId }) => partnerId), sent.map(({ externalId }) => externalId ?? null)];
  const { rows } = await sql<Known>`
    with sent (id, external_id) as (select * from unnest(${ids}::text[], ${externalIds}::text[]))
    select sent.id as sent, partner_id as "partnerId", true as "hasNumber" from sent join customers.made_here on erp_number = sent.id
    union all select sent.id, partner_id, false from sent join customers.made_here on partner_id = external_id
    where erp_number is null`.execute(db);
  return rows;
}

/** Those whose number in the ERP is still to come. Nobody notes one for them before this transaction ends. */
export async function findAwaited(db: DbTransaction, partnerIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ partnerId: string }>`
    select partner_id as "partnerId" from customers.made_here
    where partner_id = any(${[...partnerIds]}) and erp_number is null and erp_state <> 'withdrawn' for share`.execute(
    db,
  );
  return new Set(rows.map(({ partnerId }) => partnerId));
}

/** Number of ours -> number in the ERP; null for one that has none. Others are not in it. */
export async function readErpNumbers(
  db: AnyKysely,
  partnerIds: readonly string[],
): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ partnerId: string; erpNumber: string | null }>`
    select partner_id as "partnerId", erp_number as "erpNumber" from customers.made_here
    where partner_id = any(${[...partnerIds]})`.execute(db);
  return new Map(rows.map(({ partnerId, erpNumber }) => [partnerId, erpNumber]));
}

export function toMade({ erpNumber, reason, causeCode, causeSubject, madeAt, ...row }: MadeRow): MadeCustomer {
  return {
    ...row,
    madeAt: madeAt.toISOString(),
    ...(erpNumber === null ? {} : { erpNumber }),
    ...(reason === null ? {} : { reason }),
    ...(causeCode === null ? {} : { cause: { code: causeCode, subject: causeSubject ?? "" } }),
  };
}
