import { randomUUID } from "node:crypto";
import type { LabTest, NewLabTest } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import { withoutNulls } from "../books/index.ts";

/** Undefined when the name is taken. */
export async function insertLabTest(db: DbTransaction, test: NewLabTest, madeBy: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into prices.lab_test (test_id, name, basket, expected, draft_offer_ids, made_by)
    values (${randomUUID()}, ${test.name}, ${JSON.stringify(test.basket)}::json, ${JSON.stringify(test.expected)}::json,
      ${test.draftOfferIds ?? []}::text[], ${madeBy})
    on conflict (name) do nothing returning test_id as id`.execute(db);
  return rows[0]?.id;
}

type Row = Omit<LabTest, "madeAt" | "lastRunAt"> & { madeAt: Date; lastRunAt?: Date };

/** A retailer keeps some dozens; more than this no activation waits for. */
const AT_MOST = 1000;

export async function readLabTests(db: Db, ids?: readonly string[]): Promise<LabTest[]> {
  const { rows } = await sql<Row>`
    select test_id as "testId", name, basket, expected, draft_offer_ids as "draftOfferIds", made_at as "madeAt", made_by as "madeBy",
      last_run_at as "lastRunAt", last_passed as "lastPassed", last_detail as "lastDetail"
    from prices.lab_test where ${ids ?? null}::uuid[] is null or test_id = any(${ids ?? null}::uuid[])
    order by name limit ${AT_MOST}`.execute(db);
  return rows.map((row) => {
    const { madeAt, lastRunAt, ...test } = withoutNulls(row);
    const ran = lastRunAt === undefined ? {} : { lastRunAt: lastRunAt.toISOString() };
    return { ...test, madeAt: madeAt.toISOString(), ...ran };
  });
}

export async function deleteLabTest(db: DbTransaction, testId: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    delete from prices.lab_test where test_id = ${testId} returning name`.execute(db);
  return rows[0]?.name;
}

export async function noteRun(
  db: Db,
  { testId, passed, detail, at }: { testId: string; passed: boolean; detail: string | undefined; at: Date },
): Promise<void> {
  await sql`update prices.lab_test set last_run_at = ${at}, last_passed = ${passed}, last_detail = ${detail ?? null}
    where test_id = ${testId}`.execute(db);
}
