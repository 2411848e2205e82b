import { type Actor, inTransaction, recordChange, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";

export type Texts = { en: string; de?: string };

export async function readCodes(db: Db, list: string): Promise<Set<string>> {
  const rows = await db.selectFrom("masterdata.value_list").select("code").where("list", "=", list).execute();
  return new Set(rows.map(({ code }) => code));
}

export async function readTexts(db: Db | DbTransaction, list: string): Promise<Map<string, Texts>> {
  const rows = await db
    .selectFrom("masterdata.value_list")
    .select(["code", "texts"])
    .where("list", "=", list)
    .execute();
  return new Map(rows.map(({ code, texts }) => [code, texts as Texts]));
}

export async function readValueLists(db: Db): Promise<Record<string, { code: string; texts: Texts }[]>> {
  const { rows } = await sql<{ list: string; code: string; texts: Texts }>`
    select list, code, texts from masterdata.value_list
    union all select 'grouping', grouping_code, texts from masterdata.grouping
    union all select 'taxCode', tax_code, texts from masterdata.tax_code
    order by list, code`.execute(db);
  return Object.groupBy(
    rows.map(({ list, ...entry }) => ({ list, ...entry })),
    ({ list }) => list,
  ) as Record<string, { code: string; texts: Texts }[]>;
}

export async function upsertValue(
  db: Db,
  { list, code, texts }: { list: string; code: string; texts: Texts },
  actor: Actor,
): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const before = (await readTexts(transaction, list)).get(code) ?? null;
    await transaction
      .insertInto("masterdata.value_list")
      .values({ list, code, texts: JSON.stringify(texts) })
      .onConflict((conflict) => conflict.columns(["list", "code"]).doUpdateSet({ texts: JSON.stringify(texts) }))
      .execute();
    await recordChange(transaction, {
      actor,
      action: "valueList.saved",
      objectType: "valueList",
      objectId: `${list} ${code}`,
      detail: { texts: { before, after: texts } },
    });
  });
}

export type Grouping = { grouping: string; rangeId: string | null; accountGroup: string };

export async function readGroupings(db: Db): Promise<Map<string, Grouping>> {
  const { rows } = await sql<Grouping>`
    select grouping_code as grouping, range_id as "rangeId", account_group as "accountGroup" from masterdata.grouping`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.grouping, row]));
}
