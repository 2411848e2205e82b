import { sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";

export type Tax = { code: string; rate: number; names: Record<string, string> };

export async function readTaxes(db: Db): Promise<Tax[]> {
  const { rows } = await sql<{ code: string; rate: string; names: Record<string, string> }>`
    select code, rate, names from catalog.tax order by code limit 1000`.execute(db);
  return rows.map((row) => ({ ...row, rate: Number(row.rate) }));
}

export async function putTax(db: Db, { code, rate, names }: Tax): Promise<void> {
  await sql`insert into catalog.tax (code, rate, names) values (${code}, ${rate}, ${JSON.stringify(names)}::json)
    on conflict (code) do update set rate = excluded.rate, names = excluded.names`.execute(db);
}
