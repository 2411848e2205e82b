import type { ManualDiscountRules } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { Company, PaymentMethodRow, Store } from "./schemas.ts";
import { nodeKey, readTree, type Tree, valuesAt } from "./tree.ts";
import type { NodeKind, OwnValues } from "./values.ts";

type CompanyRow = Pick<Company, "companyCode" | "name" | "division">;

export async function readCompany(db: Db): Promise<Company | undefined> {
  const { rows } = await sql<CompanyRow & { own: OwnValues }>`
    select company_code as "companyCode", name, division, own from organisation.company
    join organisation.own_value on kind = 'company'`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { own, ...company } = row;
  return { ...company, currency: own.currency ?? "", salesOrganisation: own.salesOrganisation ?? "" };
}

/** Whose clock and language hold where nobody has a nearer one. */
export async function readCompanyHabits(db: Db): Promise<{ timeZone: string; language: string }> {
  const { rows } = await sql<{ own: OwnValues }>`select own from organisation.own_value where kind = 'company'`.execute(
    db,
  );
  return { timeZone: rows[0]?.own.timeZone ?? "UTC", language: rows[0]?.own.language ?? "en" };
}

export async function upsertCompany(transaction: DbTransaction, company: CompanyRow): Promise<void> {
  await sql`
    insert into organisation.company (company_code, name, division)
    values (${company.companyCode}, ${company.name}, ${company.division})
    on conflict (only_one) do update set company_code = excluded.company_code, name = excluded.name,
      division = excluded.division`.execute(transaction);
}

/** What the node sets itself from now on; everything else is inherited. */
export async function replaceOwnValues(
  transaction: DbTransaction,
  { kind, id }: { kind: NodeKind; id: string },
  own: OwnValues,
): Promise<void> {
  await sql`
    insert into organisation.own_value (kind, node_id, own) values (${kind}, ${id}, ${JSON.stringify(own)})
    on conflict (kind, node_id) do update set own = excluded.own`.execute(transaction);
}

export async function readManualDiscounts(db: Db): Promise<ManualDiscountRules | undefined> {
  const { rows } = await sql<{ rules: ManualDiscountRules }>`
    select manual_discounts as rules from organisation.company`.execute(db);
  return rows[0]?.rules;
}

export async function updateManualDiscounts(transaction: DbTransaction, rules: ManualDiscountRules): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update organisation.company set manual_discounts = ${JSON.stringify(rules)}`.execute(transaction);
  return numAffectedRows === 1n;
}

/** Stores with the values that hold there. */
export async function readStores(db: Db): Promise<Store[]> {
  const tree = await readTree(db);
  const { rows } = await sql<Pick<Store, "storeId" | "name" | "addressLines"> & { groupId: string | null }>`
    select store_id as "storeId", name, address_lines as "addressLines", group_id as "groupId"
    from organisation.store order by store_id limit 10000`.execute(db);
  return rows.map(({ groupId, ...row }) => ({
    ...row,
    ...(groupId === null ? {} : { groupId }),
    ...storeValues(tree, row.storeId),
  }));
}

function storeValues(tree: Tree, storeId: string) {
  const { taxNumber, ...held } = valuesAt(tree, nodeKey("store", storeId));
  return {
    timeZone: held.timeZone ?? "",
    currency: held.currency ?? "",
    language: held.language ?? "en",
    ...(taxNumber === undefined ? {} : { taxNumber }),
    salesOrganisation: held.salesOrganisation ?? "",
    distributionChannel: held.distributionChannel ?? "",
    storageLocations: held.storageLocations ?? [],
    openingHours: held.openingHours ?? [],
    closedDays: held.closedDays ?? [],
  };
}

/** Creates the store or changes its own facts; `groupId` left out keeps its place. */
export async function upsertStore(
  transaction: DbTransaction,
  store: { storeId: string; name: string; addressLines: string[]; groupId?: string | null },
): Promise<"created" | "changed"> {
  const facts = {
    name: store.name,
    address_lines: store.addressLines,
    ...(store.groupId === undefined ? {} : { group_id: store.groupId }),
  };
  const row = await transaction
    .insertInto("organisation.store")
    .values({ store_id: store.storeId, ...facts })
    .onConflict((conflict) => conflict.column("store_id").doUpdateSet({ ...facts, updated_at: sql`now()` }))
    .returning(sql<boolean>`xmax = 0`.as("created"))
    .executeTakeFirstOrThrow();
  return row.created ? "created" : "changed";
}

export async function upsertStoreGroup(
  transaction: DbTransaction,
  { groupId, name, parentId }: { groupId: string; name: string; parentId: string | null },
): Promise<void> {
  await sql`
    insert into organisation.store_group (group_id, name, parent_id) values (${groupId}, ${name}, ${parentId})
    on conflict (group_id) do update set name = excluded.name, parent_id = excluded.parent_id`.execute(transaction);
}

export async function deleteStoreGroup(transaction: DbTransaction, groupId: string): Promise<void> {
  await sql`delete from organisation.own_value where kind = 'group' and node_id = ${groupId}`.execute(transaction);
  await sql`delete from organisation.own_setting where kind = 'group' and node_id = ${groupId}`.execute(transaction);
  await sql`delete from organisation.store_group where group_id = ${groupId}`.execute(transaction);
}

export async function moveNodes(
  transaction: DbTransaction,
  { stores, groups, to }: { stores: string[]; groups: string[]; to: string | null },
): Promise<void> {
  await sql`update organisation.store set group_id = ${to} where store_id = any(${stores})`.execute(transaction);
  await sql`update organisation.store_group set parent_id = ${to} where group_id = any(${groups})`.execute(transaction);
}

export async function readPaymentMethods(db: Db): Promise<PaymentMethodRow[]> {
  const { rows } = await sql<Omit<PaymentMethodRow, "erpCode"> & { erpCode: string | null }>`
    select code, kind, names, erp_code as "erpCode", position
    from organisation.payment_method order by position, code`.execute(db);
  return rows.map(({ erpCode, ...method }) => ({ ...method, ...(erpCode === null ? {} : { erpCode }) }));
}

export async function upsertPaymentMethod(transaction: DbTransaction, method: PaymentMethodRow): Promise<void> {
  await sql`
    insert into organisation.payment_method (code, kind, names, erp_code, position)
    values (${method.code}, ${method.kind}, ${JSON.stringify(method.names)}, ${method.erpCode ?? null}, ${method.position})
    on conflict (code) do update set kind = excluded.kind, names = excluded.names, erp_code = excluded.erp_code,
      position = excluded.position`.execute(transaction);
}
