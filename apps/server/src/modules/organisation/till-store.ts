import type { DeviceBefore, Heartbeat } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { ListedTill } from "./schemas.ts";

export type TillRow = { tillId: string; storeId: string; number: string; kind: "regular" | "replay" };

export async function insertTill(transaction: DbTransaction, till: TillRow & { name: string }): Promise<boolean> {
  const row = await transaction
    .insertInto("organisation.till")
    .values({ till_id: till.tillId, store_id: till.storeId, number: till.number, kind: till.kind, name: till.name })
    .onConflict((conflict) => conflict.doNothing())
    .returning("till_id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function findTill(db: Db, tillId: string): Promise<TillRow | undefined> {
  const { rows } = await sql<TillRow>`
    select till_id as "tillId", store_id as "storeId", number, kind from organisation.till where till_id = ${tillId}`.execute(
    db,
  );
  return rows[0];
}

/** `settingsVersion`: of the settings by which it works. */
export type KnownTill = Omit<ListedTill, "state"> & {
  state?: Omit<NonNullable<ListedTill["state"]>, "settingsBehind"> & { settingsVersion?: string };
};

export async function readTills(db: Db): Promise<KnownTill[]> {
  const { rows } = await sql<{ till: KnownTill }>`
    select json_strip_nulls(json_build_object(
      'tillId', till.till_id, 'storeId', till.store_id, 'number', till.number, 'kind', till.kind, 'name', till.name,
      'deviceName', till.device_name, 'pairedAt', till.paired_at, 'pairingCodeUntil', code.expires_at,
      'state', case when state.till_id is not null then json_build_object(
        'lastSeenAt', state.last_seen_at, 'unsent', state.unsent, 'oldestUnsentAt', state.oldest_unsent_at,
        'priceBook', state.price_book, 'clockAheadMs', state.clock_ahead_ms, 'appVersion', state.app_version,
        'settingsVersion', state.settings_version, 'device', state.device) end)) as till
    from organisation.till
      left join organisation.till_state as state using (till_id)
      left join organisation.pairing_code as code on code.till_id = till.till_id and code.expires_at > now()
    order by till.till_id limit 10000`.execute(db);
  return rows.map(({ till }) => till);
}

/** Answers false when the code is another till's, which is as likely as guessing it. */
export async function upsertPairingCode(
  transaction: DbTransaction,
  { tillId, codeHash, minutes }: { tillId: string; codeHash: Buffer; minutes: number },
): Promise<string> {
  const { rows } = await sql<{ until: Date }>`
    insert into organisation.pairing_code (till_id, code_hash, expires_at)
    values (${tillId}, ${codeHash}, now() + make_interval(mins => ${minutes}))
    on conflict (till_id) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at
    returning expires_at as until`.execute(transaction);
  return rows[0]?.until.toISOString() ?? "";
}

/** Takes the code away in the moment it is used: of two devices with one code one gets the till. */
export async function takePairingCode(transaction: DbTransaction, codeHash: Buffer): Promise<string | undefined> {
  const { rows } = await sql<{ till_id: string }>`
    delete from organisation.pairing_code where code_hash = ${codeHash} and expires_at > now() returning till_id`.execute(
    transaction,
  );
  return rows[0]?.till_id;
}

export async function markPaired(transaction: DbTransaction, tillId: string, deviceName: string): Promise<void> {
  await transaction
    .updateTable("organisation.till")
    .set({ paired_at: sql`now()`, device_name: deviceName })
    .where("till_id", "=", tillId)
    .execute();
}

export async function markUnpaired(transaction: DbTransaction, tillId: string): Promise<void> {
  await transaction
    .updateTable("organisation.till")
    .set({ paired_at: null, device_name: null })
    .where("till_id", "=", tillId)
    .execute();
}

/** The device that has the till, as it told last; undefined when none has it. */
export async function readDevice(db: Db, tillId: string): Promise<DeviceBefore | undefined> {
  const { rows } = await sql<{ device: DeviceBefore }>`
    select json_strip_nulls(json_build_object('deviceName', coalesce(till.device_name, ''),
      'lastSeenAt', state.last_seen_at, 'unsent', coalesce(state.unsent, 0))) as device
    from organisation.till left join organisation.till_state as state using (till_id)
    where till_id = ${tillId} and paired_at is not null`.execute(db);
  return rows[0]?.device;
}

export async function readLastRunning(db: Db, tillId: string): Promise<number> {
  const row = await db
    .selectFrom("organisation.till_state")
    .select("last_running")
    .where("till_id", "=", tillId)
    .executeTakeFirst();
  return row?.last_running ?? 0;
}

/** By how much the till's clock was ahead when it told last. */
export async function readClockAhead(db: Db, tillId: string): Promise<number> {
  const row = await db
    .selectFrom("organisation.till_state")
    .select("clock_ahead_ms")
    .where("till_id", "=", tillId)
    .executeTakeFirst();
  return row?.clock_ahead_ms ?? 0;
}

export async function upsertTillState(
  db: Db,
  tillId: string,
  beat: Heartbeat & { clockAheadMs: number },
): Promise<void> {
  await sql`
    insert into organisation.till_state
      (till_id, last_seen_at, unsent, oldest_unsent_at, price_book, clock_ahead_ms, app_version,
        settings_version, device, last_running)
    values (${tillId}, now(), ${beat.unsent}, ${beat.oldestUnsentAt ?? null}, ${beat.priceBook}, ${beat.clockAheadMs},
      ${beat.appVersion}, ${beat.settingsVersion ?? null}, ${beat.device ? JSON.stringify(beat.device) : null},
      ${beat.lastRunning ?? null})
    on conflict (till_id) do update set last_seen_at = excluded.last_seen_at, unsent = excluded.unsent,
      oldest_unsent_at = excluded.oldest_unsent_at, price_book = excluded.price_book,
      clock_ahead_ms = excluded.clock_ahead_ms, app_version = excluded.app_version,
      settings_version = excluded.settings_version, device = excluded.device,
      last_running = greatest(till_state.last_running, excluded.last_running)`.execute(db);
}
