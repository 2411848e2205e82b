import { problemOf, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { Texts } from "./customizing.ts";

export const numberRangeExhausted = problemOf(409, "number-range-exhausted", "The number range is used up");

export type NumberRange = {
  rangeId: string;
  texts: Texts;
  first: number;
  last: number;
  next: number;
  usedPercent: number;
};

/** Takes so many numbers of a range; whoever comes meanwhile waits until this transaction ends, so that none is lost. */
export async function takeNumbers(transaction: DbTransaction, rangeId: string, count: number): Promise<number[]> {
  const { rows } = await sql<{ end: number }>`
    update masterdata.number_range set next_number = next_number + ${count}::bigint
    where range_id = ${rangeId} and next_number + ${count}::bigint <= last_number + 1
    returning next_number as end`.execute(transaction);
  const [row] = rows;
  if (!row) throw numberRangeExhausted(`Number range ${rangeId} has not ${count} numbers left.`);
  return Array.from({ length: count }, (_, index) => row.end - count + index);
}

export async function readNumberRanges(db: Db): Promise<NumberRange[]> {
  const { rows } = await sql<NumberRange>`
    select range_id as "rangeId", texts, first_number as first, last_number as last, next_number as next,
      round((next_number - first_number) * 1000.0 / (last_number - first_number + 1))::float8 / 10 as "usedPercent"
    from masterdata.number_range order by range_id`.execute(db);
  return rows;
}

/** A partner number given from outside may not lie where we give such numbers ourselves. */
export async function findInternalRanges(db: Db): Promise<{ first: number; last: number }[]> {
  const rows = await db
    .selectFrom("masterdata.number_range")
    .where("range_id", "in", db.selectFrom("masterdata.grouping").select("range_id").where("range_id", "is not", null))
    .select(["first_number as first", "last_number as last"])
    .execute();
  return rows;
}
