import type { MappedService, MappingDocument, MappingTest } from "@counterfoil/contracts";
import { type AnyKysely, sql } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";

export type StoredVersion = {
  version: number;
  createdAt: Date;
  createdBy: string;
  why: string;
  testedAt: Date | null;
  test: MappingTest | null;
};
export type Activation = {
  version: number;
  activatedAt: Date;
  activatedBy: string;
  why: string;
  despiteFailures: boolean;
};

/** The one that is mapped by; undefined before the first. */
export async function readActiveVersion(db: AnyKysely, service: MappedService): Promise<number | undefined> {
  const { rows } = await sql<{ version: number }>`
    select version from hub.field_mapping_activation where service = ${service} order by id desc limit 1`.execute(db);
  return rows[0]?.version;
}

export async function readMappingDocument(
  db: AnyKysely,
  service: MappedService,
  version: number,
): Promise<MappingDocument | undefined> {
  const { rows } = await sql<{ document: MappingDocument }>`
    select document from hub.field_mapping where service = ${service} and version = ${version}`.execute(db);
  return rows[0]?.document;
}

/** Version 1 comes with the program; of several processes that bring it one does. */
export async function insertFirst(
  db: AnyKysely,
  service: MappedService,
  { document, by, why }: { document: MappingDocument; by: string; why: string },
): Promise<void> {
  await sql`
    with first as (
      insert into hub.field_mapping (service, version, document, created_by, why)
      values (${service}, 1, ${JSON.stringify(document)}::json, ${by}, ${why}) on conflict do nothing
      returning service, version, created_by, why)
    insert into hub.field_mapping_activation (service, version, activated_by, why)
    select service, version, created_by, why from first`.execute(db);
}

export async function insertVersion(
  db: DbTransaction,
  service: MappedService,
  { document, by, why }: { document: MappingDocument; by: string; why: string },
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into hub.field_mapping (service, version, document, created_by, why)
    select ${service}, coalesce(max(version), 0) + 1, ${JSON.stringify(document)}::json, ${by}, ${why}
    from hub.field_mapping where service = ${service} returning version`.execute(db);
  return rows[0]?.version ?? 0;
}

export async function readLatestVersion(db: AnyKysely, service: MappedService) {
  const { rows } = await sql<{ version: number; by: string; why: string }>`
    select version, created_by as by, why from hub.field_mapping where service = ${service} order by version desc limit 1`.execute(
    db,
  );
  return rows[0];
}

export async function setTest(
  db: AnyKysely,
  service: MappedService,
  version: number,
  test: MappingTest,
): Promise<void> {
  await sql`
    update hub.field_mapping set tested_at = now(), test = ${JSON.stringify(test)}::json
    where service = ${service} and version = ${version}`.execute(db);
}

export async function insertActivation(
  db: DbTransaction,
  service: MappedService,
  { version, by, why, despiteFailures }: { version: number; by: string; why: string; despiteFailures: boolean },
): Promise<void> {
  await sql`
    insert into hub.field_mapping_activation (service, version, activated_by, why, despite_failures)
    values (${service}, ${version}, ${by}, ${why}, ${despiteFailures})`.execute(db);
}

const VERSIONS_SHOWN = 50;

export async function listVersions(db: AnyKysely, service: MappedService): Promise<StoredVersion[]> {
  const { rows } = await sql<StoredVersion>`
    select version, created_at as "createdAt", created_by as "createdBy", why, tested_at as "testedAt", test
    from hub.field_mapping where service = ${service} order by version desc limit ${VERSIONS_SHOWN}`.execute(db);
  return rows;
}

export async function findVersion(
  db: AnyKysely,
  service: MappedService,
  version: number,
): Promise<StoredVersion | undefined> {
  const { rows } = await sql<StoredVersion>`
    select version, created_at as "createdAt", created_by as "createdBy", why, tested_at as "testedAt", test
    from hub.field_mapping where service = ${service} and version = ${version}`.execute(db);
  return rows[0];
}

export async function listActivations(db: AnyKysely, service: MappedService): Promise<Activation[]> {
  const { rows } = await sql<Activation>`
    select version, activated_at as "activatedAt", activated_by as "activatedBy", why, despite_failures as "despiteFailures"
    from hub.field_mapping_activation where service = ${service} order by id desc limit ${VERSIONS_SHOWN}`.execute(db);
  return rows;
}

/** Whether a version was ever mapped by: going back to it needs no test. */
export async function wasActive(db: AnyKysely, service: MappedService, version: number): Promise<boolean> {
  const { rows } = await sql`
    select from hub.field_mapping_activation where service = ${service} and version = ${version} limit 1`.execute(db);
  return rows.length > 0;
}
