import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";

type Asked = { id: string; receiptNumber: string; tillId: string };

/** False: it was asked for before. */
export async function insertMail(db: DbTransaction, { id, receiptNumber, tillId }: Asked): Promise<boolean> {
  const { rows } = await sql`
    insert into papers.receipt_mail (id, receipt_number, till_id) values (${id}, ${receiptNumber}, ${tillId})
    on conflict (id) do nothing returning id`.execute(db);
  return rows.length > 0;
}

export async function countMails(db: Db | DbTransaction, receiptNumber: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from papers.receipt_mail where receipt_number = ${receiptNumber}`.execute(db);
  return rows[0]?.count ?? 0;
}
