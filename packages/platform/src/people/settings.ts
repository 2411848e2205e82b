import { sql } from "kysely";
import type { AnyKysely } from "../database.ts";

/** Settings of who may enter and how; a few rows, each a JSON value. */
export async function readSetting<Value>(db: AnyKysely, name: string, fallback: Value): Promise<Value> {
  const { rows } = await sql<{ value: Value }>`select value from access.setting where name = ${name}`.execute(db);
  return rows[0]?.value ?? fallback;
}

export async function writeSetting(db: AnyKysely, name: string, value: unknown): Promise<void> {
  await sql`insert into access.setting (name, value) values (${name}, ${JSON.stringify(value)})
    on conflict (name) do update set value = excluded.value`.execute(db);
}
