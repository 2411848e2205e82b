import type { ManualDiscountRules } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { Company, PaymentMethodRow, Store } from "./schemas.ts";

export async function readCompany(db: Db): Promise<Company | undefined> {
  const { rows } = await sql<Company>`
    select company_code as "companyCode", name, currency, sales_organisation as "salesOrganisation", division
    from organisation.company`.execute(db);
  return rows[0];
}

export async function upsertCompany(transaction: DbTransaction, company: Company): Promise<void> {
  await sql`
    insert into organisation.company (company_code, name, currency, sales_organisation, division)
    values (${company.companyCode}, ${company.name}, ${company.currency}, ${company.salesOrganisation}, ${company.division})
    on conflict (only_one) do update set company_code = excluded.company_code, name = excluded.name,
      currency = excluded.currency, sales_organisation = excluded.sales_organisation, division = excluded.division`.execute(
    transaction,
  );
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

export async function readStores(db: Db): Promise<Store[]> {
  const rows = await db.selectFrom("organisation.store").selectAll().orderBy("store_id").limit(10_000).execute();
  return rows.map((row) => ({
    storeId: row.store_id,
    name: row.name,
    addressLines: row.address_lines,
    timeZone: row.time_zone,
    currency: row.currency,
    language: row.language === "de" ? "de" : "en",
    ...(row.tax_number === null ? {} : { taxNumber: row.tax_number }),
    salesOrganisation: row.sales_organisation,
    distributionChannel: row.distribution_channel,
    storageLocations: row.storage_locations as Store["storageLocations"],
  }));
}

export async function upsertStore(transaction: DbTransaction, store: Store): Promise<"created" | "changed"> {
  const facts = {
    name: store.name,
    address_lines: store.addressLines,
    time_zone: store.timeZone,
    currency: store.currency,
    language: store.language,
    tax_number: store.taxNumber ?? null,
    sales_organisation: store.salesOrganisation,
    distribution_channel: store.distributionChannel,
    storage_locations: JSON.stringify(store.storageLocations),
  };
  const row = await transaction
    .insertInto("organisation.store")
    .values({ store_id: store.storeId, ...facts })
    .onConflict((conflict) => conflict.column("store_id").doUpdateSet({ ...facts, updated_at: sql`now()` }))
    .returning(sql<boolean>`xmax = 0`.as("created"))
    .executeTakeFirstOrThrow();
  return row.created ? "created" : "changed";
}

export async function readPaymentMethods(db: Db): Promise<PaymentMethodRow[]> {
  const { rows } = await sql<PaymentMethodRow>`
    select code, kind, names, erp_code as "erpCode", position
    from organisation.payment_method order by position, code`.execute(db);
  return rows;
}

export async function upsertPaymentMethod(transaction: DbTransaction, method: PaymentMethodRow): Promise<void> {
  await sql`
    insert into organisation.payment_method (code, kind, names, erp_code, position)
    values (${method.code}, ${method.kind}, ${JSON.stringify(method.names)}, ${method.erpCode}, ${method.position})
    on conflict (code) do update set kind = excluded.kind, names = excluded.names, erp_code = excluded.erp_code,
      position = excluded.position`.execute(transaction);
}
