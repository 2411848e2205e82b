import { sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { FieldDifference } from "../field-differences.ts";

export type ChangeView = {
  changeNumber: number;
  kind: string;
  changedAt: string;
  changedBy: string;
  changes: FieldDifference[];
};

export async function readChanges(db: Db, objectType: string, objectKey: string): Promise<ChangeView[]> {
  const { rows } = await sql<Omit<ChangeView, "changedAt"> & { changedAt: Date }>`
    select change_number as "changeNumber", kind, changed_at as "changedAt", changed_by as "changedBy", changes
    from masterdata.change_document where object_type = ${objectType} and object_key = ${objectKey}
    order by change_number desc limit 500`.execute(db);
  return rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() }));
}
